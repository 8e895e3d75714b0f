"""The web book: a static site of the whole course, made from the solved editions."""


class BookError(Exception):
    """An error that keeps the book from being made; its message says why and what mends it."""
