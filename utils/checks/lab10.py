"""The exercises of Lab 10, generalization."""

import copy
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from utils.checks.architecture import activations, dense_layers
from utils.checks.calling import call
from utils.checks.comparison import same
from utils.checks.exercise import Exercise
from utils.checks.forms import OneOf
from utils.checks.model_exercise import ModelExercise, Rule
from utils.checks.verdict import Status, Verdict

Parts = tuple[np.ndarray, np.ndarray, np.ndarray]
Epochs = tuple[Any, Any]

LETTERS = "ABCD"


def split_by_patient(patients: np.ndarray, order: np.ndarray) -> Parts:
    n = len(order)
    return _rows_of(patients, order[: 6 * n // 10], order[6 * n // 10 : 8 * n // 10])


def stop_early(val_losses: list[float], patience: int) -> Epochs:
    return _stopped(val_losses, patience)


def drop_nodes(a: np.ndarray, draws: np.ndarray, rate: float) -> np.ndarray:
    return a * (draws >= rate) / (1 - rate)


def guarded_classifier(
    inputs: int = 784,
    hidden: str | None = "relu",
    units: int = 10,
    output: str | None = "softmax",
    width: int = 128,
    depth: int = 1,
    rate: float | None = 0.5,
    place: str = "between",
    behind: bool = False,
    **penalties: Any,
) -> Any:
    """A digit classifier with dropout and an L2 penalty; each argument can spoil it in one way."""
    import keras
    from keras import layers

    penalties = penalties or {"kernel_regularizer": keras.regularizers.L2(0.001)}
    at_output = penalties.pop("at_output", {})
    stack = [layers.Dense(width, activation=hidden, **penalties) for _ in range(depth)]
    stack.append(layers.Dense(units, activation=output, **at_output))
    if rate is not None:
        where = {"front": 0, "between": depth, "end": depth + 1}[place]
        stack.insert(where, layers.Dropout(rate))
    if behind:
        stack.append(layers.Softmax())
    return keras.Sequential([keras.Input(shape=(inputs,)), *stack])


def _rows_of(patients: np.ndarray, train: Any, val: Any, test: Any = None) -> Parts:
    """The rows of these patients, part by part; the test part has those that are left over."""
    if test is None:
        test = np.setdiff1d(patients, np.concatenate([train, val]))
    train_rows, val_rows, test_rows = (
        np.flatnonzero(np.isin(patients, part)) for part in (train, val, test)
    )
    return train_rows, val_rows, test_rows


def _cut(things: np.ndarray, first: float = 0.6, second: float = 0.8) -> list[np.ndarray]:
    """Things in three parts: up to the first share, up to the second, and the rest."""
    ends = [int(first * len(things) + 1e-9), int(second * len(things) + 1e-9)]
    return np.split(things, ends)


def _from_to(start: float, end: float | None, order: np.ndarray) -> np.ndarray:
    n = len(order)
    return order[round(start * n) : None if end is None else round(end * n)]


def _taking(*slices: tuple[float, float | None]) -> Callable[..., Any]:
    """`split_by_patient` with other pieces of `order`, each from one share to another."""
    return lambda patients, order: tuple(
        np.flatnonzero(np.isin(patients, _from_to(start, end, order))) for start, end in slices
    )


def _in_dealt_order(patients: np.ndarray, order: np.ndarray) -> tuple[np.ndarray, ...]:
    """The right rows, patient by patient as they come in `order`."""
    return tuple(
        np.concatenate([np.flatnonzero(patients == patient) for patient in part])
        for part in _cut(order)
    )


def _stopped(
    val_losses: list[float],
    patience: int,
    better: Callable[[float, float], bool] = lambda loss, best: loss < best,
    extra: int = 0,
    resets: bool = True,
    previous: bool = False,
    begin: int = 0,
) -> Epochs:
    """Early stopping, and its mistakes: the epochs that are kept and stopped at, from 1."""
    best, waited = 0, begin
    if waited == patience + extra:
        return 1, 1
    for epoch in range(1, len(val_losses)):
        compared = epoch - 1 if previous else best
        if better(val_losses[epoch], val_losses[compared]):
            waited = 0 if resets else waited
        else:
            waited += 1
        if better(val_losses[epoch], val_losses[best]):
            best = epoch
        if waited == patience + extra:
            break
    return best + 1, epoch + 1


def _equal_ahead(val_losses: list[float], patience: int) -> Epochs:
    """Looks ahead for `patience` losses that are all larger, so an equal one is a new best."""
    for epoch, loss in enumerate(val_losses[: len(val_losses) - patience]):
        if min(val_losses[epoch + 1 : epoch + 1 + patience]) > loss:
            return epoch + 1, epoch + 1 + patience
    return int(np.argmin(val_losses)) + 1, len(val_losses)


def _beginning_with(lowest: float, kept: int, extra: int) -> Callable[..., Epochs]:
    """The lowest loss begins with a number, and in some lists no loss is below it."""

    def stop(val_losses: list[float], patience: int) -> Epochs:
        if val_losses[0] < lowest:
            return stop_early(val_losses, patience)
        return kept, patience + extra

    return stop


def _against_the_first(begin: int) -> Callable[..., Epochs]:
    """Each loss is compared with the first one: the lowest is never replaced."""

    def stop(val_losses: list[float], patience: int) -> Epochs:
        best, waited = 0, begin
        for epoch in range(1, len(val_losses)):
            lower = val_losses[epoch] < val_losses[0]
            best, waited = (epoch, 0) if lower else (best, waited + 1)
            if waited == patience:
                break
        return best + 1, epoch + 1

    return stop


def _counted_from_1(best: int) -> Callable[..., Epochs]:
    """`enumerate` begins with 1, and the number of an epoch is used as its index."""

    def stop(val_losses: list[float], patience: int) -> Epochs:
        kept = best
        for epoch, loss in enumerate(val_losses, start=1):
            if loss < val_losses[kept]:
                kept = epoch
            if epoch - kept == patience:
                break
        return kept, epoch

    return stop


def _all_at_the_end(val_losses: list[float], patience: int) -> Epochs:
    """Where the list ends before patience does, its last epoch is kept."""
    kept, last = stop_early(val_losses, patience)
    return (kept, last) if last - kept == patience else (last, last)


def _kept_over_previous(val_losses: list[float], patience: int) -> Epochs:
    """Both the waiting and what is kept go by the epoch before."""
    kept = waited = 0
    for epoch in range(1, len(val_losses)):
        if val_losses[epoch] < val_losses[epoch - 1]:
            kept, waited = epoch, 0
        else:
            waited += 1
        if waited == patience:
            break
    return kept + 1, epoch + 1


def _patience_before_last(val_losses: list[float], patience: int) -> Epochs:
    last = stop_early(val_losses, patience)[1]
    return last - patience, last


def _stop_excluded(val_losses: list[float], patience: int) -> Epochs:
    """The epoch in which patience runs out does not count."""
    kept, last = stop_early(val_losses, patience)
    return kept, last - 1 if last - kept == patience else last


def _without_limit(val_losses: list[float], patience: int) -> Epochs:
    """The stop comes `patience` epochs after the best one, past the end of the list as well."""
    kept = stop_early(val_losses, patience)[0]
    return kept, kept + patience


def _returns_inside_only(val_losses: list[float], patience: int) -> Epochs | None:
    """The loop returns when patience runs out, and nothing comes after it."""
    kept, last = stop_early(val_losses, patience)
    return (kept, last) if last - kept == patience else None


def _changed(change: Callable[[int, int], Any]) -> Callable[..., Any]:
    """What becomes of the right pair, kept and last."""
    return lambda val_losses, patience: change(*stop_early(val_losses, patience))


def _cuts(*shifts: tuple[int, int]) -> Callable[..., Any]:
    """`split_by_patient` with the beginnings and ends of its three pieces shifted by so many."""

    def split(patients: np.ndarray, order: np.ndarray) -> tuple[np.ndarray, ...]:
        n = len(order)
        ends = [(0, 6 * n // 10), (6 * n // 10, 8 * n // 10), (8 * n // 10, n)]
        return tuple(
            np.flatnonzero(np.isin(patients, order[start + early : end + late]))
            for (start, end), (early, late) in zip(ends, shifts, strict=True)
        )

    return split


def _draw_patients(rng: np.random.Generator, size: int) -> tuple:
    # No patient's number is a row's, each has one to three rows that do not stand together, and
    # the order is not the sorted one. Patients come in fives, so that 60 % is a whole number.
    n = 5 if size < 4 else 10
    names = rng.permutation(np.arange(41, 99))[:n]
    while (np.diff(names) > 0).all() or set(np.sort(names)[: 3 * n // 5]) == set(_cut(names)[0]):
        names = rng.permutation(names)
    # Size 4 has few rows: there 60 % of the rows are fewer than the patients.
    counts = np.resize([1, 2, 1] if size == 4 else [2, 3, 1], n)
    counts[rng.integers(n)] += 1
    patients = np.repeat(rng.permutation(names), counts)
    shuffled = rng.permutation(patients)
    while np.array_equal(shuffled, patients) or shuffled[0] == shuffled[-1]:
        shuffled = rng.permutation(patients)
    return shuffled, names


def _draw_losses(rng: np.random.Generator, size: int) -> tuple:
    # Two rises that are forgiven, a new best, then a stall in which the best value comes once more
    # and one value is lower than the one before it. In some lists the end comes within the stall;
    # in the others a lower value comes, too late, in one of them even if the equal one is taken
    # for a new best. One list rises at once; some losses are far above 1.
    patience = (3, 2, 3, 4, 2)[size - 1]
    best = int(rng.integers(50, 60))
    start = [best + 30 + int(rng.integers(5)), best + 20, best + 24, best + 14, best + 17, best]
    if size == 5:
        start.insert(1, best + 36)
    stall = [best + 8 + int(rng.integers(3)), best, best + 5, best + 7][:patience]
    late = [best + 6] * (size > 2) + [best + 4, best + 3] * (size == 4) + [best - 6, best - 9]
    late += [best - value for value in (5, 3, 4, 2, 1, 7)][: patience + 2]
    losses = start + (stall[:-1] if size in (1, 5) else stall + late)
    return [loss / (100, 100, 10, 0.01, 20)[size - 1] for loss in losses], patience


def _draw_outputs(rng: np.random.Generator, size: int) -> tuple:
    # Draws end in 5, so that none equals the rate: random ones never do, so `>` is as good as
    # `>=`. Each case drops some and keeps some.
    shape = size + 1, size + 2
    rate = float(rng.choice([0.2, 0.3, 0.4]))
    a = rng.integers(2, 99, shape) / 10
    draws = (rng.integers(0, 10, shape) * 10 + 5) / 100
    draws[0, :2], draws[1, :2] = [0.05, 0.95], [0.85, 0.15]
    return a, draws, rate


def _dropouts(model: Any) -> list[Any]:
    return [layer for layer in model.layers if type(layer).__name__ == "Dropout"]


def _between(model: Any) -> list[Any]:
    """The Dropout layers behind the first Dense layer and before the last one."""
    first, last = (model.layers.index(dense_layers(model)[i]) for i in (0, -1))
    return [layer for layer in _dropouts(model) if first < model.layers.index(layer) < last]


def _penalty(regularizer: Any, kind: str = "l2") -> float:
    """The strength of a regularizer; 0 without one."""
    return float(getattr(regularizer, kind, 0) or 0)


def _strengths(model: Any, kind: str = "l2", of: str = "kernel_regularizer") -> list[float]:
    return [_penalty(getattr(dense, of), kind) for dense in dense_layers(model)]


def _rates(model: Any) -> str:
    return " and ".join(f"{layer.rate:g}" for layer in _between(model))


def _spoilt(of: str, at_output: bool = False, **strength: float) -> Callable[[], Any]:
    """A model whose penalty is at the wrong place, or of the wrong sort or strength."""

    def build() -> Any:
        import keras

        penalty = {of: keras.regularizers.L1L2(**strength)}
        if at_output:
            return guarded_classifier(activity_regularizer=None, at_output=penalty)
        return guarded_classifier(**penalty)

    return build


def _penalty_in_third_place() -> Any:
    """`Dense(64, "relu", L2(0.001))`: the third place is `use_bias`."""
    import keras

    return guarded_classifier(activity_regularizer=None, use_bias=keras.regularizers.L2(0.001))


GUARD_RULES = [
    Rule(
        lambda model: (
            f"Your model's input has the shape {model.input_shape}, where the first None stands "
            "for the number of rows. A digit is a row of 784 pixels."
        ),
        lambda model: model.input_shape == (None, 784),
        lambda: guarded_classifier(inputs=28),
    ),
    Rule(
        lambda model: (
            f"Your model's output has the size {model.output_shape[-1]}. There are ten digits, and "
            "each gets a probability."
        ),
        lambda model: model.output_shape == (None, 10),
        lambda: guarded_classifier(units=1),
    ),
    Rule(
        "There is no hidden layer. Put a Dense layer between the input and the output.",
        lambda model: len(dense_layers(model)) > 1,
        lambda: guarded_classifier(depth=0, place="front"),
    ),
    Rule(
        lambda model: (
            f"Your model has {sum(bool(layer.weights) for layer in model.layers)} layers with "
            "weights. Asked for are two: one hidden layer and the output."
        ),
        lambda model: sum(bool(layer.weights) for layer in model.layers) == 2,
        lambda: guarded_classifier(depth=2),
    ),
    Rule(
        "The last layer of your model is Dropout: in training it sets some of the ten "
        "probabilities to 0, the right one too. Put it behind the hidden layer.",
        lambda model: type(model.layers[-1]).__name__ != "Dropout",
        lambda: guarded_classifier(place="end"),
    ),
    Rule(
        lambda model: (
            f"The activation of your output layer is {activations(model)[-1]}. Ten probabilities "
            "that sum to 1 come from softmax."
        ),
        lambda model: activations(model)[-1] == "softmax",
        lambda: guarded_classifier(output="sigmoid"),
    ),
    Rule(
        lambda model: (
            f"Your hidden layer has {dense_layers(model)[0].units} nodes. The exercise asks for "
            "100 or more."
        ),
        lambda model: dense_layers(model)[0].units >= 100,
        lambda: guarded_classifier(width=64),
    ),
    Rule(
        "Your hidden layer has no activation. Linear after linear is still linear: give it relu.",
        lambda model: activations(model)[0] != "linear",
        lambda: guarded_classifier(hidden=None),
    ),
    Rule(
        lambda model: (
            f"The activation of your hidden layer is {activations(model)[0]}. The exercise asks "
            "for relu."
        ),
        lambda model: "elu" in activations(model)[0],  # its kin, too
        lambda: guarded_classifier(hidden="sigmoid"),
    ),
    Rule(
        "Softmax is applied twice at the end, which makes all digits nearly equally likely. Once "
        "is enough.",
        lambda model: (
            not (
                type(model.layers[-1]).__name__ in ("Softmax", "Activation")
                and dense_layers(model)[-1].activation.__name__ == "softmax"
            )
        ),
        lambda: guarded_classifier(behind=True),
    ),
    Rule(
        "There is no Dropout layer in your model.",
        lambda model: bool(_dropouts(model)),
        lambda: guarded_classifier(rate=None),
    ),
    Rule(
        "Your Dropout layer stands before the hidden layer, so it drops pixels. Asked for is "
        "dropout of hidden nodes: it stands behind their layer.",
        lambda model: bool(_between(model)),
        lambda: guarded_classifier(place="front"),
    ),
    Rule(
        lambda model: (
            f"Your dropout rate is {_rates(model)}, the share that is dropped. Asked for is a rate "
            "from 0.2 to 0.5."
        ),
        lambda model: all(0.2 <= layer.rate <= 0.5 for layer in _between(model)),
        lambda: guarded_classifier(rate=0.9),
    ),
    Rule(
        "Your penalty is on the biases (bias_regularizer). Asked for is one on the weights, which "
        "Keras calls the kernel.",
        lambda model: any(_strengths(model)) or not any(_strengths(model, of="bias_regularizer")),
        _spoilt("bias_regularizer", l2=0.001),
    ),
    Rule(
        "Your penalty is on what the nodes put out (activity_regularizer). Asked for is one on "
        "the weights, which Keras calls the kernel.",
        lambda model: (
            any(_strengths(model)) or not any(_strengths(model, of="activity_regularizer"))
        ),
        _spoilt("activity_regularizer", l2=0.001),
    ),
    Rule(
        "Your penalty has an L1 part, which adds the sizes of the weights. Asked for is L2 alone, "
        "which adds their squares.",
        lambda model: not any(_strengths(model, "l1")),
        _spoilt("kernel_regularizer", l1=0.001),
    ),
    Rule(
        "No weight pays a penalty: the third place of a Dense layer is `use_bias`, and there your "
        "penalty does nothing. Write its name, kernel_regularizer.",
        lambda model: all(isinstance(dense.use_bias, bool) for dense in dense_layers(model)),
        _penalty_in_third_place,
    ),
    Rule(
        "No weight of your model pays a penalty. Give the hidden layer a kernel_regularizer, with "
        "a strength that is not 0.",
        lambda model: any(_strengths(model)),
        lambda: guarded_classifier(activity_regularizer=None),
    ),
    Rule(
        "Only the output layer's weights pay a penalty. The hidden layer has far more of them: "
        "give it one.",
        lambda model: _strengths(model)[0] > 0,
        _spoilt("kernel_regularizer", at_output=True, l2=0.001),
    ),
    Rule(
        lambda model: (
            f"The strength of your L2 penalty is {_strengths(model)[0]:g}. Asked for is a number "
            "from 0.0001 to 0.01; with much more, all weights shrink to nearly 0."
        ),
        lambda model: 0.99e-4 < _strengths(model)[0] < 1.01e-2,
        _spoilt("kernel_regularizer", l2=0.5),
    ),
]


# For each project: what to say of each wrong letter
LEAKS = ["B", "A", "D"]
CLEAN_STEPS = [
    {
        "A": "to drop a patient with a gap looks at nobody else and not at the answer. Some later "
        "step looks at the patients of the test part.",
        "C": "to deal patients at random is right, and comes too late here. What had looked at "
        "all 200 of them before?",
        "D": "training, stopping and testing use each part for its own job. Something was chosen "
        "before the parts were made.",
    },
    {
        "B": "the ruler comes from the training part only, as it should.",
        "C": "noisy copies of training recordings stay in the training part, so nothing leaks.",
        "D": "that is what validation and test are for. Ask which *voices* the test part holds.",
    },
    {
        "A": "5,000 photos of 5,000 people may be dealt at random. Nothing belongs together.",
        "B": "training with the training part is right, with dropout too.",
        "C": "the validation part is there to stop by.",
    },
]
TWO_OF_THEM = "Project {}: only one of its four steps leaks. Write one letter."


def _letter(written: Any) -> str | None:
    """The letter that someone wrote, in whatever way; None if there is none, or several."""
    found = re.fullmatch(r"\W*(?:step\s+)?([a-d])\W*", str(written).strip(), re.IGNORECASE)
    return found[1].upper() if found else None


class Leaks(Exercise):
    """A list of letters, judged one by one: the first wrong one is spoken about.

    Each misconception is the right list with one wrong letter in it.
    """

    def _judge_value(self, answer: Any) -> Verdict:
        asked = 'Write a list of three letters, one for each project in order: ["C", "C", "C"].'
        if isinstance(answer, str) or not isinstance(answer, Sequence | np.ndarray):
            return self.wrong([asked])
        if (n := len(answer)) != len(self.solution):
            missing = " Is a comma missing?" if n < len(self.solution) else ""
            return self.wrong([f"Your list has the length {n}.{missing} {asked}"])
        for place, (written, right) in enumerate(zip(answer, self.solution, strict=True)):
            letter = _letter(written)
            if letter is None and re.fullmatch(r"[\sA-D,+&]+", str(written)):
                return self.wrong([TWO_OF_THEM.format(place + 1)])
            if letter is None:
                words = f'Project {place + 1}: {written!r} is none of "A", "B", "C", "D".'
                return self.wrong([words])
            if letter != right:
                return self.wrong([self._message(place, letter)])
        return self.passed()

    def _message(self, place: int, letter: str) -> str:
        known = self.misconceptions.items()
        return next(words for words, letters in known if letters[place] == letter)


def _leaks_with_one_wrong() -> dict[str, list[str]]:
    """What to say, and the right list with that one wrong letter in it."""
    return {
        f"Project {place + 1}, {letter}: {words}": [*LEAKS[:place], letter, *LEAKS[place + 1 :]]
        for place, messages in enumerate(CLEAN_STEPS)
        for letter, words in messages.items()
    }


OWN_CHANCE = (
    "Your function gives another result each time: it draws random numbers of its own. The chance "
    "is in its arguments already; use those."
)


@dataclass(frozen=True)
class WithoutChance(Exercise):
    """Wrong answers are called twice on one input, to see whether they draw random numbers."""

    def wrong_answers(self) -> dict[str, Any]:
        def own_chance(*arguments: Any) -> Any:
            return tuple(np.random.default_rng().random(3))

        return self.misconceptions | {OWN_CHANCE: own_chance}

    def judge(self, answer: Any, rng: np.random.Generator | None = None) -> Verdict:
        rng = rng or np.random.default_rng()
        verdict = super().judge(answer, rng)
        if verdict.status is not Status.WRONG or not callable(answer) or verdict.example is None:
            return verdict
        assert self.inputs is not None
        case = self.inputs(rng, 4)
        one, other = (call(answer, copy.deepcopy(case), self.seconds) for _ in range(2))
        if one.error or other.error or same(one.value, other.value):
            return verdict
        return self.wrong([OWN_CHANCE], verdict.example)


EXERCISES = [
    WithoutChance(
        name="split_by_patient",
        number="10.1",
        title="A split without a leak",
        solution=split_by_patient,
        inputs=_draw_patients,
        names=("training part", "validation part", "test part"),
        misconceptions={
            "You dealt rows: the first 60 % of the table and so on. Then one patient stands in two "
            "parts. Deal patients, and collect the rows of each.": (
                lambda patients, order: tuple(_cut(np.arange(len(patients))))
            ),
            "You returned pieces of `order`, which are patients. Asked for are the numbers of "
            "their rows in the table.": lambda patients, order: tuple(_cut(order)),
            "You returned a yes or no for each row. `np.flatnonzero` turns True and False into the "
            "numbers of the rows.": lambda patients, order: tuple(
                np.isin(patients, part) for part in _cut(order)
            ),
            "You returned the patients of the rows. Asked for are the numbers of the rows.": (
                lambda patients, order: tuple(
                    patients[np.isin(patients, part)] for part in _cut(order)
                )
            ),
            "You asked which places of `order` hold these patients. Ask which places of "
            "`patients` do: turn the two around in `np.isin`.": lambda patients, order: tuple(
                np.flatnonzero(np.isin(order, part)) for part in _cut(order)
            ),
            "You took the patients sorted by their number. `order` is there to deal them by "
            "chance.": lambda patients, order: _rows_of(patients, *_cut(np.unique(patients))[:2]),
            "You took the patients as they come in the table. `order` is there to deal them by "
            "chance.": lambda patients, order: _rows_of(
                patients, *_cut(np.array(list(dict.fromkeys(patients.tolist()))))[:2]
            ),
            "You counted 60 % and 80 % of the rows, and cut `order` there. There are fewer "
            "patients than rows: count patients.": lambda patients, order: _rows_of(
                patients,
                order[: int(0.6 * len(patients))],
                order[int(0.6 * len(patients)) : int(0.8 * len(patients))],
                order[int(0.8 * len(patients)) :],
            ),
            "Your validation and test parts overlap: validation must end where the test begins.": (
                _taking((0, 0.6), (0.6, None), (0.8, None))
            ),
            "Your validation part begins at the first patient, so it holds training patients. It "
            "begins where training ends.": _taking((0, 0.6), (0, 0.2), (0.8, None)),
            "Your validation and test parts both begin at 60 %. The test begins at 80 %.": (
                _taking((0, 0.6), (0.6, 0.8), (0.6, None))
            ),
            "Your training part holds the validation patients too. It ends at 60 %.": (
                _taking((0, 0.8), (0.6, 0.8), (0.8, None))
            ),
            "Your validation part is empty. A slice ends at a *place*, not after a number of "
            "things: the next 20 % end at 80 %.": _taking((0, 0.6), (0.6, 0.2), (0.8, None)),
            "Your validation part is empty, and the test begins at 20 %. The next 20 % end at 80 "
            "%, and there the test begins.": _taking((0, 0.6), (0.6, 0.2), (0.2, None)),
            "You swapped validation and test: the next 20 % are for validation, the last for the "
            "test.": _taking((0, 0.6), (0.8, None), (0.6, 0.8)),
            "You gave the first 20 % to the test. The first 60 % are for training.": (
                _taking((0.4, None), (0.2, 0.4), (0, 0.2))
            ),
            "You made the parts 80, 10 and 10 %. Asked for are 60, 20 and 20 %.": (
                lambda patients, order: _rows_of(patients, *_cut(order, 0.8, 0.9)[:2])
            ),
            "You made the parts 70, 15 and 15 %. Asked for are 60, 20 and 20 %.": (
                lambda patients, order: _rows_of(patients, *_cut(order, 0.7, 0.85)[:2])
            ),
            "You left out the last patient: a slice that ends at -1 stops before the last. Leave "
            "its end open.": lambda patients, order: tuple(
                np.flatnonzero(np.isin(patients, part))
                for part in (*_cut(order)[:2], _cut(order)[2][:-1])
            ),
            "You cut `order` after three and after four patients. Other tables have more patients: "
            "count them.": lambda patients, order: _rows_of(
                patients, order[:3], order[3:4], order[4:]
            ),
            "Each of your cuts is one patient too late. A slice leaves its end out, so no 1 needs "
            "to be added.": lambda patients, order: _rows_of(
                patients,
                order[: 6 * len(order) // 10 + 1],
                order[6 * len(order) // 10 + 1 : 8 * len(order) // 10 + 1],
                order[8 * len(order) // 10 + 1 :],
            ),
            "You cut after 60 and after 80 patients. Of n patients, 60 % are 0.6 · n.": (
                lambda patients, order: _rows_of(patients, order[:60], order[60:80], order[80:])
            ),
            "The rows are right, but you returned a list. `return tuple(parts)` makes three arrays "
            "with commas between them.": lambda patients, order: list(
                split_by_patient(patients, order)
            ),
            "You asked of each patient in the piece whether it is in the table. Ask of each row: "
            "`np.isin(patients, piece)`.": lambda patients, order: tuple(
                np.flatnonzero(np.isin(part, patients)) for part in _cut(order)
            ),
            "A slice begins or ends at a float. `0.6 * n` is one even when it is whole: `int(0.6 * "
            "n)`.": lambda patients, order: order[: 0.6 * len(order)],
            "`==` compares place by place, and the two have different lengths. To find each of "
            "many, use `np.isin`.": lambda patients, order: patients == _cut(order)[0],
            "Each of your cuts is one patient too early.": _cuts((0, -1), (-1, -1), (-1, 0)),
            "A patient stands in no part, or in two. Each slice begins at the very place where the "
            "last one ended.": OneOf(
                *(
                    _cuts(*shifts)
                    for shifts in (
                        ((0, 0), (1, 0), (0, 0)),
                        ((0, 0), (0, -1), (0, 0)),
                        ((0, 1), (0, 0), (0, 0)),
                        ((0, -1), (0, 0), (0, 0)),
                        ((0, 0), (-1, 0), (0, 0)),
                        ((0, 0), (0, 1), (0, 0)),
                        ((0, 0), (0, 0), (1, 0)),
                        ((0, 0), (0, 0), (-1, 0)),
                        ((0, 0), (1, 0), (1, 0)),
                        ((0, -1), (0, -1), (0, 0)),
                        ((0, 1), (0, 1), (0, 0)),
                    )
                )
            ),
            "Your test part has one patient, the last. It has all from 80 % on: leave the end of "
            "the slice open.": lambda patients, order: _rows_of(
                patients, _cut(order)[0], _cut(order)[1], order[-1:]
            ),
            "You returned columns, as `np.argwhere` gives them. `np.flatnonzero` gives the places "
            "in a row.": lambda patients, order: tuple(
                np.argwhere(np.isin(patients, part)) for part in _cut(order)
            ),
            "You counted the rows from 1. The first row is 0.": lambda patients, order: tuple(
                rows + 1 for rows in split_by_patient(patients, order)
            ),
            "You found one row for each patient, the first. All rows of the patient belong to the "
            "part.": lambda patients, order: tuple(
                np.array([patients.tolist().index(patient) for patient in part])
                for part in _cut(order)
            ),
            "Your parts hold one patient each. The first 60 % of the patients are several.": (
                lambda patients, order: tuple(
                    np.flatnonzero(patients == order[place])
                    for place in (0, 6 * len(order) // 10, 8 * len(order) // 10)
                )
            ),
            "You returned two parts. Three are asked for: training, validation, test.": (
                lambda patients, order: _rows_of(
                    patients, order[: 6 * len(order) // 10], order[6 * len(order) // 10 :], []
                )[:2]
            ),
            "The rows are right, but they stand patient by patient. Return them in the order of "
            "the table.": _in_dealt_order,
            "`np.where` gives a tuple with the array inside. Take its item 0, or use "
            "`np.flatnonzero`.": lambda patients, order: tuple(
                np.where(np.isin(patients, part)) for part in _cut(order)
            ),
        },
        hint="First cut `order` in three; where do the pieces end? Then ask of each row whether "
        "its patient is in the piece: that gives True and False, and `np.flatnonzero` the numbers.",
    ),
    WithoutChance(
        name="stop_early",
        number="10.2",
        title="Stop early by hand",
        solution=stop_early,
        inputs=_draw_losses,
        names=("kept epoch", "last epoch"),
        misconceptions={
            "You counted both epochs from 0. The first epoch is number 1.": (
                _changed(lambda kept, last: (kept - 1, last - 1))
            ),
            "Your last epoch is right, the kept one is counted from 0. The first epoch is number "
            "1.": _changed(lambda kept, last: (kept - 1, last)),
            "Your kept epoch is right, the last one is counted from 0. The first epoch is number "
            "1.": _changed(lambda kept, last: (kept, last - 1)),
            "You looked for the lowest loss of the whole list. Training may have ended before it: "
            "later losses do not exist yet.": lambda val_losses, patience: (
                int(np.argmin(val_losses)) + 1,
                min(int(np.argmin(val_losses)) + 1 + patience, len(val_losses)),
            ),
            "You looked for the lowest loss of the whole list, and never stopped. Training ends "
            "when patience runs out.": lambda val_losses, patience: (
                int(np.argmin(val_losses)) + 1,
                len(val_losses),
            ),
            "The kept epoch is right, but you never stopped. Training ends when patience runs "
            "out.": lambda val_losses, patience: (
                stop_early(val_losses, patience)[0],
                len(val_losses),
            ),
            "You looked for the lowest loss of the whole list. The last epoch is right, so look "
            "no further than that.": lambda val_losses, patience: (
                int(np.argmin(val_losses)) + 1,
                stop_early(val_losses, patience)[1],
            ),
            "You stopped one epoch too late. With a patience of 2, the second epoch without a new "
            "lowest loss is the last.": lambda val_losses, patience: _stopped(
                val_losses, patience, extra=1
            ),
            "You stopped one epoch too early. With a patience of 2, two epochs without a new "
            "lowest loss are waited for.": lambda val_losses, patience: _stopped(
                val_losses, patience, extra=-1
            ),
            "You stopped at the first epoch that was no better. `patience` says how many of those "
            "in a row are waited for.": lambda val_losses, patience: _stopped(val_losses, 1),
            "You compared each epoch with the one before it. Compare with the lowest loss so "
            "far.": lambda val_losses, patience: _stopped(val_losses, patience, previous=True),
            "You never set the count back. A new lowest loss starts the waiting afresh.": OneOf(
                lambda val_losses, patience: _stopped(val_losses, patience, resets=False),
                lambda val_losses, patience: _stopped(val_losses, patience, resets=False, begin=1),
            ),
            "You took an equal loss for a new best. It must be lower, else the waiting goes on.": (
                OneOf(
                    lambda val_losses, patience: _stopped(
                        val_losses, patience, better=lambda loss, best: loss <= best
                    ),
                    _equal_ahead,
                )
            ),
            "You counted the first epoch as one without a new lowest loss. It is the lowest so "
            "far: the waiting begins after it.": (
                lambda val_losses, patience: _stopped(val_losses, patience, begin=1)
            ),
            "Your lowest loss begins with a number such as 1 or 100, but a loss may be larger. "
            "Begin with the first loss, or with `np.inf`.": OneOf(
                *(
                    _beginning_with(lowest, kept, extra)
                    for lowest in (1, 10, 100, 1000)
                    for kept in (0, 1)
                    for extra in (0, 1)
                )
            ),
            "You always wait for two epochs, as in the example. Wait for `patience`.": (
                lambda val_losses, patience: _stopped(val_losses, 2)
            ),
            "These are the two numbers of the example. Other losses have others.": (
                lambda val_losses, patience: (2, 4)
            ),
            "You compare each loss with the first one for ever. Keep the new lowest loss when you "
            "find one.": OneOf(_against_the_first(0), _against_the_first(1)),
            "At the end of the list too, the best epoch is kept, and not the last one.": (
                _all_at_the_end
            ),
            "Your kept epoch is right, the last one is one too large. Did you add 1 to a number "
            "that counts from 1 already?": _changed(lambda kept, last: (kept, last + 1)),
            "You count epochs from 1, and use that number as an index. The loss of epoch 1 has "
            "the index 0.": OneOf(_counted_from_1(0), _counted_from_1(1)),
            "An epoch is a whole number: 6, not 6.0.": (
                _changed(lambda kept, last: (float(kept), float(last)))
            ),
            "You never found a new lowest loss. Is the comparison turned round, or is your lowest "
            "loss 0 from the start?": lambda val_losses, patience: (1, patience + 1),
            "You kept the last epoch. The weights of the best one are put back.": (
                _changed(lambda kept, last: (last, last))
            ),
            "You stopped at the best epoch itself. Nobody knows yet that it is the best: that "
            "takes `patience` more epochs.": _changed(lambda kept, last: (kept, kept)),
            "Your kept epoch is `patience` before the last one. That holds only if patience ran "
            "out; at the end of the list the best epoch may be nearer.": _patience_before_last,
            "The epoch in which patience runs out is trained too, and is the last one. You left it "
            "out.": _stop_excluded,
            "You kept the last epoch that was better than the one before it. Compare with the "
            "lowest loss so far.": _kept_over_previous,
            "It seems that your lowest loss begins with 0, and no loss is lower than that. Begin "
            "with the first loss.": lambda val_losses, patience: (0, patience),
            "You added patience to the kept epoch. Some lists end before that: the last epoch "
            "cannot lie behind the end of the list.": _without_limit,
            "You return only when patience runs out. Some lists end before that; then all epochs "
            "are trained. Return something after the loop too.": _returns_inside_only,
            "You returned the lowest loss. Asked for is the number of its epoch.": (
                lambda val_losses, patience: (
                    val_losses[stop_early(val_losses, patience)[0] - 1],
                    stop_early(val_losses, patience)[1],
                )
            ),
            "You returned two losses. Asked for are the numbers of the epochs.": (
                lambda val_losses, patience: tuple(
                    val_losses[epoch - 1] for epoch in stop_early(val_losses, patience)
                )
            ),
            "You swapped the two: the kept epoch comes first, then the last one.": (
                _changed(lambda kept, last: (last, kept))
            ),
            "You returned the kept epoch alone. The last one is asked for too.": (
                _changed(lambda kept, last: kept)
            ),
            "You returned the last epoch alone. The kept one is asked for too, and comes first.": (
                _changed(lambda kept, last: last)
            ),
        },
        hint="Go through the losses with `enumerate`, and keep the index of the lowest one so far "
        "in a name. How far behind it is the current epoch? When that is `patience`, break.",
    ),
    WithoutChance(
        name="drop_nodes",
        number="10.3",
        title="Dropout by hand",
        solution=drop_nodes,
        inputs=_draw_outputs,
        misconceptions={
            "You dropped the right ones, but the others keep their size. They are enlarged, so "
            "that the sum stays about the same.": lambda a, draws, rate: a * (draws >= rate),
            "You kept those that should be dropped: an output is dropped where its draw is below "
            "`rate`.": lambda a, draws, rate: a * (draws < rate) / (1 - rate),
            "You kept those that should be dropped, and they kept their size. An output is "
            "dropped where its draw is below `rate`; the others are enlarged.": (
                lambda a, draws, rate: a * (draws < rate)
            ),
            "You kept those that should be dropped, and divided by `rate`. Drop where the draw is "
            "below `rate`, and divide by the share that is left.": (
                lambda a, draws, rate: a * (draws < rate) / rate
            ),
            "You divided by `rate`. Divide by the share that is left.": (
                lambda a, draws, rate: a * (draws >= rate) / rate
            ),
            "You made the others smaller: you multiplied by the share that is left. Divide by "
            "it.": lambda a, draws, rate: a * (draws >= rate) * (1 - rate),
            "You multiplied by `rate`, which makes the others smaller. Divide by the share that "
            "is left.": lambda a, draws, rate: a * (draws >= rate) * rate,
            "You multiplied by 1 + rate. For a rate of 0.2 that is 1.2, and a quarter more is "
            "1.25: divide by the share that is left.": (
                lambda a, draws, rate: a * (draws >= rate) * (1 + rate)
            ),
            "You enlarged all outputs and dropped none.": lambda a, draws, rate: a / (1 - rate),
            "You returned the mask, which says who stays. Multiply the outputs by it, and enlarge "
            "what is left.": lambda a, draws, rate: 1.0 * (draws >= rate),
            "You returned the enlarged mask. Multiply the outputs by it.": (
                lambda a, draws, rate: (draws >= rate) / (1 - rate)
            ),
            "You divided by the share that happened to be kept. Divide by the share that is kept "
            "on average, which follows from `rate`.": (
                lambda a, draws, rate: a * (draws >= rate) / np.mean(draws >= rate)
            ),
            "You divided by the share that happened to be kept in each row. Divide by the share "
            "that is kept on average, which follows from `rate`.": lambda a, draws, rate: (
                a
                * (draws >= rate)
                / np.maximum(np.mean(draws >= rate, axis=1, keepdims=True), 0.01)
            ),
            "You enlarged what is left until the sum was exactly as before. Dropout does not look "
            "at the sum: it divides by the share that is left on average.": (
                lambda a, draws, rate: a * (draws >= rate) * a.sum() / np.sum(a * (draws >= rate))
            ),
            "Brackets are missing: `/ 1 - rate` divides by 1 and then subtracts.": (
                lambda a, draws, rate: a * (draws >= rate) / 1 - rate
            ),
            "You used the first row of `draws` for all samples, so all lose the same nodes. Each "
            "output has its own draw.": lambda a, draws, rate: a * (draws[0] >= rate) / (1 - rate),
            "You used the first column of `draws`, so that a sample loses all of its nodes or "
            "none. Each output has its own draw.": (
                lambda a, draws, rate: a * (draws[:, :1] >= rate) / (1 - rate)
            ),
            "You multiplied by `draws` themselves. They only decide: compare them with `rate`.": (
                lambda a, draws, rate: a * draws / (1 - rate)
            ),
            "You multiplied by `draws` themselves. They only decide: compare them with `rate`. "
            "And enlarge what is left.": lambda a, draws, rate: a * draws,
            "You compared the outputs with `rate`. It is their draws that decide.": (
                lambda a, draws, rate: a * (a >= rate) / (1 - rate)
            ),
            "You dropped where the draw is below 1 - rate, so most are lost. `rate` is the share "
            "that is dropped.": lambda a, draws, rate: a * (draws >= 1 - rate) / (1 - rate),
            "You took `rate` for the share that is kept. It is the share that is dropped.": (
                lambda a, draws, rate: a * (draws >= 1 - rate) / rate
            ),
            "You threw the dropped outputs out, so the table lost its shape. They stay, as 0.": (
                lambda a, draws, rate: a[draws >= rate] / (1 - rate)
            ),
            "You threw the dropped outputs out, so the table lost its shape. They stay, as 0. And "
            "the others are enlarged.": lambda a, draws, rate: a[draws >= rate],
            "You enlarged the others without dropping any. The dropped ones become 0.": (
                lambda a, draws, rate: np.where(draws < rate, a, a / (1 - rate))
            ),
            "You used one half for `rate`. Use the argument.": OneOf(
                lambda a, draws, rate: a * (draws >= 0.5) / 0.5,
                lambda a, draws, rate: a * (draws >= 0.5) / (1 - rate),
            ),
            "You used Lab 8's rate, 0.2. Here it is `rate`.": OneOf(
                lambda a, draws, rate: a * (draws >= rate) * 1.25,
                lambda a, draws, rate: a * (draws >= 0.2) * 1.25,
                lambda a, draws, rate: a * (draws >= 0.2) / (1 - rate),
            ),
            "You returned `a` unchanged.": lambda a, draws, rate: a,
            "You divided by `1 - draws`. Divide by the share that is left on average, the same "
            "for all.": lambda a, draws, rate: a * (draws >= rate) / (1 - draws),
        },
        hint="Comparing `draws` with `rate` gives True and False, which count as 1 and 0 in a "
        "product. In Lab 8 the rate was 0.2, and the others grew by a quarter: which division "
        "does that?",
    ),
    ModelExercise(
        name="build_guarded_classifier",
        number="10.4",
        title="A network that is held back",
        solution=guarded_classifier,
        rules=GUARD_RULES,
        hint="`build_reader` above has a place for both. Which of its numbers must change, so "
        "that they do something, and where does the Dropout layer stand?",
    ),
    Leaks(
        name="find_leaks",
        number="10.5",
        title="Find the leak",
        solution=LEAKS,
        misconceptions=_leaks_with_one_wrong(),
        hint="Ask of each step: which rows does it look at, and does that come back into the "
        "training, or into a choice? And who is in the test part: new people, or people it has "
        "heard?",
    ),
]
