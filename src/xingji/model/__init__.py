"""Typed documents: what each file of an edition may hold."""
