"""The adapters against whole data sets, where whoever runs the tests has them: SUMMARISER_GOLD names their folder."""

import os
from pathlib import Path

import pytest

from summariser.evaluate import load_gold
from tests.evaluate.sample import read_perfectly, scored

FILES = sorted(Path(os.environ.get("SUMMARISER_GOLD") or "no-such-folder").glob("*_dev.jsonl"))
pytestmark = pytest.mark.skipif(not FILES, reason="SUMMARISER_GOLD names no folder with data sets")


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.stem)
def test_the_perfect_reading_scores_one_and_no_reading_scores_none(file: Path) -> None:
    gold, digest = load_gold(file)
    perfect = scored(gold, [read_perfectly(document) for document in gold], digest)
    assert [fact for document in perfect.documents for fact in (*document.missed, *document.spurious)] == []
    for item in perfect.measures:
        lowest = item.better == "lower"
        assert item.value == (0 if lowest else 1), item.name
    for item in scored(gold, [], digest).measures:
        assert item.value == 0 or item.form == "count", item.name
