"""Located documents in, findings out: one small object per rule."""
