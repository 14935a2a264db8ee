"""Tests of the guideline data."""
