"""Tests of the rules: folders of documents with the findings that each must give."""
