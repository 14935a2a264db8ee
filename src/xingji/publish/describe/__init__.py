"""The data described for machines, each description in the form of its own standard."""
