"""What was made of short texts is made once; what is kept has its bounds, in number and in size."""

from summariser.kept import Kept, kept_if_short


def test_a_short_text_is_made_into_something_once() -> None:
    asked: list[str] = []
    kept = Kept(lambda text: asked.append(text) or len(text), most=3)
    assert [kept[text] for text in ("a", "bb", "a", "x" * 65, "x" * 65)] == [1, 2, 1, 65, 65]
    assert asked == ["a", "bb", "x" * 65, "x" * 65]
    for text in "cdefg":
        assert kept[text] == 1
        assert len(kept) <= 3


def test_long_phrases_are_read_anew() -> None:
    asked: list[str | None] = []

    @kept_if_short
    def size(text: str, hint: str | None) -> int:
        asked.append(hint)
        return len(text)

    assert [size("nine people", None), size("nine people", None), size("nine people", "9")] == [11, 11, 11]
    assert asked == [None, "9"]
    assert [size("nine people", "9" * 300), size("nine people", "9" * 300)] == [11, 11]
    assert asked == [None, "9", "9" * 300, "9" * 300]
