"""Guideline and answers in, level, gaps and plan out; exact integers, no I/O."""
