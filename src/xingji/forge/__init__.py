"""GitHub: the gate, the report, pull requests."""
