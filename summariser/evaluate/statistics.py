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
        raise ConfigurationError("evaluation needs scipy, which is not installed: pip install scipy.") from error


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


def difference(
    first: Sequence[Row], second: Sequence[Row], *, by_document: bool = False
) -> tuple[float, tuple[float, float], float | None] | None:
    """Second less first over the same documents: the difference, its paired bootstrap interval, and the p-value of a
    two-sided permutation test that swaps the two runs document by document. None for fewer than two documents.

    What is scored on each run's own matches has sums that a swap changes on both sides: then it would be tested who
    matched more. `by_document` tests the scores of the documents that both have, each for itself; without a p where
    there are fewer than two, and with 1 where these point the other way.
    """
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
    ends = stats.bootstrap(
        pair, apart, paired=True, vectorized=True, n_resamples=_RESAMPLES, confidence_level=LEVEL,
        method="percentile", rng=numpy.random.default_rng(_SEED),
    ).confidence_interval  # fmt: skip
    gap = float(apart(*pair))
    p = _p_by_document(table, gap) if by_document else _p_value(pair, apart)
    return gap, (float(ends.low), float(ends.high)), p


def _p_by_document(table: Any, gap: float) -> float | None:
    """That of the mean difference between the documents' own scores; the second half of `table` is the second run."""
    numpy = _imported("numpy")
    one, other = numpy.split(table, 2)
    both = (one[:, 1:].sum(axis=1) > 0) & (other[:, 1:].sum(axis=1) > 0)
    if both.sum() < 2:
        return None
    scores = tuple(2 * side[both, 0] / side[both, 1:].sum(axis=1) for side in (one, other))

    def apart(mine: Any, theirs: Any, axis: int = -1) -> Any:
        return (theirs - mine).mean(axis=axis)

    return 1.0 if gap * apart(*scores) < 0 else _p_value(scores, apart)


def _p_value(pair: tuple[Any, ...], statistic: Any) -> float:
    numpy, stats = _imported("numpy"), _imported("scipy.stats")
    test = stats.permutation_test(
        pair, statistic, permutation_type="samples", vectorized=True, n_resamples=_PERMUTATIONS,
        rng=numpy.random.default_rng(_SEED),
    )  # fmt: skip
    return float(test.pvalue)


def _score(table: Any, index: Any, axis: int) -> Any:
    picked = table[index.astype(int)]
    return _micro(picked[..., 0], picked[..., 1], picked[..., 2], axis=axis)
