"""The kinds of exercises, which ask for a function, a value or a model, and how each is judged."""
