"""Exercise 4.5 · A step of Adam."""

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.exercises.mistakes import mistakes
from utils.checks.exercises.random_inputs import signed


def adam_step(
    w: np.ndarray, dw: np.ndarray, m: np.ndarray, v: np.ndarray, t: int, learning_rate: float
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    m = 0.9 * m + 0.1 * dw
    v = 0.999 * v + 0.001 * dw**2
    m_hat = m / (1 - 0.9**t)
    v_hat = v / (1 - 0.999**t)
    w = w - learning_rate * m_hat / (np.sqrt(v_hat) + 1e-7)
    return w, m, v


def _draw_averages(rng: np.random.Generator, size: int) -> tuple:
    w, dw, m = (
        signed(rng, size, high=3),
        signed(rng, size, low=0.5, high=3),
        signed(rng, size, low=0.2, high=0.9),
    )
    v = rng.integers(2, 9, size) / 100
    if size == 5:
        dw[2] = m[2] = v[2] = 0  # one weight that has never had a slope
        w[4], dw[4], m[4], v[4] = 0, abs(dw[4]) * 1e-6, abs(m[4]) * 1e-6, 1e-10  # 1e-7 counts
    return w, dw, m, v, int(rng.integers(2, 7)), float(rng.choice([0.02, 0.03, 0.05]))


EXERCISE = FunctionExercise(
    name="adam_step",
    number="4.5",
    title="A step of Adam",
    names=("w", "m", "v"),
    tolerance=1e-7,  # so that it shows where 1e-7 is added
    solution=adam_step,
    inputs=_draw_averages,
    mistakes=mistakes(
        """
        no-correction: You left out the correction. Divide `m` and `v` by 1 - 0.9ᵗ and 1 - 0.999ᵗ
          before you use them.
            m_hat = m / (1 - 0.9**t) -> m_hat = m
            v_hat = v / (1 - 0.999**t) -> v_hat = v
        times-t: You multiplied by t in the correction. It is a power: 0.9 to the t.
            0.9**t -> 0.9 * t
            0.999**t -> 0.999 * t
        no-1-minus: You divided by 0.9ᵗ and 0.999ᵗ. Divide by 1 minus that.
            1 - 0.9**t -> 0.9**t
            1 - 0.999**t -> 0.999**t
        no-t: Your correction has no t: it is right for the first step only.
            0.9**t -> 0.9
            0.999**t -> 0.999
        corrections-mixed: The corrections are mixed up: `m` is divided by 1 - 0.9ᵗ, and `v` by 1 -
          0.999ᵗ.
            m / (1 - 0.9**t) -> m / (1 - 0.999**t)
            v / (1 - 0.999**t) -> v / (1 - 0.9**t)
            or
            m / (1 - 0.9**t) -> m / (1 - 0.999**t)
            or
            v / (1 - 0.999**t) -> v / (1 - 0.9**t)
        hats-kept: You returned the corrected averages. They serve this step only; the next one
          needs `m` and `v` as they were before the correction.
            return w, m, v -> return w, m_hat, v_hat
        not-squares: `v` averages the squares of the slopes: dw², not dw, nor its size, nor the
          square of `m`.
            dw**2 -> dw
            or
            dw**2 -> abs(dw)
            or
            dw**2 -> m**2
        betas-swapped: You swapped 0.9 and 0.999. `m` forgets fast, with 0.9; `v` slowly.
            0.9 * m + 0.1 -> 0.999 * m + 0.001
            0.999 * v + 0.001 -> 0.9 * v + 0.1
            or
            m = 0.9 * m + 0.1 -> m = 0.999 * m + 0.001
            v = 0.999 * v + 0.001 -> v = 0.9 * v + 0.1
            m / (1 - 0.9**t) -> m / (1 - 0.999**t)
            v / (1 - 0.999**t) -> v / (1 - 0.9**t)
        shares-swapped: You swapped the shares of `m`, of `v`, or of both. Each keeps most of
          itself, 0.9 or 0.999, and takes the rest of what is new.
            0.9 * m + 0.1 -> 0.1 * m + 0.9
            0.999 * v + 0.001 -> 0.001 * v + 0.999
            or
            0.9 * m + 0.1 -> 0.1 * m + 0.9
            or
            0.999 * v + 0.001 -> 0.001 * v + 0.999
        forgets-too-fast: Your `v` forgets too fast. It keeps 0.999 of itself and takes 0.001; 0.9
          and 0.1 are RMSprop's.
            0.999 * v + 0.001 -> 0.9 * v + 0.1
            or
            0.999 * v + 0.001 -> 0.99 * v + 0.01
            or
            0.999 * v + 0.001 -> 0.99 * v + 0.01
            0.999**t -> 0.99**t
            or
            0.999 * v + 0.001 -> 0.9 * v + 0.1
            0.999**t -> 0.9**t
        new-whole: An old average shrinks, but what is new comes in whole. Take 0.1 of dw and 0.001
          of dw².
            + 0.1 * dw -> + dw
            + 0.001 * dw -> + dw
            or
            + 0.1 * dw -> + dw
            or
            + 0.001 * dw -> + dw
        no-memory: Your averages take in the newest slope only. They also keep most of what they
          were: 0.9 of `m`, 0.999 of `v`.
            0.9 * m + ->
            0.999 * v + ->
        all-weights-together: You added up or averaged the squares of all slopes. Each weight has a
          `v` of its own, from its own slope.
            dw**2 -> np.sum(dw**2)
            or
            dw**2 -> np.mean(dw**2)
        root-first: You took the root of `v` before its correction. Correct `v`, then take the root.
            np.sqrt(v_hat) -> np.sqrt(v) / (1 - 0.999**t)
        keras-form: That is Adam as Keras has it: 1e-7 is added to the root before `v` is corrected.
          It works as well; but here, correct `v` first, then take the root and add.
            np.sqrt(v_hat) + 1e-7 -> np.sqrt(v_hat) + 1e-7 / np.sqrt(1 - 0.999**t)
        rate-in-slopes: You put the learning rate into the slopes. It cancels out there: multiply
          the step by it.
            m = 0.9 * m -> dw = learning_rate * dw; m = 0.9 * m
            w - learning_rate * m_hat -> w - m_hat
            or
            m = 0.9 * m -> dw = learning_rate * dw; m = 0.9 * m
        w-kept: w came back as it was, or nearly so. Subtract the step from it. (If you wrote 1e7,
          mind the minus: it is 1e-7.)
            1e-7 -> 1e7
        old-averages: You stepped with the old averages. Renew `m` and `v` first.
            m = 0.9 * m + 0.1 * dw -> old = m, v; m = 0.9 * m + 0.1 * dw
            m_hat = m / -> m_hat = old[0] /
            v_hat = v / -> v_hat = old[1] /
        old-returned: You returned the old `m` and `v`. Return the renewed ones.
            m = 0.9 * m + 0.1 * dw -> old = m, v; m = 0.9 * m + 0.1 * dw
            return w, m, v -> return w, *old
        newest-slope: You stepped along dw, as RMSprop does. Adam steps along the averaged slope,
          `m`, corrected.
            rate * m_hat -> rate * dw
        no-v: `v` has no part in your step. Divide by its square root.
            / (np.sqrt(v_hat) + 1e-7) ->
        no-brackets: Your 1e-7 is added to w, or subtracted from it. Python divides first: put
          brackets around the root and 1e-7.
            (np.sqrt(v_hat) + 1e-7) -> np.sqrt(v_hat) + 1e-7
            or
            (np.sqrt(v_hat) + 1e-7) -> np.sqrt(v_hat) - 1e-7
        no-1e-7: You divided 0 by 0 where a weight has never had a slope. Add 1e-7 to the square
          root.
            + 1e-7 ->
        under-the-root: Your 1e-7 is under the root. In Adam it stands beside it: take the root
          first, then add.
            np.sqrt(v_hat) + 1e-7 -> np.sqrt(v_hat + 1e-7)
        not-1e-7: What you add to the root is not 10⁻⁷. That is `1e-7`: `10e-7` is ten times as
          much, and 1e-8, which many take, a tenth of it.
            1e-7 -> 10e-7
            or
            1e-7 -> 1e-8
        uphill: You walked uphill. Subtract the step from w.
            w - learning_rate -> w + learning_rate
        step: You returned the step alone. The new w begins with the old one.
            w = w - -> w =
            or
            w = w - -> w = -
        rate-written-in: You wrote the learning rate as a number. It comes in as an argument.
            = adam_step(w, dw, m, v, t, 0.001)
            or
            = adam_step(w, dw, m, v, t, 0.01)
        """
    ),
    hint="Take the four formulas in their order, a line each, and only the fifth line moves w. "
    "Give the corrected averages names of their own, such as `m_hat`.",
    steps=(
        "The first line renews `m`: it keeps 0.9 of the old one, and 0.1 of the slope comes in. "
        "Use the renewed `m` and `v` in all later lines, and return them without the correction.",
        "By hand, with m = 0.5, dw = 2 and t = 2: the new m is 0.45 + 0.2 = 0.65. Its correction "
        "is 1 - 0.9 · 0.9 = 0.19, and 0.65 / 0.19 = 3.42 is what the step uses. `v` goes alike.",
    ),
)
