"""Denials of what was said before, and who of two parties denies."""

import pytest

from tests.detect.test_reports import all_of, read

TOLD = "Residents said soldiers had burned the village"


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (f"{TOLD}. The army denied this.", "The army", "this"),
        (f"{TOLD}. The army has denied that.", "The army", "that"),
        (f"{TOLD}. The army denied on Monday that it fired.", "The army", "it fired"),
        (f"{TOLD}. Sorrel and hospital staff deny this.", "Sorrel and hospital staff", "this"),
        (f"{TOLD}. This was denied by the army.", "the army", "This"),
        (f"{TOLD}. The charge was rejected by the army.", "the army", "The charge"),
        (f"{TOLD}, a charge rejected by the army.", "the army", "soldiers had burned the village"),
        (f"{TOLD}, a claim that the army denied.", "the army", "soldiers had burned the village"),
        (f"{TOLD}, an accusation which the army has denied.", "the army", "soldiers had burned the village"),
        ("Soldiers burned the village, Lund said, a claim that the army denied.", "the army",
         "Soldiers burned the village"),
        ("Lund and Sorrel blamed the Front for the raid, which denied it.", "the Front", "it"),
        ("Lund and Sorrel blamed the Front, which denied it.", "the Front, which", "it"),
        ("Lund and Sorrel blamed the raid on the Front, which denied it.", "the Front, which", "it"),
        ("Lund accused the mayor of theft, who denied it.", "the mayor", "it"),
        ("The mayor accused of taking four boats denied it.", "The mayor accused of taking four boats", "it"),
        ("Lund was accused of theft and denied it.", "Lund", "it"),
        ("The Front, which was blamed for the raid, denied it.", "The Front, which was blamed for the raid,", "it"),
    ],
)  # fmt: skip
def test_who_denies_what(text: str, source: str, content: str) -> None:
    found = read(text)
    assert (found[-1][0], found[-1][2]) == (source, [content])


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (f"{TOLD}, a charge rejected by the army.", "soldiers had burned the village"),
        ("Lund blamed the Front, which denied it.", "the Front"),
    ],
)
def test_what_is_denied_stands_without_the_denial(text: str, content: str) -> None:
    assert read(text)[0][2] == [content]


@pytest.mark.parametrize(
    "text",
    [
        "The charges were dismissed by the judge.",
        "It was rejected by the senate.",
        "He had to pay, a charge dismissed by a court.",
    ],
)
def test_a_ruling_is_no_denial(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("Lund denied a report by the Herald that pilots had complained of ice.", ["Lund"]),
        ("Lund denied that the mayor had said the road was safe.", ["Lund"]),
        ("The Front denied a report that it had claimed responsibility.", ["The Front"]),
        ("Lund denied that he had lied, saying that the mayor took the money.", ["Lund", "Lund"]),
        ("Lund denied it and said that the mayor took the money.", ["Lund", "Lund"]),
        ("Lund asked whether the mayor had said that four fell.", ["Lund"]),
        ("Lund asked the mayor to say that four fell.", ["Lund"]),
        ("Contrary to what the mayor said, four fell.", []),
        ("What the mayor said was that four fell.", ["the mayor"]),
        ("If the Front said it carried out the raid, police would look, Lund said.", ["Lund"]),
        ("The Herald apologised to Lund for calling him a thief.", ["The Herald"]),
        ("The Herald fired Lund for calling him a thief.", ["The Herald"]),
        ("The Front first claimed responsibility, then said its statement was a forgery.", ["The Front"]),
        ("The Front first claimed responsibility in May.", ["The Front"]),
        ("The Front falsely claimed responsibility for the raid.", []),
    ],
)
def test_what_is_denied_asked_or_supposed_nobody_says(text: str, sources: list[str]) -> None:
    assert [it[0] for it in read(text)] == sources


def test_who_no_longer_denies() -> None:
    assert all(it.negated for it in all_of("Lund no longer denies that she took the money."))


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("TORVIK, March 14 (Agency) - The Front raided a shop in Sund on Friday and claimed responsibility on X.",
         "The Front"),
        ("TORVIK (Agency) — Ada Lund left on Friday and admitted that she had lied.", "Ada Lund"),
        ("TORVIK (Agency) — In a letter on Friday, Ada Lund left and admitted that she had lied.", "Ada Lund"),
        ("On Friday, Ada Lund left and admitted that she had lied.", "Ada Lund"),
    ],
)  # fmt: skip
def test_no_dateline_speaks(text: str, source: str) -> None:
    assert [it[0] for it in read(text)] == [source]
