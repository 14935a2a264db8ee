"""The real workflow files, really run: the small forge sends events, act runs what answers to them."""
