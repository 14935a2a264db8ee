"""The checking engine: a tree or a change set → report, rows, admission. Prints nothing and knows no command line."""
