"""xingji (星级): a provincial star-rating programme carried by one Git repository."""

__version__ = "0.2.0"
