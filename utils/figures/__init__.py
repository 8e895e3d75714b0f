"""The course's figures, made from arrays and history dicts, never from models."""
