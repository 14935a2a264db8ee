"""Tests of the papers in Word and Excel."""
