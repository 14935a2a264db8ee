"""Tests of the programme's sums over rows: sampling, ranking, figures, small groups."""
