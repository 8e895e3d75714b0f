"""What makes the web book: a static site of the whole course, from the solved editions."""


class BookError(Exception):
    """The book cannot be made; the message says why, and what mends it."""
