"""Every sentence the engine says, in Chinese and English, under its code."""
