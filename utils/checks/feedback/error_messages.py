"""Errors of Python and NumPy, as patterns, and what they mean to a beginner."""

from utils.checks.feedback.calling import TimeUp

Kind = type[BaseException]

# The first that fits is used.
ERROR_MESSAGES: list[tuple[Kind | tuple[Kind, ...], str, str]] = [
    (TimeUp, "", "Your code did not finish. Is there a loop that never ends?"),
    (
        ValueError,
        r"matmul.*mismatch|shapes .* not aligned",
        "The inner sizes of a matrix product must agree: in X @ W the columns of X meet the rows "
        "of W. Print both shapes.",
    ),
    (
        ValueError,
        r"could not be broadcast",
        "These two shapes do not fit together element by element. Print both shapes.",
    ),
    (
        ValueError,
        r"matmul: Input operand .* does not have enough dimensions",
        "`@` takes an array on both sides, and one of them is none. Print both.",
    ),
    (
        ValueError,
        r"truth value of an array",
        "An array has many truth values, so `if`, `and`, Python's `max` and `sorted` cannot use "
        "it. NumPy's functions go element by element: np.where, np.maximum, np.max.",
    ),
    (ValueError, r"zero-size array", "An array is empty here. Print its shape."),
    (
        ValueError,
        r"cannot reshape",
        "The new shape must hold exactly as many values as the array. The check uses other sizes "
        "than the lab, so work them out from the argument, with `len(…)` or `.shape`, or let -1 "
        "stand for one of them.",
    ),
    (ValueError, r"only specify one unknown", "In a shape, -1 can stand for one size only."),
    (
        TypeError,
        r"bitwise_xor|for \^",
        "In Python a power is written `**`; `^` is something else.",
    ),
    (
        (TypeError, AttributeError),
        r"'NoneType'",
        "Something here is None: what made it returned nothing. Has a function no `return`? Or "
        "did it change a thing in place, as `sort`, `inplace=True`, `compile` and `add` do?",
    ),
    (
        TypeError,
        r"'ellipsis'",
        "There is still a `...` where a value should be.",
    ),
    (
        (TypeError, AttributeError),
        r"builtin_function_or_method|ArrayFunctionDispatcher|ufunc' object"
        r"|'(function|method)' (object|and)|and '(function|method)'|type (function|method)\b",
        "A function or a method stands here without the round brackets that call it.",
    ),
    (
        TypeError,
        r"only integer scalar arrays",
        "A whole array stands where one number belongs: a size, an axis or a count.",
    ),
    (
        TypeError,
        r"only .*(scalar|0-dimensional|size-1|length-1) arrays",
        "A function for one number met a whole array. NumPy's functions (np.exp, np.maximum) "
        "take arrays; those of the module math do not.",
    ),
    (
        TypeError,
        r"holds object",
        "A function or something else that is no number met arithmetic. Is a function not called, "
        "such as `f` for `f(x)`?",
    ),
    (
        TypeError,
        r"'int' object is not iterable",
        "A loop goes over a number. Loop over a list, or over `range(…)`.",
    ),
    (
        TypeError,
        r"cannot unpack non-iterable (int|float|numpy)",
        "A single number cannot be shared out among several names. Print what comes in.",
    ),
    (TypeError, r"not callable", "Round brackets after something that is no function."),
    (
        TypeError,
        r"positional argument|unexpected keyword",
        "The number or the names of the arguments do not fit the function that is called here.",
    ),
    (TypeError, r"not subscriptable", "Square brackets after something that has no items."),
    (
        IndexError,
        r"too many indices",
        "The square brackets hold more positions than the array has axes. Print its shape.",
    ),
    (IndexError, r"only integers|integer \(or boolean\)", "A position must be a whole number."),
    (IndexError, r"boolean index", "There are more, or fewer, True and False than things to pick."),
    (
        IndexError,
        r"shape mismatch",
        "Several lists of positions go together, one from each at a time: they need one length.",
    ),
    (IndexError, r"", "There is no item at that position. The first one has index 0."),
    (
        KeyError,
        r"not found in axis",
        "`drop` looks among the rows, unless you say `columns=` in its brackets.",
    ),
    (KeyError, r"", "There is no such key. Look at the spelling."),
    (
        AttributeError,
        r"'(tuple|list)' object .*'(arg(max|min)|m(ax|in|ean)|sum|std|shape|size|reshape|astype)'",
        "Lists have no such method, arrays do. NumPy's functions, as in `np.mean(…)`, take both.",
    ),
    (
        AttributeError,
        r"'(tuple|list)' object",
        "This is a group of items. Take them out first, by position or in a `for`.",
    ),
    (AttributeError, r"", "There is no such method or attribute. Look at the spelling."),
    (ZeroDivisionError, r"", "A division by zero."),
    (RecursionError, r"", "The function calls itself without end."),
    (UnboundLocalError, r"", "This name is used before it gets a value in the function."),
    (SystemExit, r"", "exit() would end the notebook. Use `return` to leave a function."),
    (MemoryError, r"", "This needs more memory than there is. Print the shapes on the way."),
    (
        NotImplementedError,
        r"",
        "The line `raise NotImplementedError()` is still there. Put your answer in its place.",
    ),
]
