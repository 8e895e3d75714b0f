"""Exercise 7.1 · Predictors and target."""

import numpy as np
import pandas as pd

from utils.checks.exercises.function_exercise import FunctionExercise


def predictors_and_target(table: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    return table.drop(columns="Strength").to_numpy(), table["Strength"].to_numpy()


def _draw_table(rng: np.random.Generator, size: int) -> tuple:
    # Strength is neither the first nor the last column, so that its place gives nothing away; nor
    # is Age, the column that the exercise takes for its example
    ends = rng.permutation(["Cement", "Water", "Fly Ash"])[:2]
    columns = [ends[0], *rng.permutation(["Age", "Strength"]), ends[1]]
    numbers = rng.permutation(np.arange(11, 99))[: (size + 4) * 4].reshape(size + 4, 4) / 2
    table = pd.DataFrame(numbers, columns=columns)
    table.iloc[-1] = table.iloc[1]  # a copy, which belongs to the table as every row does
    return (table,)


EXERCISE = FunctionExercise(
    name="predictors_and_target",
    number="7.1",
    title="Predictors and target",
    solution=predictors_and_target,
    inputs=_draw_table,
    misconceptions={
        "You left Strength among the predictors. A network that sees the answer need not "
        "learn anything: drop that column from X.": lambda table: (
            table.to_numpy(),
            table["Strength"].to_numpy(),
        ),
        "You took the last column for the target. It need not stand there: ask for Strength "
        "by name.": lambda table: (
            table.iloc[:, :-1].to_numpy(),
            table.iloc[:, -1].to_numpy(),
        ),
        "You took the first column for the target. Ask for Strength by name.": lambda table: (
            table.iloc[:, 1:].to_numpy(),
            table.iloc[:, 0].to_numpy(),
        ),
        "Your X has no Strength, but your y is the last column. Ask for Strength by name.": (
            lambda table: (predictors_and_target(table)[0], table.iloc[:, -1].to_numpy())
        ),
        "Your y has the shape (n, 1), as a table of one column has. Asked for is (n,), the column "
        "itself: one pair of brackets around its name, and no new shape.": lambda table: (
            predictors_and_target(table)[0],
            table[["Strength"]].to_numpy(),
        ),
        "You swapped the two: X comes first, then y.": (
            lambda table: predictors_and_target(table)[::-1]
        ),
        "You returned X alone. The target is asked for too: `return X, y`.": (
            lambda table: predictors_and_target(table)[0]
        ),
        "You returned y alone. The predictors are asked for too: `return X, y`.": (
            lambda table: predictors_and_target(table)[1]
        ),
        "You dropped a row instead of a column: y is one value short of, or X one row short "
        "of, the table.": lambda table: (
            table.drop(columns="Strength").to_numpy()[1:],
            table["Strength"].to_numpy()[1:],
        ),
        "Your X is on its side. Rows are samples: leave the table as it stands.": (
            lambda table: (predictors_and_target(table)[0].T, predictors_and_target(table)[1])
        ),
        "You put the columns of X in another order. Keep the order of the table.": (
            lambda table: (
                table[sorted(set(table) - {"Strength"})].to_numpy(),
                table["Strength"].to_numpy(),
            )
        ),
        "You dropped Age from X. That was the example: X is without the target, Strength.": (
            lambda table: (table.drop(columns="Age").to_numpy(), table["Strength"].to_numpy())
        ),
        "You took Age for the target. That was the example: the target is Strength.": (
            lambda table: (table.drop(columns="Age").to_numpy(), table["Age"].to_numpy())
        ),
        "Your y is right, but your X is every column except the last one. Strength need not "
        "stand last: drop it by name.": lambda table: (
            table.iloc[:, :-1].to_numpy(),
            table["Strength"].to_numpy(),
        ),
        "You dropped rows that are copies from X. Then X and y no longer fit: keep every row "
        "of the table.": lambda table: (
            table.drop(columns="Strength").drop_duplicates().to_numpy(),
            table["Strength"].to_numpy(),
        ),
        "You scaled X. Here the numbers stay as they stand in the table.": lambda table: (
            ((table - table.mean()) / table.std()).drop(columns="Strength").to_numpy(),
            table["Strength"].to_numpy(),
        ),
        "You kept one predictor only. X has every column but Strength.": lambda table: (
            table.drop(columns="Strength").to_numpy()[:, :1],
            table["Strength"].to_numpy(),
        ),
    },
    hint="Two lines, one for X and one for y. Drop a column by its name, and mind that what "
    "you drop for the example need not be what you drop for X. Both end in the same method.",
)
