"""The mistakes in one layer, for Exercises 3.3 and 3.4; {x} is what the layer takes in."""

OF_A_LAYER = """
    rows-for-nodes: You transposed W, or took its rows for the nodes. Its columns are the nodes
      already, so it goes in as it is.
        {x} @ W -> {x} @ W.T
        or
        {x} @ W -> np.dot({x}, W.T)
    weights-first: The weights stand first in your product. The samples come first, then the
      weights; nothing has to be transposed.
        {x} @ W -> W @ {x}
        or
        {x} @ W -> np.dot(W, {x})
        or
        {x} @ W -> W.T @ {x}
        or
        {x} @ W -> W.T @ {x}.T
    elementwise: You multiplied element by element with `*`, so nothing was summed. A matrix product
      does both.
        {x} @ W -> {x} * W
        or
        {x} @ W -> W * {x}
    bias-for-samples: You gave each sample its own bias. The biases belong to the nodes, which are
      the columns.
        {x} @ W + b -> {x} @ W + b[:, None]
        or
        {x} @ W + b -> b[:, None] + {x} @ W
    bias-after: You added the biases after the activation. They are part of z.
        W + b) -> W) + b
    bias-too-early: You added the biases before the product, to the weights or to what comes in.
      They are added to what the product gives.
        {x} @ W + b -> {x} @ (W + b)
        or
        {x} @ W + b -> ({x} + b) @ W
    bias-subtracted: The biases count with the wrong sign. They are added to z; and if you wrote the
      sigmoid out, its minus belongs to all of z: mind the brackets.
        W + b -> W - b
    softmax: That is softmax, which makes each row add up to 1. The sigmoid looks at each z by
      itself.
        sigmoid( -> softmax(
"""
