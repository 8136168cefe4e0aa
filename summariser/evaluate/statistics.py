"""scipy, imported when it is first needed: one-to-one assignment, bootstrap intervals and permutation tests."""

from collections.abc import Sequence
from importlib import import_module
from typing import Any

from summariser.errors import ConfigurationError

LEVEL = 0.95
_RESAMPLES = 2000
_PERMUTATIONS = 4999
_SEED = 20201121
"""The same intervals for the same results, on every run."""

Row = tuple[float, float, float]
"""right, gold and predicted of one document."""


def _imported(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError as error:
        raise ConfigurationError(
            "evaluation needs scipy, which is not installed: pip install 'summariser[eval]'."
        ) from error


def require() -> None:
    """Raise ConfigurationError where scipy is missing: before anything is paid for."""
    _imported("scipy.optimize")
    _imported("scipy.stats")


def assigned(weights: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """The one-to-one pairs (row, column) whose weights add up to most; pairs without weight are left out."""
    if not weights or not weights[0] or not any(map(any, weights)):
        return []
    rows, columns = _imported("scipy.optimize").linear_sum_assignment(weights, maximize=True)
    pairs = zip(rows.tolist(), columns.tolist(), strict=True)
    return [(row, column) for row, column in pairs if weights[row][column] > 0]


def _micro(right: Any, gold: Any, predicted: Any, axis: int = -1) -> Any:
    """Micro F1 of resampled documents; 0 for a sample with nothing in it."""
    numpy = _imported("numpy")
    both = gold.sum(axis=axis) + predicted.sum(axis=axis)
    return 2 * right.sum(axis=axis) / numpy.where(both == 0, 1, both)


def interval(rows: Sequence[Row]) -> tuple[float, float] | None:
    """The 95 % percentile interval of the micro score over documents; None for fewer than two with anything to score.

    Documents are resampled, not facts: those of one article are not independent of each other.
    """
    rows = [row for row in rows if row[1] + row[2]]
    if len(rows) < 2:
        return None
    numpy, stats = _imported("numpy"), _imported("scipy.stats")
    data = tuple(numpy.array(rows, dtype=float).T)
    drawn = stats.bootstrap(
        data, _micro, paired=True, vectorized=True, n_resamples=_RESAMPLES, confidence_level=LEVEL,
        method="percentile", rng=numpy.random.default_rng(_SEED),
    ).confidence_interval  # fmt: skip
    return float(drawn.low), float(drawn.high)


def difference(first: Sequence[Row], second: Sequence[Row]) -> tuple[float, tuple[float, float], float] | None:
    """Second less first over the same documents: the difference, its paired bootstrap interval, and the p-value of a
    two-sided permutation test that swaps the two runs document by document. None for fewer than two documents."""
    kept = [index for index in range(len(first)) if any(first[index][1:]) or any(second[index][1:])]
    if len(kept) < 2:
        return None
    numpy, stats = _imported("numpy"), _imported("scipy.stats")
    table = numpy.array([first[index] for index in kept] + [second[index] for index in kept], dtype=float)

    def apart(one: Any, other: Any, axis: int = -1) -> Any:
        """Indices into `table`: resampling and swapping them moves whole documents."""
        return _score(table, other, axis) - _score(table, one, axis)

    number = len(kept)
    pair = (numpy.arange(number), numpy.arange(number, 2 * number))
    options: dict[str, Any] = {"vectorized": True, "rng": numpy.random.default_rng(_SEED)}
    ends = stats.bootstrap(
        pair, apart, paired=True, n_resamples=_RESAMPLES, confidence_level=LEVEL, method="percentile", **options
    ).confidence_interval
    test = stats.permutation_test(pair, apart, permutation_type="samples", n_resamples=_PERMUTATIONS, **options)
    return float(apart(*pair)), (float(ends.low), float(ends.high)), float(test.pvalue)


def _score(table: Any, index: Any, axis: int) -> Any:
    picked = table[index.astype(int)]
    return _micro(picked[..., 0], picked[..., 1], picked[..., 2], axis=axis)
