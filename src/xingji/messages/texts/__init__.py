"""Sentences of commands, papers, reports and comments, which belong to no finding."""
