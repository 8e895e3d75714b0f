"""Errors of NumPy and the libraries built on it, as patterns, and what they mean to a beginner."""

Kind = type[BaseException]

# Of each kind of error, the first pattern that fits is used.
ARRAY_MESSAGES: dict[Kind | tuple[Kind, ...], dict[str, str]] = {
    ValueError: {
        r"matmul.*mismatch|shapes .* not aligned": (
            "The inner sizes of a matrix product must agree: in X @ W the columns of X meet the "
            "rows of W. Print both shapes."
        ),
        r"could not broadcast input array|could not be broadcast to indexing"
        r"|non-broadcastable output": (
            "What is put in has another shape than the place for it. Print both shapes."
        ),
        r"could not be broadcast": (
            "These two shapes do not fit together element by element. Print both shapes."
        ),
        r"matmul: Input operand .* does not have enough dimensions": (
            "`@` takes an array on both sides, and one of them is none. Print both."
        ),
        r"same number of dimensions|must match exactly|same shape|same length": (
            "What is put together here must have the same sizes, but for the axis along which it "
            "is joined. Print the shape of each on the way."
        ),
        r"need at least one array": "There is nothing to put together: the list is empty.",
        r"zero-dimensional arrays cannot": (
            "Single numbers cannot be joined like arrays. `np.array([…])` makes an array of them."
        ),
        r"inhomogeneous": (
            "The parts do not have one and the same shape, so they make no array. Print the "
            "shape of each on the way."
        ),
        r"setting an array element with a sequence": (
            "One place of an array holds one number, and here it gets several. For a row in each "
            "place, make room for rows: np.zeros((rows, columns))."
        ),
        r"truth value of an array": (
            "An array has many truth values, so `if`, `and`, Python's `max` and `sorted` cannot "
            "use it. Is a sum missing, or an index? If not, "
            "NumPy's functions go element by element: np.where, np.maximum."
        ),
        r"zero-size array|empty sequence|argument is empty": (
            "An array or a list is empty here. Print it."
        ),
        r"cannot reshape": (
            "The new shape must hold exactly as many values as the array. The check uses other "
            "sizes than the lab, so work them out from the argument, with `len(…)` or `.shape`, "
            "or let -1 stand for one of them."
        ),
        r"only specify one unknown": "In a shape, -1 can stand for one size only.",
        r"axes don't match": "Name each axis of the array once: as many as it has.",
        r"negative dimensions": "A size in a shape is negative. Print it.",
        r"equal division": (
            "The axis cannot be split into that many equal parts. `np.array_split` allows "
            "unequal ones."
        ),
        r"negative integer powers": (
            "Whole numbers cannot be raised to a negative power here. Write 2.0, not 2."
        ),
        r"inconsistent numbers of samples|cardinality is ambiguous|match length": (
            "There must be as many rows in one as in the other. Print both shapes."
        ),
        r"Expected 2D array": "A table is wanted: rows for samples, and columns. Print the shape.",
        r"X has \d+ features": "This was fitted on another number of columns. Print both shapes.",
        r"not fitted yet": "`fit` comes first, on the training data.",
        r"incompatible with the layer": (
            "A layer gets inputs of another size than it was built for. Print their shape."
        ),
        r"not recognized|Unrecognized keyword": (
            "Keras does not know this option. Is it misspelled, or does it belong elsewhere?"
        ),
        r"None values not supported": "Keras wants numbers, and here is None. Is `y` missing?",
        r"either both or neither": (
            "np.where takes three things: a condition, what to take where it holds, and elsewhere."
        ),
        r"Unrecognized data type": "Keras takes arrays. `np.array(…)` makes one of a list.",
        r"KerasTensor is symbolic": (
            "This stands for numbers that come later, and has none yet. Use layers, or `keras.ops`."
        ),
    },
    TypeError: {
        r"bitwise_xor": "In Python a power is written `**`; `^` is something else.",
        r"bitwise_(and|or)": (
            "`&` and `|` join what comparisons give. Each comparison stands in brackets: "
            "(0 < x) & (x < 1)."
        ),
        r"Cannot cast ufunc": (
            "An array of whole numbers cannot take fractions in place. Write `x = x + …` instead "
            "of `x += …`, or begin with floats."
        ),
        r"dtype\('<U|string multiply": (
            "Text stands among the numbers. `float(…)` makes a number of text, `.astype(float)` "
            "an array."
        ),
        r"Cannot interpret '-?\d+' as a data type": (
            "A number stands where the type of the numbers belongs. A shape stands in brackets "
            "of its own: np.zeros((3, 4))."
        ),
        r"order must be str": "A shape stands in brackets of its own: np.reshape(x, (3, 4)).",
        r"expected a sequence of integers": (
            "A size is a whole number. `/` always gives a float, `//` divides to a whole number."
        ),
        r"data type .* not understood": "NumPy knows no such type. Write float, int or bool.",
        r"only integer scalar arrays": (
            "A whole array stands where one number belongs: a size, an axis or a count. Several "
            "arrays that go together stand in a list, as in np.stack([a, b])."
        ),
        r"only .*(scalar|0-dimensional|size-1|length-1) arrays": (
            "A function for one number met a whole array. NumPy's functions (np.exp, np.maximum) "
            "take arrays; `float`, `int` and those of math do not."
        ),
        r"holds object|of type (function|method|builtin\w*) which": (
            "A function or something else that is no number met arithmetic. Is a function not "
            "called, such as `f` for `f(x)`?"
        ),
        r"^(?!.*NoneType).*(has no callable|not supported for the input types)": (
            "Among what comes in is something that is no number. Print it."
        ),
        r"return arrays must be of ArrayType": (
            "There is one argument too many: the last one is taken for the array to write to."
        ),
        r"invalid keyword argument for (sum|max|min|round|abs)"
        r"|^(sum|max|min|round|abs)\(\) got an unexpected keyword argument '(axis|keepdims)'": (
            "Python's own function knows no such option. NumPy's does: `np.sum`, `np.max` …."
        ),
    },
    IndexError: {
        r"too many indices: array is 0-dim|array is 0-dimensional|scalar variable": (
            "This is a single number: it has no items."
        ),
        r"too many indices": (
            "The square brackets hold more positions than the array has axes. Print its shape."
        ),
        r"only integers|integer \(or boolean\)": (
            "A position must be a whole number, such as `.astype(int)` makes of floats."
        ),
        r"boolean index": "There are more, or fewer, True and False than things to pick.",
        r"shape mismatch": (
            "Several lists of positions go together, one from each at a time: they need one length."
        ),
    },
    KeyError: {
        r"not found in axis": (
            "`drop` looks among the rows, unless you say `columns=` in its brackets."
        ),
    },
    Exception: {
        r"^\(slice\(": "A table takes names in square brackets. Positions need `.iloc[…]`.",
        r"[Ii]ncompatible shapes|size-incompatible": (
            "These shapes do not fit. Print the shape of each on the way."
        ),
        r"was expected to be a \w+ tensor": (
            'These tensors hold numbers of two types. `keras.ops.cast(…, "float32")` makes one '
            "of them."
        ),
    },
}
