"""Tests of scoring and planning."""
