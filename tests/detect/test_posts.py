"""The lists of posts: the shorter ones are parts of the detectors' own, of those that stand before a name."""

import pytest

from summariser.audit.reading import lexicon
from summariser.detect import data, phrases
from summariser.readers.rules import data as rules

ALL = data.words("words", "posts")


@pytest.mark.parametrize(
    "posts",
    [
        phrases.POSTS - {"head"},  # who is head of something, but no "head Ida Brandt"
        rules.words("speakers", "posts"),
        lexicon.words("speakers", "posts"),
    ],
    ids=["phrases", "rules", "audit"],
)
def test_a_post_that_one_list_has_stands_in_the_longest(posts: frozenset[str]) -> None:
    assert posts - ALL == frozenset()
