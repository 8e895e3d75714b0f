"""Mistakes derived from a solution: its source with one thing changed, and what to say of it."""
