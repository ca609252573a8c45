"""HiGHS, the solver (docs/adr/0012), behind one class.

It and the numpy that it brings are loaded when it is first asked: every web process imports the model, only a worker solves.
"""

from collections.abc import Sequence
from importlib import import_module
from itertools import accumulate
from typing import Any, Final

# A column is its cost and the most it may be (the least is 0); a row its least, its most, and its columns with their factors.
Column = tuple[float, float]
Row = tuple[float, float, list[int], list[float]]
INF: Final = float("inf")
HALF: Final = 0.5
SECONDS: Final = 60.0
OPTIONS: Final[dict[str, Any]] = {
    "output_flag": False,
    "threads": 1,
    "parallel": "off",
    "random_seed": 0,
    "time_limit": SECONDS,
    "mip_rel_gap": 0.0,
    "mip_abs_gap": HALF,
}


class Unsolved(Exception):  # noqa: N818 - it says what happened to the question
    """The solver came to no answer in its time."""


class Solver:
    """One linear programme, asked alone, silent, exact, from a fixed seed; it may grow between two answers."""

    def __init__(self, columns: Sequence[Column], rows: Sequence[Row]) -> None:
        self.library = import_module("highspy")
        self.columns, self.is_whole = len(columns), False
        self.solver = self.library.Highs()
        for name, value in OPTIONS.items():
            self.solver.setOptionValue(name, value)
        self.solver.passModel(self._programme(columns, rows))

    def _programme(self, columns: Sequence[Column], rows: Sequence[Row]) -> Any:
        told = self.library.HighsLp()
        told.num_col_, told.num_row_ = len(columns), len(rows)
        told.col_cost_ = [cost for cost, _most in columns]
        told.col_lower_ = [0.0] * len(columns)
        told.col_upper_ = [most for _cost, most in columns]
        told.row_lower_ = [row[0] for row in rows]
        told.row_upper_ = [row[1] for row in rows]
        told.a_matrix_.format_ = self.library.MatrixFormat.kRowwise
        told.a_matrix_.start_ = [0, *accumulate(len(row[2]) for row in rows)]
        told.a_matrix_.index_ = [column for row in rows for column in row[2]]
        told.a_matrix_.value_ = [value for row in rows for value in row[3]]
        return told

    def add(self, columns: Sequence[Column], row: Row) -> None:
        """One more row, and the columns that came with it."""
        for cost, most in columns:
            self.solver.addCol(cost, 0.0, most, 0, [], [])
        low, high, places, values = row
        self.solver.addRow(low, high, len(places), places, values)
        self.columns += len(columns)
        if self.is_whole:
            self.demand_whole()

    def demand_whole(self) -> None:
        """From now on whole numbers only."""
        self.is_whole = True
        kinds = [int(self.library.HighsVarType.kInteger)] * self.columns
        self.solver.changeColsIntegrality(self.columns, list(range(self.columns)), kinds)

    def answer(self) -> Sequence[float] | None:
        """The columns' values, or ``None`` where no values keep every row."""
        self.solver.run()
        status = self.solver.getModelStatus()
        if status == self.library.HighsModelStatus.kOptimal:
            values: Sequence[float] = self.solver.getSolution().col_value
            return values
        if status == self.library.HighsModelStatus.kInfeasible:
            return None
        raise Unsolved(str(status))
