"""A small forge on this machine: bare Git repositories as the truth, Git over HTTP and the REST API on one port."""
