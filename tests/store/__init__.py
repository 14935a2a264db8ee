"""What lies on the disk and in Git, by itself."""
