"""Made-up data in any amount, and what the engine needs for it in time and memory."""
