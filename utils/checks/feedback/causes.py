"""The cause of an error, by which two errors are compared: not the words, which change."""

import re

# How libraries say that sizes do not fit together, whatever the sizes and their order.
SHAPES = {
    "shapes in a matrix product": r"shapes? .* not aligned|matmul: .*mismatch|size-incompatible",
    "shapes element by element": (
        r"could not( be)? broadcast|doesn't match the broadcast shape|[Ii]ncompatible shapes"
    ),
    "shapes to be joined": r"must match exactly|same shape|same number of dimensions",
}
_NUMBERS = r"[-+]?\d[\w.]*|\bnewaxis\b"
_NAMES = r"""(?<!\w)'[^']*'|"[^"]*"|`[^`]*`"""


def cause(error: BaseException) -> str:
    """Return what an error has in common with others of the same cause.

    Sizes that do not fit together in one kind of operation are one cause, in whatever order. Else
    the cause is the type, and the message without the names and numbers in it; but which position
    is missing along which axis tells two mistakes apart.

    Example:
        >>> cause(ValueError("shapes (3,2) and (3,) not aligned: 2 (dim 1) != 3 (dim 0)"))
        'shapes in a matrix product'
        >>> cause(IndexError("index 5 is out of bounds for axis 0 with size 3"))
        'IndexError: index 5 is out of bounds for axis 0 with size 3'
        >>> cause(TypeError("can't multiply sequence by non-int of type 'float'"))
        "TypeError: can't multiply sequence by non-int of type"
    """
    words = str(error)
    for name, pattern in SHAPES.items():
        if not isinstance(error, LookupError) and re.search(pattern, words, re.DOTALL):
            return name
    words = re.sub(r" \([^()]*\.(?:py|so|pyd)\)", "", words)  # where a module is
    words = re.sub(r"\s+`np\.\w+` was a deprecated.*", "", words, flags=re.DOTALL)
    left_out = _NAMES if isinstance(error, IndexError) else f"{_NAMES}|{_NUMBERS}"
    words = re.sub(left_out, " ", words)
    words = re.sub(r"\(\s*(?:,\s*)*\)|\[\s*(?:,\s*)*\]", " ", words)  # the shapes that held them
    return ": ".join(filter(None, [type(error).__name__, " ".join(words.split())]))
