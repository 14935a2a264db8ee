"""Tests of office files."""
