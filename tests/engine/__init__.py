"""The checking engine by itself, without a command around it."""
