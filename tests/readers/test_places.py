"""Places by rules: what a sentence says of where it happened, how deep, and in which country."""

import pytest

from summariser import Article, Summariser
from summariser.audit import run_audit
from summariser.readers.rules.places import country_of, place_in
from tests.readers.test_rules import summary_of


@pytest.mark.parametrize(
    ("text", "name", "level", "code"),
    [
        ("In Kabul, three people died.", "Kabul", "city", "AFG"),
        ("Armed men broke into prisons in northern and central Haiti.", "Haiti", "country", "HTI"),
        ("A bomb went off in the north of Haiti.", "Haiti", "country", "HTI"),
        ("Drones struck a refinery on Russia's lower Volga.", "Russia", "country", "RUS"),
        ("A blast in Kabul Saturday killed three.", "Kabul", "city", "AFG"),
        ("A bomb went off in the Philippine city of Cotabato.", "Cotabato", "city", "PHL"),
        ("A bus crashed near the Costa Rican town of Liberia.", "Liberia", "city", "CRI"),
        ("Clashes broke out in the South Korean capital.", "South Korean capital", "city", "KOR"),
        ("Gunmen attacked a bus in eastern Nimroz province, Afghanistan.", "Nimroz", "province", "AFG"),
        ("A mine collapsed in Shanxi province in China.", "Shanxi", "province", "CHN"),
        ("Floods hit Teknaf in Cox's Bazar district in southern Bangladesh.", "Cox's Bazar", "district", "BGD"),
        ("The dead were found in Herat Province.", "Herat Province", "province", "AFG"),
        ("A fire broke out in Orange County, California.", "Orange County", "district", "USA"),
        ("Tornadoes tore through the state of Georgia.", "Georgia", "province", None),
        ("A boat sank near Torvik, Norway, on Monday.", "Torvik", "unknown", "NOR"),
        ("A ferry sank off the coast of Yemen.", "Yemen", "country", "YEM"),
        ("A strike in the Gaza Strip killed four.", "Gaza Strip", "province", "PSE"),
        ("Police in Turkey arrested nine.", "Turkey", "country", "TUR"),
        ("A bomb hit a compound in the hill town of Bayt al-Tern.", "Bayt al-Tern", "city", None),
        ("Gunmen attacked a market in al-Tern, Syria.", "al-Tern", "unknown", "SYR"),
        ("A dam burst in the Brazilian interior.", "Brazilian interior", "unknown", "BRA"),
        ("A fire broke out at the Santa Berg prison on Peru's coast.", "Santa Berg prison", "site", "PER"),
        ("A fire broke out at the Tern hospital in Kabul.", "Kabul", "city", "AFG"),
        ("Bombs fell in Sudan's Darfur region.", "Darfur", "province", "SDN"),
        ("A quake hit the Arequipa region of Peru.", "Arequipa", "province", "PER"),
        ("A bus fell into the Tern Gorge, killing nine.", "Tern Gorge", "unknown", None),
        ("A train derailed in the Tern valley.", "Tern valley", "unknown", None),
        ("Fire swept through the suburb of Nea Tern.", "Nea Tern", "district", None),
        ("A storm slammed into Haiti.", "Haiti", "country", "HTI"),
        ("A strike paralysed Greece.", "Greece", "country", "GRC"),
        ("A quake rattled Greece.", "Greece", "country", "GRC"),
        ("A bus plunged into a ravine in the Bolivian Andes.", "Bolivian Andes", "unknown", "BOL"),
        ("A trawler sank in the Sea of Torvik.", "Sea of Torvik", "unknown", None),
        ("It happened in Orvo, a city in Tern province, which borders Norway.", "Orvo", "city", None),
        ("The attackers entered Orvo, in the Tern region, on Sunday.", "Orvo", "unknown", None),
        ("Mud fell on homes in Orvo, in Central Norway's Tern regency, on Sunday.", "Orvo", "unknown", None),
        ("It was centred 12 km from Orvo in Tern Province on Sunday.", "Orvo", "unknown", None),
        ("Raiders cut down 16 people in a hamlet in the Orvo district of Tern.", "Orvo", "district", None),
        ("They rode into a village in the Orvo local government area on Sunday.", "Orvo", "unknown", None),
        ("A raid on Orvo, Tern County, left nine dead.", "Orvo", "unknown", None),
    ],
)
def test_place(text: str, name: str, level: str, code: str | None) -> None:
    located = place_in(text, 0, len(text))

    assert located is not None
    assert (located.name, located.level, located.code) == (name, level, code)
    assert text.startswith(name, located.start) or "capital" in text


@pytest.mark.parametrize(
    "text",
    [
        "He will resign in January, Germany's foreign minister said.",
        "A record was set at the World Games, France's third.",
        "Police arrested nine in a raid.",
        "He was born in the capital of Vestmar.",
    ],
)
def test_what_is_no_place(text: str) -> None:
    located = place_in(text, 0, len(text))

    assert located is None or (located.level != "unknown" and located.name == "Vestmar")


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("Philippine National Police", "PHL"),
        ("Iraqi Interior Ministry", "IRQ"),
        ("South Korean Coast Guard", "KOR"),
        ("Papua New Guinean army", "PNG"),
        ("Turkey", "TUR"),
        ("Reuters", None),
    ],
)
def test_country_of_an_organisation(body: str, code: str | None) -> None:
    assert country_of(body) == code


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A plane from Cairo to Nairobi crashed in the desert, killing 60 people.", None),
        ("Nine sailors from Mali drowned off the island of Torvo.", "Torvo"),
        ("Two men were found guilty of spying for Russia.", None),
        ("Three soldiers were killed by a bomb near the border with Chad.", None),
        ("A strike hit a camp near Kharkiv in Ukraine.", "Ukraine"),
        ("A bomb went off near Kharkiv.", "Kharkiv"),
        ("A plane on its way to the town of Torvik crashed in Mali.", "Mali"),
        ("Nine people were told to leave the town of Torvik.", "Torvik"),
        ("Nine people died in a village north of Sydney.", None),
        ("A man was caught on Mont Tern.", "Mont Tern"),
        ("A plane left the capital for the mining town of Torvik.", None),
        ("A quake struck Peru 30 miles north of the town of Torvik.", "Peru"),
        ("Gunmen killed nine people in Israel's north.", "Israel"),
        ("Trains collided in India's eastern state of Odisha.", "Odisha"),
        ("Gunmen shot dead five people in Indonesia's remote Papua region.", "Papua"),
        ("An earthquake that shook western Nepal killed nine.", "Nepal"),
        ("A quake that shook Vestmar killed nine.", None),
        ("The rare Sudan strain of the fever was found in Uganda.", "Uganda"),
        ("A nurse was taken outside the Haitian capital.", "Haitian capital"),
    ],
)
def test_whence_whither_and_near_what_is_not_where(text: str, name: str | None) -> None:
    located = place_in(text, 0, len(text))

    assert (located and located.name) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A bomb killed three people in the town of Gorvo on Monday, the minister said in Geneva.", "Gorvo"),
        ("A bomb killed three people on Monday, the minister said in Geneva.", None),
        ("Three people were killed by a landmine in Ukraine on Friday, hours before talks in Geneva.", "Ukraine"),
        ("A bomb killed three people in Geneva on Monday, the minister said.", "Geneva"),
    ],
)
def test_where_it_was_said_is_not_where_it_happened(text: str, name: str | None) -> None:
    event = summary_of(text, published="2023-06-15").events[0]

    assert (event.location and event.location.name) == name


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("ORVO, Norway, June 12 - Gunmen shot a judge on Monday. He was hit as he left a chapel in Orvo.", "Orvo"),
        ("ORVO, Norway, June 12 - Gunmen shot a judge on Monday. A witness in Orvo said it was over.", None),
        ("ORVO, Norway, June 12 - Gunmen shot a judge on Monday. He was hit as he left a chapel.", None),
        ("ORVO, Norway, June 12 - A jury convicted a man on Monday. He shot a judge in Orvo.", None),
        ("ORVO, Norway, June 12 - Gunmen shot a judge on Monday. He was hit in Orvo Heights.", None),
    ],
)
def test_the_dateline_is_the_place_only_where_the_text_says_it_again(text: str, place: str | None) -> None:
    event = summary_of(text, published="2023-06-12").events[0]

    assert (event.location.name if event.location else None) == place
    if event.location is not None:
        assert event.location.country_code == "NOR"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Nine people died in Torvik on Monday after a bomb went off.", "Torvik"),
        ("Thieves stole jewels from a museum in Torvik.", "Torvik"),
        ("Nine people died in Ghana on Monday after a bomb went off.", "Ghana"),
        ("A shaft caved in at a mine in western Ghana on Monday after a blast.", "Ghana"),
        ("Nine people lost confidence in Parliament on Monday after a bomb went off.", None),
        ("A bomb killed nine in Mali on Monday. The blast tore through a bakery in the town of Orvo.", "Orvo"),
        (
            "A bomb killed nine in Mali on Monday. The blast was felt in Tern, the mayor said in the town of Orvo.",
            "Mali",
        ),
        ("A flood killed nine in Mali on Monday. Most of the dead were in the village of Orvo.", "Orvo"),
        ("A bomb killed nine in Mali on Monday. A man was shot in the town of Orvo.", "Mali"),
        ("Mali's government fell on Monday after losing a vote of confidence.", "Mali"),
        ("A Cairo court jailed a poet for six years on Monday.", "Cairo"),
        ("Mali's army killed nine rebels on Monday.", None),
        ("A trade accord was signed on Monday over the protests of farmers in Cairo.", None),
        ("Norway has arrested a spy.", "Norway"),
        ("A mayor was shot dead on Monday. Ida Brandt was hit by six bullets in the town of Orvo.", "Orvo"),
        ("Health authorities in Norway have found bird flu.", "Norway"),
        ("Voters in Ireland rejected a change in a referendum on Monday.", "Ireland"),
        ("A gang leader was captured in the mountains of Torvik.", "Torvik"),
    ],
)
def test_the_place_of_the_main_event(text: str, place: str | None) -> None:
    event = summary_of(text, published="2023-06-13").events[0]

    assert (event.location and event.location.name) == place


def test_where_and_when_those_let_go_were_handed_over() -> None:
    event = summary_of(
        "Kidnappers freed a nurse, a ministry said on Thursday. She was handed over near the town of Orvo on Tuesday.",
        published="2023-06-15",
    ).events[0]

    assert event.location is not None
    assert event.date is not None
    assert (event.type, event.location.name, str(event.date.start)) == ("retreat", "Orvo", "2023-06-13")


def test_a_country_told_by_its_adjective_has_its_name() -> None:
    summary = Summariser(reader="rules").summarise(
        Article(text="A strike by Cambodian workers entered its ninth day on Tuesday.", published="2025-07-03")
    )
    place = summary.events[0].location
    assert place is not None
    assert (place.text, place.name, place.country_code) == ("Cambodian", "Cambodia", "KHM")
    assert not any("another name" in it.message for it in summary.audit.findings)
    other = place.model_copy(update={"name": "Laos"})
    event = summary.events[0].model_copy(update={"location": other})
    assert any(
        "another name" in it.message for it in run_audit(summary.model_copy(update={"events": [event]})).findings
    )


def test_a_place_near_which_something_was_on_a_day_is_one() -> None:
    place = (
        summary_of("At least 14 people were killed in clashes near Sarn on Thursday, the mission said.")
        .events[0]
        .location
    )
    assert place is not None
    assert place.text == "Sarn"


@pytest.mark.parametrize(
    ("behind", "name"),
    [
        ("The attackers rode into Orvo, in the Tern region, at dawn and fired at traders.", "Orvo"),
        ("The attack happened in Orvo, a town in Tern province.", "Orvo"),
        ("The dawn raid on Orvo, in the Tern area, was carried out by men on horses.", "Orvo"),
        ("A column of gunmen hidden in gardens opened fire at Orvo, in Tern province, on Sunday.", "Orvo"),
        ("The accident happened in Orvo, about 40 km east of the provincial capital Sarn.", "Orvo"),
        # where something else was
        ("The raids hit Orvo, Sarn, Lund and Torvik, the president said.", "Norway"),
        ("The attackers struck the village of Orvo first. They went on to Sarn.", "Norway"),
        ("The attack was condemned in Sarn, in the Lund region.", "Norway"),
        ("The wounded were flown to Sarn, in the Lund region, on Sunday.", "Norway"),
        ("The minister was in Sarn, in the Lund region.", "Norway"),
    ],
)
def test_the_sentence_behind_a_lead_tells_where(behind: str, name: str) -> None:
    [event, *_] = summary_of(f"Gunmen killed 31 people in a village in Norway. {behind}").events
    assert event.location is not None
    assert event.location.name == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("PAVLO, Norway, June 12 - A strike killed 13 people in this mining town. Pavlo is poor.", "Pavlo"),
        ("PAVLO, Norway, June 12 - A strike killed 13 people on the edge of the town. Pavlo is poor.", "Pavlo"),
        ("PAVLO, Ga. (AP) - A blast at a mill killed 13 people. Pavlo is poor.", "Pavlo"),
        ("PAVLO, Texas (AP) - A blast at a mill in southeast Texas killed 13 people. Pavlo is poor.", "Pavlo"),
        # from where it was reported
        ("PAVLO, Hawaii (AP) - A wildfire killed six people in Hawaii. It burned much of Orvo.", "Hawaii"),
        (
            "PAVLO, Norway, June 12 - A slide killed 14 people in Norway, it was said here on Monday. Pavlo is poor.",
            "Norway",
        ),
        ("PAVLO, Norway, June 12 - A strike killed 13 people. Pavlo is poor.", None),
        ("PAVLO, Ga. (AP) - A jury found a man guilty of the killing of 13 people. Pavlo is poor.", None),
        ("PAVLO, Norway (AP) - A strike in the town of Orvo killed 13 people. Pavlo is poor.", "Orvo"),
    ],
)
def test_the_place_of_the_dateline(text: str, name: str | None) -> None:
    [event, *_] = summary_of(text).events
    assert (event.location and event.location.name) == name
