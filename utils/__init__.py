"""The course's own library, in rooms: nn, data, figures, widgets, checks; and runtime starts Keras.

Importing `utils` alone imports nothing else, so a lab pays only for what it uses.
"""
