"""Circles among links are found, each once, in linear time."""

from hypothesis import given
from hypothesis import strategies as st

from summariser.circles import circles

LINKS = st.dictionaries(st.integers(0, 12), st.none() | st.integers(0, 14))


@given(LINKS)
def test_a_key_is_in_a_circle_where_it_leads_back_to_itself(links: dict[int, int | None]) -> None:
    def returns(key: int) -> bool:
        at = links[key]
        for _ in range(len(links)):
            if at == key or at is None:
                break
            at = links.get(at)
        return at == key

    found = [key for circle in circles(links) for key in circle]
    assert sorted(found) == sorted(filter(returns, links))


def test_a_circle_begins_with_its_first_member() -> None:
    assert circles({"a": "c", "b": "c", "c": "d", "d": "b"}) == [["b", "c", "d"]]
    assert circles({1: 1, 2: 3, 3: None, 4: 9}) == [[1]]


def test_a_long_row_ends() -> None:
    """Which a walk from each of its members would not."""
    size = 200_000
    assert circles({at: at + 1 for at in range(size)}) == []
    assert len(circles({at: (at + 1) % size for at in range(size)})[0]) == size
