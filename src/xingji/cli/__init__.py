"""A module for each command, which reads its arguments and says how it ended; the only package that prints."""
