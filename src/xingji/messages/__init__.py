"""Every sentence of the engine, in Chinese and English."""
