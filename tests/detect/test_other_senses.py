"""Verbs of speech where nothing is said, and who speaks where a verb stands between."""

import pytest

from summariser import Article
from summariser.detect import find_reports
from summariser.grounding import GroundedText


def reports(text: str) -> list[tuple[str | None, str, list[str]]]:
    """Source, lemma and content of each attribution, by their words."""
    found = find_reports(GroundedText(Article(text=text)))
    return [
        (text[slice(*it.source)].strip(", ") if it.source else None, it.lemma, [text[slice(*at)] for at in it.content])
        for it in found
    ]


@pytest.mark.parametrize(
    ("nothing", "something"),
    [
        (
            "Relatives stood at the gate, saying little.",
            "Relatives stood at the gate, saying little had changed there.",
        ),
        (
            "Cells still roam a band of territory disputed between Torvik and Lund.",
            "The minister disputed that Torvik had ruled it.",
        ),
        ("Olaf Toll had just said goodbye to supporters.", "Olaf Toll had just said that goodbyes were hard."),
        ("The fire added to the toll.", "The minister added to reporters that the toll was high."),
        ("Relatives told a different story.", "Relatives told a different reporter that he had fled."),
        ("Police arrested 14 of the 20 accused named in the file.", "Police accused a man of theft."),
        ("Patients who reported within 12 hours lived.", "Patients reported that the tea was bitter."),
        ("Norland maintains bases in both countries.", "Norland maintains that the bases were shut."),
        ("A crowd, wrongly convinced that they were thieves, beat two men.", "A crowd said that they were thieves."),
        ("Parties met after the agreement concluded in Torvik.", "Doctors concluded that he had drowned."),
        ("Ada Lund contributed reporting from Torvik.", "Ada Lund was reporting that the port had closed."),
        ("A loose alliance called Open After Dark, has won.", "The minister called Toll a liar."),
        ("The freed teachers will have checks and counseling at home.", "Lawyers advised that he should leave."),
        ("No offer was made in writing.", "He was writing that no offer had come."),
        ("They sailed despite a gale warning raised at dawn.", "The office warned that a gale was coming."),
        ("Of the 47 now confirmed, 29 are women.", "The office confirmed that 29 were women."),
        ("Some 82 remain admitted across four hospitals.", "The owner admitted that four had died."),
    ],
)
def test_where_nothing_is_said(nothing: str, something: str) -> None:
    assert reports(nothing) == []
    assert reports(something) != []


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The minister left the room, denying any wrongdoing.", "The minister"),
        ("The minister left, denying that he was ill.", "The minister"),
        ("The army cut the road to Torvik, saying rebels had mined it.", "The army"),
        ("The owners of the mill shut the gates on Monday, blaming high costs.", "The owners of the mill"),
        ("The group sent a letter denying that he was held.", "The group"),
        ("An officer who shot a father told an inquest that he was sure.", "An officer who shot a father"),
        ("He was sentenced to 12 years in prison on Friday after a court judge found that he stole.", "a court judge"),
        ("The far left, denying that it was late, voted.", None),
    ],
)  # fmt: skip
def test_who_speaks_is_parted_from_what_he_did(text: str, source: str | None) -> None:
    (found, *_), *_ = reports(text)
    assert found == source if source else found != "The far"


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("A letter denying the charge was found.", ["the charge"]),
        ("A leaflet bearing his name and denying any part was left at the door.", ["any part"]),
        (
            "A petition demanding the release of Olaf Toll has been signed by 4,000 people.",
            ["the release of Olaf Toll"],
        ),
        ("The court dismissed the alibi, finding that the letter was forged.", ["the alibi"]),
        ("He told a television interviewer that nobody would lose.", ["nobody would lose"]),
    ],
)
def test_what_is_said_ends_where_another_verb_goes_on(text: str, content: list[str]) -> None:
    assert reports(text)[0][2] == content


@pytest.mark.parametrize(
    "text",
    [
        "The army admitted in court that it killed nine men.",
        "The minister admitted in parliament that 40 men were missing.",
        "The minister said nothing of the kind had happened.",
        "The minister said little more than 40 people had died.",
        '"We will not go," Olund added to cheers.',
        "The government added without explanation that the port was shut.",
        "The ministry reported for the first time that nine soldiers had died.",
        "Police reported within an hour that the road was open.",
        "Olund maintained his innocence.",
        "Channel 4 accused the army of killing nine men.",
        "A spokesman called Olund, who is ill, a traitor.",
    ],
)
def test_what_is_said_in_like_words_is_kept(text: str) -> None:
    assert reports(text) != []


@pytest.mark.parametrize(
    ("text", "not_by"),
    [
        ("The senator met the protesters demanding his resignation.", "The senator"),
        ("The president met a delegation demanding the release of prisoners.", "The president"),
        ("Police held a man accusing the mayor of theft.", "Police"),
        ("The woman who lost her son, saying the army shot him, wept.", "The woman who"),
    ],
)
def test_whom_somebody_meets_speaks_for_himself(text: str, not_by: str) -> None:
    assert all(source != not_by for source, _, _ in reports(text))


def test_a_clause_behind_a_letter_is_whole() -> None:
    text = "A statement denying rebels were in the town was issued."
    assert reports(text)[0][2] == ["rebels were in the town"]
