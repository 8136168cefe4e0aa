"""What was made of short texts is made once; what is kept has its bounds, in number and in size."""

from summariser.kept import Kept, MadeOnce, kept_if_short


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


def test_a_part_of_an_object_is_made_when_it_is_asked_for_and_once() -> None:
    asked: list[str] = []

    class Phrase:
        def __init__(self, text: str) -> None:
            self.text = text

        @MadeOnce
        def words(self) -> list[str]:
            """Its words."""
            asked.append(self.text)
            return self.text.split()

    one, other = Phrase("nine people"), Phrase("two")
    assert asked == []
    assert [one.words, one.words, other.words] == [["nine", "people"], ["nine", "people"], ["two"]]
    assert asked == ["nine people", "two"]
    assert Phrase.words.__doc__ == "Its words."
