"""Sentences of codes that the reader, the models and the workbooks find; the rules only declare them."""
