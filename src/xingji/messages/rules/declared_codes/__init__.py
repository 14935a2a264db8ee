"""Sentences of codes whose faults the reader, the models and the workbooks find; `rules` only declares them."""
