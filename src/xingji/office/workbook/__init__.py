"""Workbooks, out and in: what the guideline asks as Excel sheets, and the answers back into YAML."""
