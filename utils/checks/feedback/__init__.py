"""Feedback on an answer: how it is called, compared with what is expected, and explained."""
