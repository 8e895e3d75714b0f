"""What goes wrong with the slopes of the two sigmoids in Exercise 5.3."""

SIGMOID_SLOPES = """
    no-brackets: Brackets are missing around 1 - a, in both slopes of sigmoids. Python multiplies
      first.
        (1 - a2) -> 1 - a2
        (1 - a1) -> 1 - a1
        or
        dz2 = 2 * (a2 - y) * a2 * (1 - a2) -> d = 2 * (a2 - y) * a2
        dz2 * w2 * a1 * (1 - a1) * x, -> d * 1 - a2 * w2 * a1 * 1 - a1 * x,
        , dz2 * a1 -> , d * 1 - a2 * a1
    zero: Both of your slopes are 0. Did you write `a * 1 - a`? There 1 - a needs brackets.
        = 0.0, 0.0
    no-slope: The slope of a sigmoid is missing, of the second one, of the first or of both. Both
      ways back go through the second one, and that to w1 through the first as well.
        * a2 * (1 - a2) ->
        or
        a1 * (1 - a1) * ->
        or
        * a2 * (1 - a2) ->
        a1 * (1 - a1) * ->
    no-sigmoids: You left out the sigmoids, on the way forward and on the way back.
        sigmoid(w1 * x) -> w1 * x
        sigmoid(w2 * a1) -> w2 * a1
        * a2 * (1 - a2) ->
        a1 * (1 - a1) * ->
    half-slope: Half of a sigmoid's slope is missing: it is a (1 - a), both factors.
        a2 * (1 - a2) -> (1 - a2)
        or
        a1 * (1 - a1) -> (1 - a1)
        or
        a2 * (1 - a2) -> (1 - a2)
        a1 * (1 - a1) -> (1 - a1)
        or
        * (1 - a2) ->
        or
        * (1 - a1) ->
        or
        * (1 - a2) ->
        * (1 - a1) ->
    sigmoid-twice: For the slopes of the sigmoids you took the sigmoid of a1 and of a2. Those are
      sigmoids already: the slope is a (1 - a).
        a2 * (1 - a2) -> sigmoid(a2) * (1 - sigmoid(a2))
        a1 * (1 - a1) -> sigmoid(a1) * (1 - sigmoid(a1))
    z-for-a: For the slopes of the sigmoids you took z (1 - z). In the formula stands the output:
      a (1 - a).
        a2 * (1 - a2) -> (w2 * a1) * (1 - w2 * a1)
        a1 * (1 - a1) -> (w1 * x) * (1 - w1 * x)
    tanh-slope: You used the slope of tanh, 1 - a². The sigmoid's is a (1 - a).
        a2 * (1 - a2) -> (1 - a2**2)
        a1 * (1 - a1) -> (1 - a1**2)
    quarter: For both slopes of sigmoids you took 0.25. That is the most a sigmoid can have; take
      a (1 - a).
        a2 * (1 - a2) -> 0.25
        a1 * (1 - a1) -> 0.25
    mixed-a: In the slope of one sigmoid you mixed a1 and a2. It is made of its own output, in both
      places.
        a1 * (1 - a1) -> a1 * (1 - a2)
        or
        a1 * (1 - a1) -> a2 * (1 - a1)
        or
        a2 * (1 - a2) -> a1 * (1 - a2)
        or
        a2 * (1 - a2) -> a2 * (1 - a1)
    other-slope: In dw2 you took the slope of the first sigmoid. The way back to w2 goes through the
      second one only.
        , dz2 * a1 -> , 2 * (a2 - y) * a1 * (1 - a1) * a1
        or
        a2 * (1 - a2) -> a1 * (1 - a1)
"""
