"""Files in, located documents out: the YAML reader, the repository layout, Git, caches."""
