"""Exercise 7.1 · Predictors and target."""

import numpy as np
import pandas as pd

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.exercises.mistakes import mistakes


def predictors_and_target(table: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    X = table.drop(columns="Strength").to_numpy()
    y = table["Strength"].to_numpy()
    return X, y


def _draw_table(rng: np.random.Generator, size: int) -> tuple:
    # Strength is neither the first nor the last column, so that its place gives nothing away; nor
    # is Age, the column that the exercise takes for its example
    ends = rng.permutation(["Cement", "Water", "Fly Ash"])[:2]
    inside = rng.permutation(["Age", "Strength", "Slag"][: 2 + size % 2])
    columns = [str(name) for name in (ends[0], *inside, ends[1])]
    numbers = rng.permutation(np.arange(11, 99))[: (size + 4) * len(columns)] / 2
    table = pd.DataFrame(numbers.reshape(size + 4, -1), columns=columns)
    table.iloc[-1] = table.iloc[1]  # a copy, which belongs to the table as every row does
    return (table,)


EXERCISE = FunctionExercise(
    name="predictors_and_target",
    number="7.1",
    title="Predictors and target",
    solution=predictors_and_target,
    inputs=_draw_table,
    names=("X", "y"),
    mistakes=mistakes(
        """
        target-kept: You left Strength among the predictors. A network that sees the answer need not
          learn anything: X is without that column.
            .drop(columns="Strength") ->
        last-column: You took the last column for Strength. It need not stand there: ask for it by
          name.
            table["Strength"] -> table.iloc[:, -1]
            or
            table.drop(columns="Strength") -> table.iloc[:, :-1]
            or
            table.drop(columns="Strength") -> table.iloc[:, :-1]
            table["Strength"] -> table.iloc[:, -1]
        first-column: You took the first column for Strength. It need not stand there: ask for it by
          name.
            table["Strength"] -> table.iloc[:, 0]
            or
            table.drop(columns="Strength") -> table.iloc[:, 1:]
            or
            table.drop(columns="Strength") -> table.iloc[:, 1:]
            table["Strength"] -> table.iloc[:, 0]
        age: Age was only the example. The target is Strength: X is every other column, y is that
          one.
            columns="Strength" -> columns="Age"
            or
            table["Strength"] -> table["Age"]
            or
            columns="Strength" -> columns="Age"
            table["Strength"] -> table["Age"]
            or
            table.drop(columns="Strength") -> table["Age"]
        two-dropped: Both Age and Strength are gone from X. Age was only the example: X is without
          the target alone.
            columns="Strength" -> columns=["Age", "Strength"]
        y-column: Your y has the shape (n, 1), as a table of one column has. Asked for is (n,), the
          column itself: one pair of brackets around its name, and no new shape.
            ["Strength"] -> [["Strength"]]
        copies-dropped: You dropped rows that are copies. Here every row of the table stays.
            .drop(columns="Strength") -> .drop(columns="Strength").drop_duplicates()
            or
            table.drop(columns="Strength") -> table.drop_duplicates().drop(columns="Strength")
            table["Strength"] -> table.drop_duplicates()["Strength"]
        columns-sorted: You put the columns of X in another order. Keep the order of the table.
            .drop(columns="Strength") -> [sorted(set(table) - {"Strength"})]
        scaled: You scaled X. Here the numbers stay as they stand in the table.
            table.drop -> ((table - table.mean()) / table.std()).drop
            or
            table.drop -> ((table - table.mean()) / table.std(ddof=0)).drop
        """
    ),
    hint="Two lines, one for X and one for y. Drop a column by its name, and mind that what "
    "you drop for the example need not be what you drop for X. Both end in the same method.",
    steps=(
        "Which column is the target? X is the table without it, y is that column alone. Only then "
        "make arrays of the two.",
        'With Water as the target, y would begin with `table["Water"]`, and X with the table that '
        "you get by dropping that name.",
    ),
)
