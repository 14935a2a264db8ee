"""The kinds of `xingji word`, a module for each: its arguments, and how the file is made."""
