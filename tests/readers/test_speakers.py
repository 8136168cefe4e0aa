"""Who a source is: whose spokesman, which of two names, and what is no name at all."""

import pytest

from summariser.readers.rules import speakers
from tests.readers.test_rules import summary_of


def sources(text: str) -> list[str]:
    """The names of the sources, and the words of those that have none."""
    return [it.source.name or " ".join(span.text for span in it.source.spans) for it in summary_of(text).attributions]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Prime Minister Ida Brandt’s press secretary, Olaf Toll,", "Olaf Toll"),
        ("Prime Minister Ida Brandt’s spokesman", "Prime Minister Ida Brandt’s spokesman"),
        ("President Ida Brandt’s office", "President Ida Brandt’s office"),
        ("Serbia’s president", "Serbia’s president"),
        ("Israel's military", "Israel's military"),
        ("The Tern Front’s armed wing", "Tern Front’s armed wing"),
        ("Ida Brandt’s brother, Olaf Brandt,", "Olaf Brandt"),
        ("Norway’s Ida Brandt", "Ida Brandt"),
        ("Torvik’s mayor, Ida Brandt,", "Ida Brandt"),
        ("Lawyer for the accused Ida Brandt", "lawyer for the accused Ida Brandt"),
        ("The mayor, in a post on Facebook,", "The mayor, in a post on Facebook"),
        ("Ida Brandt, in a message on Telegram,", "Ida Brandt"),
        ("Ida Brandt, mayor of Torvik,", "Ida Brandt"),
        ("The mayor, whom critics call weak,", "The mayor, whom critics call weak"),
    ],
)
def test_whose_the_speaker_is(source: str, name: str) -> None:
    assert sources(f"{source} said four boats were lost.")[0] == name


def test_the_post_has_its_holder_s_office() -> None:
    (said,) = summary_of("Serbia’s foreign minister, Ida Brandt, said four boats were lost.").attributions
    assert (said.source.role, said.source.organisation) == ("foreign minister", "Serbia")


@pytest.mark.parametrize(
    ("source", "organisation"),
    [
        ("head of the local search and rescue agency", "local search and rescue agency"),
        ("director of Search and Rescue Operations", "Search and Rescue Operations"),
        ("chairman of the Arms and Ammunition Company", "Arms and Ammunition Company"),
        ("head of the agency and brother of the mayor", "agency"),
        ("head of the agency and promised more", "agency"),
    ],
)
def test_an_and_in_the_name_of_what_a_post_is_of(source: str, organisation: str) -> None:
    (said,) = summary_of(f'"Four boats were lost," said Ida Brandt, {source}.').attributions[:1]
    assert (said.source.name, said.source.organisation) == ("Ida Brandt", organisation)


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Local media", "local media"),
        ("Emergency services", "emergency services"),
        ("Ukrainian authorities", "Ukrainian authorities"),
        ("Rights groups in Torvik", "Rights groups in Torvik"),
        ("Unconfirmed reports", "unconfirmed reports"),
        ("Saudi state television", "Saudi state television"),
        ("Neighbours", "neighbours"),
        ("U.S. officials", "U.S. officials"),
        ("The Night Terns gang", "Night Terns"),
        ("The Kellmar ministry", "Kellmar ministry"),
        ("The U.N. special rapporteur Olaf Toll", "Olaf Toll"),
        ("U.S. Secretary of State Olaf Toll", "Olaf Toll"),
        ("British Prime Minister Ida Brandt", "Ida Brandt"),
        ("Chief Constable Ida Brandt", "Ida Brandt"),
        ("Ambassador to the UN Ida Brandt-Toll", "Ida Brandt-Toll"),
        ("His Armenian counterpart, Olaf Toll,", "Olaf Toll"),
        ("Orsanian Ports Minister Omar Said", "Omar Said"),
        ("Omar Said", "Omar Said"),
        ("PTW Local 1-346 president Olaf Toll", "Olaf Toll"),
        ("Ports Watch", "Ports Watch"),
        ("Franco-Orsanian manufacturer TRN", "TRN"),
        ("The boat’s operator, Tern Holding,", "Tern Holding"),
        ("The mine operator, Tern Holding,", "Tern Holding"),
        ("The Rai broadcaster", "Rai"),
        ("FBI special agent Olaf Toll", "Olaf Toll"),
        ("The mayor of Torvik, Ida Brandt,", "Ida Brandt"),
    ],
)
def test_a_name_is_no_first_capital(source: str, name: str) -> None:
    assert sources(f"{source} said four boats were lost.") == [name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("“It is not over,” he told the VBC. Ministers have refused to comment.", ["he", "ministers"]),
        ("According to Ports Watch’s coast director, Ida Brandt, four boats were lost.", ["Ida Brandt"]),
        ("Orsanian deputy ports minister Olaf Toll left a parade and said it was over.", ["Olaf Toll"]),
        ("The United States and Mexico were at odds, diplomats said.", ["diplomats"]),
        ("The army played down reports of 40 deaths.", []),
        ("Four unions called a one-day strike for Thursday.", []),
        ("Ida Brandt called the vote a “charade”.", ["Ida Brandt"]),
        ("Twenty boats fled after warning shots, the minister said.", ["the minister"]),
    ],
)
def test_what_is_part_of_a_name_or_compound(text: str, names: list[str]) -> None:
    assert sources(text) == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Torvik Post quoted Ida Brandt as saying that four boats were lost.", "Ida Brandt"),
        ("Ida Brandt was quoted by the Torvik Post as saying that four boats were lost.", "Ida Brandt"),
        ("The Torvik Post cited Ida Brandt as saying four boats were lost.", "Ida Brandt"),
    ],
)
def test_who_is_quoted_speaks(text: str, name: str) -> None:
    (said,) = summary_of(text).attributions
    assert (said.source.name, said.content.spans[0].text) == (name, "four boats were lost")


MAYOR = "Mayor Ida Brandt said the port was safe. "


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A fire broke out, a police officer said. “I saw it,” he added.", "he"),
        ("A fire broke out, a spokesman said. She said she would go there.", "Ida Brandt"),
        ("A fire broke out, police said. He said he would go there.", "Ida Brandt"),
        ("A fire broke out, an officer said. It was late. The night was cold. He said he would go.", "Ida Brandt"),
        ("Neighbours said it was loud. NHS Torvik said two were ill. It later said one had left.", "NHS Torvik"),
        ("Officials said it was loud. Airline Ternair said two were ill. It said one had left.", "Airline Ternair"),
        ("The ministry said it was loud. The boat was run by Tern Marine Group. It said all were safe.",
         "Tern Marine Group"),
        ("The ministry said it was loud. The bus company Kellmar Coaches was fined. It said all were safe.",
         "Kellmar Coaches"),
        ("The ministry said it was loud. Two left the clinic of the Tern Foundation. It said all were safe.",
         "it"),
        ("The ministry said it was loud. It said all were safe.", "the ministry"),
        ("She accused the firm of fraud, which it denied.", "it"),
    ],
)  # fmt: skip
def test_whom_a_pronoun_means(text: str, name: str) -> None:
    assert sources(MAYOR + text)[-1] == name


def test_a_quotation_in_single_marks_has_its_speaker() -> None:
    (said,) = summary_of("‘It was close,’ said Olaf Toll, a farmer. ‘Nobody was hurt.’").attributions
    assert (said.source.name, said.quote_type) == ("Olaf Toll", "direct")
    assert [span.text for span in said.content.spans] == ["‘It was close,’", "‘Nobody was hurt.’"]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("The port chiefs of 12 countries, among them the United States, Britain and Japan,",
         "the port chiefs of 12 countries, among them the United States, Britain and Japan"),
        ("Twelve countries, including the United States, Britain and Japan,",
         "twelve countries, including the United States, Britain and Japan"),
        ("Observers led by former U.S. Secretary of State Olaf Toll",
         "observers led by former U.S. Secretary of State Olaf Toll"),
        ("City officials at Sund, near Torvik,", "city officials at Sund, near Torvik"),
        ("The Red Front, led by Ida Brandt,", "Red Front"),
        ("Ida Brandt, backed by the Red Front,", "Ida Brandt"),
    ],
)  # fmt: skip
def test_a_member_a_leader_or_a_place_is_not_the_speaker(source: str, name: str) -> None:
    assert sources(f"{source} said four boats were lost.")[0] == name


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Interior Minister Ada Lund and police chief Olaf Toll", "Ada Lund and Olaf Toll"),
        ("Both Ada Lund and Olaf Toll, two bakers,", "Ada Lund and Olaf Toll"),
        ("Norway and Denmark", "Norway and Denmark"),
        ("The Ministry of Trade and Fisheries", "Ministry of Trade and Fisheries"),
        ("Oslo and Bergen", "Oslo and Bergen"),
        ("Paris, London and Berlin", "Paris, London and Berlin"),
        ("Traders and drivers in Torvik", "traders and drivers in Torvik"),
        ("The Torvik Times and the Red Cross", "Torvik Times and the Red Cross"),
    ],
)
def test_two_who_speak_together_are_both_named(source: str, name: str) -> None:
    said, more = sources(f"{source} said four boats were lost. They said nobody was hurt.")
    assert said == more == name


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("The man accused of killing Ada Lund", "the man accused of killing Ada Lund"),
        ("The woman shot by Olaf Toll", "the woman shot by Olaf Toll"),
        ("The family of Ada Lund", "the family of Ada Lund"),
        ("Relatives of Ada Lund and Olaf Toll", "relatives of Ada Lund and Olaf Toll"),
        ("The mother of Ada Lund, Ina Lund,", "Ina Lund"),
        ("A lawyer for Olaf Toll, Ada Lund,", "Ada Lund"),
        ("A man identified as Olaf Toll", "Olaf Toll"),
        ("The US-led coalition", "US-led coalition"),
    ],
)
def test_whoever_is_named_beside_the_speaker_is_not_the_speaker(source: str, name: str) -> None:
    assert sources(f"{source} said four boats were lost.")[0] == name


def test_a_name_that_begins_the_sentence_keeps_its_capital() -> None:
    assert sources("Shells hit the town of Torvik. Torvik residents said four had died.") == ["Torvik residents"]


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("A friend of Ada Lund", "unnamed_group"),
        ("Kestrian officials", "unnamed_group"),
        ("Interior Minister Ada Lund and police chief Olaf Toll", "named_person"),
        ("The Red Front", "named_organisation"),
        ("A decree seen by Kestrel News", "document"),
        ("A letter written by the mayor", "document"),
    ],
)
def test_the_kind_of_a_speaker(source: str, kind: str) -> None:
    (said,) = summary_of(f"{source} said four boats were lost.").attributions
    assert said.source.kind == kind


def test_a_quality_is_no_organisation() -> None:
    (said,) = summary_of("Retired general Ada Lund said four boats were lost.").attributions
    assert (said.source.role, said.source.organisation) == ("Retired general", None)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "President Arvid Toll was not in the palace, his office said. He had flown to Sund for talks.\n\nA doctor "
            "at the hospital said the toll could rise. “We have run out of blood,” he said.",
            "a doctor at the hospital",
        ),
        ("Spokesman Arvid Toll said all were safe. In a video, a masked man threatened the guards. He demanded a car.",
         "a masked man"),
        ("A doctor said the toll could rise. Mayor Arvid Toll came to the ward. He said it was full.", "Arvid Toll"),
    ],
)  # fmt: skip
def test_he_is_whoever_has_just_spoken_without_a_name(text: str, who: str) -> None:
    assert summary_of(text).attributions[-1].source.name == who


def test_whether_a_word_is_a_name_elsewhere_is_looked_up_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def counted(body: str, word: str) -> bool:
        asked.append(word)
        return has_capital_inside(body, word)

    has_capital_inside = speakers._has_capital_inside
    monkeypatch.setattr(speakers, "_has_capital_inside", counted)
    assert len(sources("3 . Police said " * 300)) > 200
    assert asked == ["Police"]
