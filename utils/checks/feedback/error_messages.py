"""Errors of Python, as patterns, and what they mean to a beginner."""

Kind = type[BaseException]

# Of each kind of error, the first pattern that fits is used.
ERROR_MESSAGES: dict[Kind | tuple[Kind, ...], dict[str, str]] = {
    (TypeError, AttributeError): {
        r"'?NoneType": (
            "Something here is None: what made it returned nothing. Has a function no `return`? "
            "Or did it change a thing in place, as `sort`, `inplace=True`, `compile` and `add` "
            "do?"
        ),
        r"builtin_function_or_method|ArrayFunctionDispatcher|ufunc' object"
        r"|'(function|method)' (object|and)|and '(function|method)'|type (function|method)\b": (
            "A function or a method stands here without the round brackets that call it."
        ),
    },
    TypeError: {
        r"for \^": "In Python a power is written `**`; `^` is something else.",
        r"for [&|]:": (
            "`&` and `|` join what comparisons give. Each comparison stands in brackets: "
            "(0 < x) & (x < 1)."
        ),
        r"'ellipsis'": "There is still a `...` where a value should be.",
        r"concatenate str|and 'str'|'str' and|abs\(\): 'str'|unary .: 'str'": (
            "Text and numbers do not mix. `float(…)` makes a number of text."
        ),
        r"multiply sequence": (
            "A list, or a text, can only be repeated. To multiply each of its numbers, make an "
            "array first: np.array(…)."
        ),
        r"concatenate (list|tuple)|'(list|tuple)' and|and '(list|tuple)'"
        r"|(unary .|abs\(\)): '(list|tuple)'|type (list|tuple) doesn't": (
            "Python does not calculate with whole lists. Take one item of each, or make arrays "
            "first: np.array(…)."
        ),
        r"'dict' and|and 'dict'": (
            "Python does not calculate with a whole dict. Take an item of it, by its key."
        ),
        r"'(float|numpy\.float\d+)' object cannot be interpreted as an integer": (
            "A whole number is wanted here, and this is a float. If it comes of a division: `/` "
            "always gives a float, `//` a whole number."
        ),
        r"'(list|tuple|str)' object cannot be interpreted as an integer": (
            "One whole number is wanted here, such as a count or an axis. `len(…)` counts what "
            "is in a group; `[0]` takes its first item."
        ),
        r"(list|tuple) indices .* not str": (
            "A list has positions, 0, 1, 2 …, and no names. Is a dict meant?"
        ),
        r"(list|tuple) indices .* not tuple": (
            "A list takes one position at a time: `rows[0][1]`. An array takes several."
        ),
        r"(list|tuple|slice) indices must be": (
            "A position is a whole number. `/` always gives a float, `//` divides to a whole "
            "number."
        ),
        r"string indices must be": (
            "This is a text, from which square brackets take letters. A loop over a dict gives "
            "its keys."
        ),
        r"'(int|float|bool|numpy\.\w+)' object is not iterable|0-d array": (
            "A loop goes over a number. Loop over a list, or over `range(…)`."
        ),
        r"cannot unpack non-iterable (int|float|numpy)": (
            "A single number cannot be shared out among several names. Print what comes in."
        ),
        r"'(map|zip|generator|dict_\w+|enumerate|filter)' (object is not subscr|has no len)": (
            "This gives its items one after another only. `list(…)` makes a list of it first."
        ),
        r"has no len\(\)|unsized": "This is no group of things, so it has no length. Print it.",
        r"unhashable": (
            "A list or an array cannot be a key of a dict, nor stand in a set. Is a position "
            "meant, or one item?"
        ),
        r"does not support item assignment": (
            "This cannot be changed item by item. A list can, `[…]`, and an array."
        ),
        r"'History' object": (
            'What `fit` returns keeps its numbers in `.history`: `.history["loss"]`.'
        ),
        r"not callable": (
            "Round brackets after something that is no function. An item stands in square "
            "brackets, `x[0]`; a product needs its `*`."
        ),
        r"positional argument|unexpected keyword|missing required argument|takes .*arguments? \(": (
            "The number or the names of the arguments do not fit the function that is called here."
        ),
        r"not subscriptable": "Square brackets after something that has no items.",
    },
    ValueError: {
        r"values to unpack": (
            "On the left of `=`, or behind `for`, there must be as many names as things come out."
        ),
        r"invalid literal for int|convert string to float": (
            "This text is no number, so it cannot be turned into one. Print it."
        ),
        r"math domain": "A root or a logarithm of a number that has none. Print it.",
    },
    IndexError: {
        r"pop ": "There is nothing there to take out.",
        r"out of range|out.of.bounds": (
            "There is no item at that position. The first one has index 0, so the last has one "
            "less than the length."
        ),
    },
    KeyError: {"": "There is no such key."},
    AttributeError: {r"^(?!.*was removed)": "There is no such method or attribute."},
    (ValueError, OverflowError): {
        r"float (NaN|infinity) to integer": (
            "NaN and infinity are no whole numbers. Look for a division by 0 on the way."
        ),
    },
    OverflowError: {"": "This number is too large. Print what goes into it."},
    ZeroDivisionError: {"": "A division by zero."},
    RecursionError: {"": "The function calls itself without end."},
    UnboundLocalError: {"": "This name is used before it gets a value in the function."},
    FileNotFoundError: {"": "There is no such file. An answer needs none."},
    SystemExit: {"": "exit() would end the notebook. Use `return` to leave a function."},
    MemoryError: {"": "This needs more memory than there is. Print the shapes on the way."},
    NotImplementedError: {
        r"^(?!.*eager)": (
            "The line `raise NotImplementedError()` is still there. Put your answer in its place."
        ),
    },
}
