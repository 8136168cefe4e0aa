"""Who speaks in wire reports: names behind the noun for them, short names of bodies, and clauses that are no source."""

import pytest

from tests.readers.test_rules import summary_of


def told(text: str) -> list[tuple[str, str]]:
    """The source of each attribution, by name or else by its words, and the cue."""
    return [
        (it.source.name or " ".join(span.text for span in it.source.spans), it.cue.lemma)
        for it in summary_of(text).attributions
    ]


@pytest.mark.parametrize(
    ("source", "name", "kind"),
    [
        ("The mediator, former Norlandish president Ida Brandt,", "Ida Brandt", "named_person"),
        ("Shopkeeper Olaf Berg", "Olaf Berg", "named_person"),
        ("Challenger Ida Brandt-Lund", "Ida Brandt-Lund", "named_person"),
        ("Brigadier Olaf Berg, who led the rescue,", "Olaf Berg", "named_person"),
        ("Father Olaf Berg", "Olaf Berg", "named_person"),
        ("The chief mediator, Sheikh Olaf ag Berg,", "Olaf ag Berg", "named_person"),
        ("A tailor, Olaf Berg,", "Olaf Berg", "named_person"),
        ("The electoral commission of Orsania", "electoral commission of Orsania", "named_organisation"),
        ("The aid group Medics Abroad", "Medics Abroad", "named_organisation"),
        ("The newspaper La Voz, citing a letter,", "La Voz", "named_organisation"),
        ("Radio Torvik, quoting a priest,", "Radio Torvik", "named_organisation"),
        ("A small group, the Torvik Column,", "Torvik Column", "named_organisation"),
        ("Another firm, the Danish maker Corvela,", "Corvela", "named_organisation"),
        ("A Reuters tally", "Reuters tally", "document"),
        ("Its representative, Olaf Berg,", "Olaf Berg", "named_person"),
        ("Her father, Olaf,", "Olaf", "named_person"),
        ("Swiss guide Olaf Berg", "Olaf Berg", "named_person"),
        ("State radio, monitored in Orvo,", "state radio", "unnamed_group"),
        ("A spokesman for the army, Colonel Olaf Berg,", "Olaf Berg", "named_person"),
        ("United Nations Secretary-General Olaf Berg", "Olaf Berg", "named_person"),
        ("New South Torvik police", "New South Torvik police", "named_organisation"),
        ("Boko Haram", "Boko Haram", "named_organisation"),
        ("Al Shabaab, which is linked to al Qaeda,", "Al Shabaab", "named_organisation"),
        ("Opposition Socialists", "Opposition Socialists", "named_organisation"),
        ("Analysts at the bank Corvela", "analysts at the bank Corvela", "unnamed_group"),
        ("State television showed a crater and", "state television", "unnamed_group"),
    ],
)
def test_a_name_behind_the_noun_for_it(source: str, name: str, kind: str) -> None:
    (said,) = summary_of(f"{source} said the road was shut.").attributions

    assert (said.source.name, said.source.kind) == (name, kind)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Red Tern Front said it knew. The Front said it was sorry.", ["Red Tern Front"] * 2),
        ("Men of the Brigade of the North Shore fled. The Brigade said so.", ["Brigade of the North Shore"]),
        ("The Red Front met the Blue Front. The Front said it was sorry.", ["Front"]),
        ("Norland’s Interior Ministry met the Health Ministry. The Ministry said it knew.", ["Ministry"]),
    ],
)
def test_a_body_by_one_noun_of_its_name(text: str, names: list[str]) -> None:
    said = [it for it in told(text) if it[1] == "say"]

    assert [name for name, _ in said] == names


def test_part_of_a_longer_name_is_nobodys_last_name() -> None:
    text = "The World Tern Organization met. Tern authorities in Orvo revised the toll on Monday, saying 12 had died."

    assert told(text) == [("Tern authorities in Orvo", "say")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("In Orvo, where one woman, Ida Brandt, said her roof leaked, pupils were sent home.", [("Ida Brandt", "say")]),
        ("Another officer, Bo Karlsen, said that he saw the gun.", [("Bo Karlsen", "say")]),
        ("One, Ida Brandt, the mayor’s sister, said the figures were wrong.", [("Ida Brandt", "say")]),
        ("Five were hurt in protests by friends of his rival, who says it was unfair.", [("his rival", "say")]),
        ("He would be left among farmers who had threatened to sue.", [("farmers", "threaten")]),
        ("A board cancelled the sale of the farm after Ida Lund complained that it hurt.", [("Ida Lund", "complain")]),
        ("Police held a sailor and a girl who says she is 12.", [("a girl", "say")]),
        ("On Sunday the hospital had said that it was calm.", [("the hospital", "say")]),
        ("According to the harbour agency more than 40 boats have sunk.", [("the harbour agency", "according to")]),
        ("Days later a clerk at the port said it was false.", [("a clerk at the port", "say")]),
        ("Olaf Berg denied having promised to close the mill.", [("Olaf Berg", "deny")]),
        ("The trawler left a pier near Orvo and called for help at dawn on Sunday.", []),
        ("There were nine in cells, down from the 14 announced on Friday since some had fled.", []),
        ("In Orvo, families celebrated and the bells were rung.", []),
    ],
)  # fmt: skip
def test_who_speaks_and_who_does_not(text: str, said: list[tuple[str, str]]) -> None:
    assert told(text) == said


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Another resident said lorries came. The UN keeps no office there. It called for a road.", "UN"),
        ("Tern Holding said it knew. The government plans a survey. It promised the same in May.", "the government"),
        ("His sister, Ida Brandt, said it was late. He said it was not.", "He"),
        ("The army said it was late. He said it was not.", "He"),
    ],
)
def test_whom_a_pronoun_cannot_mean(text: str, who: str) -> None:
    assert told(text)[-1][0] == who


def test_who_asks_not_to_be_named_is_not_the_other_speaker() -> None:
    text = "The port said it had no list; one of its clerks, who asked not to be named, said there was one."
    port, clerk = summary_of(text).attributions

    assert (port.source.anonymity_reason, port.source.name) == (None, "the port")
    assert clerk.source.anonymity_reason is not None


def test_an_arrest_is_an_event_beside_a_coup() -> None:
    text = "Soldiers attempted a coup in Orvo on Monday.\n\nPolice arrested the mayor on Tuesday."
    types = [(it.type, it.mode) for it in summary_of(text, published="2023-06-15").events]

    assert types == [("coerce", "seize"), ("coerce", "arrest")]


@pytest.mark.parametrize(
    ("source", "role", "organisation"),
    [
        ("Trade union leader Olaf Berg", "leader", "Trade union"),
        ("Fire brigade spokeswoman Ida Brandt", "spokeswoman", "Fire brigade"),
        ("Detective Superintendent Olaf Berg", "Detective Superintendent", None),
        ("Brazilian President Olaf Berg", "Brazilian President", None),
        ("Opposition leader Olaf Berg", "Opposition leader", None),
        ("Police spokesman Olaf Berg", "spokesman", "Police"),
        ("Highway police chief Colonel Olaf Berg", "chief", "Highway police"),
        ("Defence Minister General Olaf Berg", "Defence Minister", None),
        ("Attorney General Olaf Berg", "Attorney General", None),
        ("Lieutenant General Olaf Berg", "Lieutenant General", None),
        ("Defence lawyer Olaf Berg", "Defence lawyer", None),
        ("Ida Brandt, the nurse in charge,", "nurse in charge", None),
        ("Ida Brandt, the speaker of the lower house,", "speaker", "lower house"),
        ("An army spokesman, Brigadier Olaf Berg,", "army spokesman", None),
    ],
)
def test_the_post_beside_a_name(source: str, role: str, organisation: str | None) -> None:
    (said,) = summary_of(f"{source} said the road was shut.").attributions

    assert (said.source.role, said.source.organisation) == (role, organisation)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Prosecutors asked for a term of 18 years. They said a gang was behind it.", "prosecutors"),
        ("Doctors treated the driver. They said he had burns.", "doctors"),
        ("Boko Haram claimed responsibility. It put the toll at 30.", "Boko Haram"),
    ],
)
def test_whom_a_pronoun_of_bodies_means(text: str, source: str) -> None:
    said = summary_of(text).attributions[-1]

    assert said.source.name == source
