"""The catalogue: what is said of findings and besides them."""
