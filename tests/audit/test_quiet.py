"""True statements that once were called errors, each beside a false one that must stay one."""

from datetime import date

import pytest

from summariser import Article, Attribution, Summary
from summariser.audit import run_audit
from summariser.models import Casualty, EventDate, Run, Usage
from tests.audit.sample import summary as sample

BAY = "The Tern Alliance has not given up its plan to block the bay. No one can deny the role of Marek Olund in it."
FAILED = "The mayor was criticised for failing to address sectarian violence in the harbour quarter of Tolvik."
UNKNOWN = "Neither the motives of the attacker nor his identity were known at the end of the week."
TITLES = "Gov. Ilse Varn told the Federal Reserve about American exports. Salvadoran soldiers met her at Fort Ames."
POLL = "Olund beats Varn by 46 percent to 42 percent, according to the poll."
LOAN = "The mill pays the loan back over four years. The owner sold more than four ships and lent one to Torvik."
HURT = "The mines killed six people and crippled 23 others. The quake hurt 12 and drove thousands from their homes."


def told(text: str, headline: str, published: date | None = None) -> Summary:
    """A summary that says nothing but its headline."""
    return Summary(
        id="t", article=Article(text=text, published=published), headline=headline, abstract="",
        run=Run(reader="made up", usage=Usage(estimated=False)),
    )  # fmt: skip


def errors(summary: Summary) -> list[str]:
    return [finding.message for finding in run_audit(summary).findings if finding.severity == "error"]


def doubts(summary: Summary) -> list[str]:
    """Findings about what the summary says, of either severity."""
    found = run_audit(summary).findings
    return [
        it.message for it in found if it.severity != "info" and it.check in {"figures", "names", "dates", "polarity"}
    ]


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (BAY, "Tern Alliance keeps its plan to block the bay", "Tern Alliance keeps its Bay Plan at Torvik"),
        (BAY, "Marek Olund had a role", "Marek Holund had a role"),
        (FAILED, "Sectarian violence shakes Tolvik", "Sectarian violence shakes Tolvek"),
        (UNKNOWN, "Motives of the attacker remain unknown", "Motives of the attacker were known on 5 May"),
        (
            TITLES,
            "Governor Ilse Varn told the Fed of U.S. exports",
            "Aides of Senator Ilse Varn told the Fed of U.S. exports",
        ),
        (TITLES, "Soldiers of El Salvador met her at Ft. Ames", "Soldiers of San Marino met her at Ft. Amos"),
        (HURT, "Mines kill six and injure 23 others", "Mines injure six and kill 23 others"),
        (HURT, "Quake displaces thousands", "Quake kills thousands"),
        ("A double blast hurt scores and killed 20.", "Double blast kills 20", "Double blast hurts 20"),
        (POLL, "Olund leads Varn 46 to 42 percent", "Olund leads Varn 47 to 42 percent"),
        ("The mayor said the number of dead had passed 90.", "More than 90 dead", "More than 91 dead"),
    ],
)
def test_what_is_right_is_no_error(text: str, right: str, wrong: str) -> None:
    assert errors(told(text, right)) == []
    assert doubts(told(text, wrong))


@pytest.mark.parametrize(
    ("text", "known", "wrong"),
    [  # what may be known from elsewhere, or counted out, is doubted; what the article contradicts is an error
        (TITLES, "Senator Ilse Varn told the Fed of exports", "Senator Ilse Vern told the Fed of exports"),
        (TITLES, "Soldiers met her at the NSB, in Kesterholm", "Soldiers met her at Fort Amas"),
        (HURT, "The mines were laid in five places", "The mines killed five people"),
        (HURT, "The quake of 2019 hurt 12", "The quake hurt 2,019"),
        (HURT, "The quake displaced 12", "The mines killed 23 people"),
        (POLL, "Olund leads by a 6th poll", "Olund beats Varn by 64 percent to 42 percent"),
        (BAY, "Tern Alliance has plans", "Tern Aliance has plans"),
        (LOAN, "The mill has four years for its loan", "The mill has 14 owners"),
        (HURT, "Over 23 others were seen", "Mines crippled more than 23 others"),
        (UNKNOWN, "The attacker was known to police", "Motives of 40 attackers were known"),
    ],
)
def test_what_cannot_be_known_here_is_doubted(text: str, known: str, wrong: str) -> None:
    assert errors(told(text, known)) == []
    assert errors(told(text, wrong))


@pytest.mark.parametrize(
    ("words", "first", "last", "precision", "right"),
    [  # each of an event that the article recalls
        ("six weeks ago", "2023-04-01", "2023-04-30", "month", True),
        ("six weeks ago", "2021-05-01", "2021-05-07", "week", False),
        ("on 6 and 7 May", "2023-05-06", "2023-05-07", "day", True),
        ("on 6 and 7 May", "2023-05-05", "2023-05-07", "day", True),
        ("on 6 and 7 May", "2023-05-08", "2023-05-09", "day", False),
        ("in the year 2000", "2000-01-01", "2000-12-31", "year", True),
        ("on Sept. 11", "2001-09-11", "2001-09-11", "day", True),
        ("on Sept. 11", "2001-09-12", "2001-09-12", "day", False),
        ("by 1991", "1991-01-01", "1991-12-31", "year", True),
        ("by 1991", "1990-01-01", "1990-12-31", "year", False),
        ("Seventy-four years ago", "1949-01-01", "1949-12-31", "year", True),
        ("Seventy-four years ago", "2019-01-01", "2019-12-31", "year", False),
    ],
)
def test_dates_as_people_write_them(words: str, first: str, last: str, precision: str, right: bool) -> None:
    text = f"The delegates met {words} in Torvik."
    whole = sample()
    event = whole.events[0].model_copy(
        update={
            "role": "background",
            "date": EventDate.model_validate({"text": words, "start": first, "end": last, "precision": precision}),
            "casualties": [], "responsibility": [], "location": None, "attribution_ids": [], "evidence": [],
        }
    )  # fmt: skip
    bent = told(text, "Delegates met", date(2023, 5, 15)).model_copy(update={"events": [event]})
    found = [
        finding for finding in run_audit(bent).findings if finding.check == "dates" and finding.severity == "error"
    ]
    assert (not found) == right


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        (
            "No troops killed villagers in Torvik by the end of May.",
            "Troops killed villagers in Torvik at the end of May",
        ),
        ("The mayor was not harmed by the blast in the hall.", "The mayor was harmed by the blast in the hall"),
    ],
)
def test_a_lost_negation_stays_an_error(text: str, headline: str) -> None:
    found = run_audit(told(text, headline)).findings
    assert ("polarity", "error") in {(finding.check, finding.severity) for finding in found}


def test_what_is_denied_is_doubted_for_another_may_say_that_it_was() -> None:
    text = "A spokesman who did not give his name denied that troops killed villagers in Torvik."
    found = run_audit(told(text, "Troops killed villagers in Torvik")).findings
    assert {finding.severity for finding in found if finding.check == "polarity"} == {"warning"}


def test_a_pronoun_is_no_country() -> None:
    text = "“He told us the mill was closed,” the foreman said. Nine workers left the mill in Torvik."
    assert any("America" in message for message in doubts(told(text, "Nine workers left the mill in Torvik, America")))


def test_an_invented_speaker_is_an_error_and_a_first_name_from_elsewhere_none() -> None:
    whole = sample()

    def named(name: str) -> list[str]:
        items = [
            item.model_copy(update={"source": item.source.model_copy(update={"name": name})})
            for item in whole.attributions[:1]
        ]
        return errors(whole.model_copy(update={"attributions": [*items, *whole.attributions[1:]]}))

    assert named("Marit Brandt") == []
    assert named("Marit Kesler")


@pytest.mark.parametrize(("year", "sure"), [("2019", True), ("2025", False)])
def test_a_month_may_lie_in_a_year_that_the_article_names(year: str, sure: bool) -> None:
    text = "The delegates take their seats in January 2025 and meet in November."
    days = {"text": "in November", "start": f"{year}-11-01", "end": f"{year}-11-30", "precision": "month"}
    event = sample().events[0].model_copy(
        update={
            "date": EventDate.model_validate(days), "status": "planned", "casualties": [], "responsibility": [],
            "location": None, "attribution_ids": [], "evidence": [],
        }
    )  # fmt: skip
    bent = told(text, "Delegates meet", date(2023, 5, 15)).model_copy(update={"events": [event]})
    assert any(item.check == "dates" and item.severity == "error" for item in run_audit(bent).findings) == sure


@pytest.mark.parametrize("words", ["yesterday", "on Saturday", "on 3 May"])
def test_another_year_is_an_error(words: str) -> None:
    whole = sample()
    event = whole.events[0].model_copy(
        update={
            "date": EventDate.model_validate(
                {"text": words, "start": "1923-05-03", "end": "1923-05-03", "precision": "day"}
            ),
            "casualties": [], "responsibility": [], "location": None, "attribution_ids": [], "evidence": [],
        }
    )  # fmt: skip
    bent = told(f"The delegates met {words}.", "Delegates met", date(2023, 5, 15)).model_copy(
        update={"events": [event]}
    )
    assert any(item.check == "dates" and item.severity == "error" for item in run_audit(bent).findings)


@pytest.mark.parametrize(("text", "sure"), [("“We met yesterday,” it said.", False), ("They met yesterday.", True)])
def test_yesterday_in_somebody_elses_mouth_may_be_another_day(text: str, sure: bool) -> None:
    article = Article(text=text, published=date(2023, 5, 15))
    days = {"text": "yesterday", "start": "2019-03-02", "end": "2019-03-02", "precision": "day"}
    event = sample().events[0].model_copy(
        update={
            "date": EventDate.model_validate(days), "evidence": [article.span(0, len(text))],
            "casualties": [], "responsibility": [], "location": None, "attribution_ids": [],
        }
    )  # fmt: skip
    bent = told(text, "They met", date(2023, 5, 15)).model_copy(update={"events": [event]})
    found = [item.severity for item in run_audit(bent).findings if item.check == "dates"]
    assert found == ["error" if sure else "warning"]


def test_calls_that_somebody_rejects_are_not_his_own() -> None:
    whole = sample()
    item = whole.attributions[0]
    name = item.source.name
    denial = item.model_copy(update={"speech_act": "deny"})
    found = {
        verb: [it.message for it in run_audit(
            whole.model_copy(update={"headline": f"{name} {verb}", "attributions": [denial]})
        ).findings if it.check == "polarity" and it.where == "/headline"]
        for verb in ("rejected calls for a ban", "called for a ban")
    }  # fmt: skip
    assert not any("this source denies" in message for message in found["rejected calls for a ban"])
    assert any("this source denies" in message for message in found["called for a ban"])


def test_one_post_of_a_speaker_is_told_once() -> None:
    whole = sample()
    bent = [
        item.model_copy(update={"source": item.source.model_copy(update={"role": "Admiral of the Fleet"})})
        for item in whole.attributions
    ]
    audit = run_audit(whole.model_copy(update={"attributions": bent}))
    assert len([finding for finding in audit.findings if "“Admiral”" in finding.message]) == 1


@pytest.mark.parametrize(
    "headline", ["Nobody immediately claimed the blast", "Torvik police say they merely reported a blast"]
)
def test_an_adverb_is_no_speaker(headline: str) -> None:
    assert [item for item in run_audit(sample(headline=headline)).findings if item.check == "speakers"] == []


def test_what_is_marked_as_claimed_is_not_told_as_a_fact() -> None:
    whole = sample()
    fire = whole.events[2].model_copy(update={"description": "A fire in Sandnes displaced about 200 people."})
    assert fire.known_from == "claim"
    bare = whole.model_copy(update={"events": [*whole.events[:2], fire]})
    assert [item for item in run_audit(bare).findings if item.check == "certainty"] == []


def test_a_speaker_goes_on_as_a_pronoun() -> None:
    text = (
        "Ilse Varn opened the mill in Torvik. “It is a good day,” she said. The owners clapped. Rain fell on the roof. "
        "“We will grow,” she said. The band played. Nobody left early. “Come again,” she said."
    )
    article = Article(text=text)

    def said(words: str, name: str, near: int) -> Attribution:
        at = text.index("she said", near)
        start = text.index(words)
        return Attribution.model_validate({
            "id": f"a{start}", "speech_act": "assert", "quote_type": "direct",
            "source": {"kind": "named_person", "name": name, "spans": [article.span(at, at + 3).model_dump()]},
            "cue": {"lemma": "say", "spans": [article.span(at + 4, at + 8).model_dump()]},
            "content": {"spans": [article.span(start, start + len(words)).model_dump()]},
        })  # fmt: skip

    def warned(last: str) -> list[str]:
        items = [said("It is a good day", "Ilse Varn", 0), said("We will grow", "Ilse Varn", 60)]
        items.append(said("Come again", last, text.index("Come again")))
        whole = told(text, "Mill opens").model_copy(update={"attributions": items})
        return [item.where for item in run_audit(whole).findings if item.check == "speakers"]

    assert warned("Ilse Varn") == []
    assert warned("Marek Olund") == ["/attributions/2/source/name"]
    text = text.replace("The band played.", "The band played. " * 6)
    article = Article(text=text)
    assert warned("Ilse Varn") == ["/attributions/2/source/name"]


@pytest.mark.parametrize(("headline", "warned"), [("Owners see revised plan", False), ("Owners revised plant", True)])
def test_a_past_form_before_a_noun_is_no_deed(headline: str, warned: bool) -> None:
    text = "The owners of the plant will see the revised plan next week. They may have to revise it in Torvik."
    found = [item for item in run_audit(told(text, headline)).findings if item.check == "certainty"]
    assert bool(found) == warned


@pytest.mark.parametrize(("words", "warned"), [("In May a", False), ("There may be a", True)])
def test_a_month_is_no_modal(words: str, warned: bool) -> None:
    whole = sample()
    line = f"{words} gas tank explosion in Torvik that kills at least nine, police say"
    bent = [whole.events[0].model_copy(update={"description": line}), *whole.events[1:]]
    found = run_audit(whole.model_copy(update={"events": bent})).findings
    assert any(item.check == "certainty" and item.where == "/events/0/status" for item in found) == warned


def test_the_day_of_the_report_needs_no_words_beside_a_related_event() -> None:
    whole = sample()
    blast = whole.events[0]
    assert blast.date is not None
    other = whole.events[1].model_copy(update={"date": blast.date, "status": "actual"})

    def warned(role: str) -> bool:
        events = [blast, other.model_copy(update={"role": role}), *whole.events[2:]]
        found = run_audit(whole.model_copy(update={"events": events})).findings
        return any(item.where == "/events/1/date" and "beside it" in item.message for item in found)

    assert not warned("related")
    assert warned("background")


AGENCY = (
    "The Associated Press said the United States had sent nine ships to Torvik.\n\n38 dead in Torvik\n\n"
    "At least 38 people were killed, the agency said. The harbour won 84 percent of its trade back."
)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("Nine ships sent to Torvik, AP says", "Nine ships sent to Torvik, NSB says"),
        ("At least 38 people killed in Torvik", "At most 38 people killed in Torvik"),
        ("Harbour takes 84 percent back", "Harbour takes 48 percent back"),
        ("United States sent ships", "United Mates sent ships"),
    ],
)
def test_short_names_shares_and_headlines_are_not_doubted(right: str, wrong: str) -> None:
    assert doubts(told(AGENCY, right)) == []
    assert doubts(told(AGENCY, wrong))


def test_states_are_no_verb() -> None:
    found = run_audit(told(AGENCY, "United States sent nine ships")).findings
    assert [item.message for item in found if item.check == "speakers"] == []


STRIKE = (
    "The owners sold 1,997 ships in Torvik on Saturday. Two men and three women were killed. Half a million people saw "
    "it, and nine people were arrested. Twelve sailors survived. More than 40 people were hurt."
)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [  # restated, added up, rounded, in another unit; and what no restating makes true
        ("Ships sold in Torvik on 13 May", "13 ships sold in Torvik"),
        ("Five killed in Torvik", "Seven killed in Torvik"),
        ("Nearly 2,000 ships sold in Torvik", "Nearly 1,887 ships sold in Torvik"),
        ("Strike seen by 500,000 people", "Strike seen by 712 people"),
        ("Owners sold ships at 14:30", "Owners sold ships to 14 men"),
        ("At least 40 people hurt in Torvik", "At most 40 people hurt in Torvik"),
        ("Nine people arrested in Torvik", "Nine people killed in Torvik"),
        ("Twelve sailors survive in Torvik", "Twelve sailors killed in Torvik"),
        ("Three sold ships in 2023", "Blast kills 2,023 people"),
    ],
)
def test_what_is_restated_is_no_error(right: str, wrong: str) -> None:
    published = date(2023, 5, 15)
    assert errors(told(STRIKE, right, published)) == []
    assert errors(told(STRIKE, wrong, published))


def described(text: str, description: str, **fields: object) -> Summary:
    """A summary of one event, whose evidence is the whole text."""
    article = Article(text=text, published=date(2023, 5, 15))
    event = sample().events[0].model_copy(
        update={
            "description": description, "date": None, "evidence": [article.span(0, len(text))], "casualties": [],
            "responsibility": [], "location": None, "attribution_ids": [], "known_from": "fact", **fields,
        }
    )  # fmt: skip
    return told(text, "", date(2023, 5, 15)).model_copy(update={"events": [event]})


@pytest.mark.parametrize(
    ("words", "day", "severity"),
    [  # published on Monday, 15 May 2023
        ("yesterday", "2023-05-09", "error"),
        ("yesterday", "2023-05-13", "warning"),
        ("on Saturday", "2023-05-12", "error"),
        ("on Saturday", "2023-05-06", "warning"),
        ("last week", "2023-05-03", "warning"),
        ("last week", "2021-05-03", "error"),
        ("on 3 May", "2023-05-04", "error"),
    ],
)
def test_days_are_at_odds_with_their_words_or_only_doubtful(words: str, day: str, severity: str) -> None:
    days = EventDate.model_validate({"text": words, "start": day, "end": day, "precision": "day"})
    found = run_audit(described(f"The delegates met {words} in Torvik.", "Delegates met in Torvik", date=days)).findings
    assert [item.severity for item in found if item.check == "dates"] == [severity]


def test_since_with_a_clause_reaches_to_the_day_of_the_report() -> None:
    words = "since the mine was shut on Tuesday"
    days = EventDate.model_validate({"text": words, "start": "2023-05-09", "end": "2023-05-15", "precision": "day"})
    found = run_audit(described(f"The miners have camped there {words}.", "Miners camp there", date=days)).findings
    assert [item for item in found if item.check == "dates"] == []


@pytest.mark.parametrize(
    ("text", "severity"),
    [("The delegates met on 9 May in Torvik.", "error"), ("The delegates met in Torvik after the storm.", "warning")],
)
def test_another_day_than_the_one_cited_is_an_error(text: str, severity: str) -> None:
    found = run_audit(described(text, "Delegates met in Torvik on 3 May")).findings
    assert severity in {item.severity for item in found if item.check == "dates"}
    assert ("error" in {item.severity for item in found if item.check == "dates"}) == (severity == "error")


@pytest.mark.parametrize(
    ("description", "sure"),
    [("Owners sold four ships in Torvik", True), ("Owners kept four other ships in Torvik", False)],
)
def test_how_many_are_left_may_be_counted_out(description: str, sure: bool) -> None:
    found = run_audit(described("The owners sold nine of their ships in Torvik.", description)).findings
    severities = {item.severity for item in found if item.check == "figures"}
    assert severities == {"error" if sure else "warning"}


@pytest.mark.parametrize(("words", "wrong"), [("Two guards", False), ("two people", True)])
def test_two_dead_among_two_hurt(words: str, wrong: bool) -> None:
    text = "Two guards, it is said, died when a car hit two people who were hurt."
    article = Article(text=text)
    figure = {
        "effect": "killed", "count": {"text": words, "low": 2, "best": 2, "high": 2, "qualifier": "exact"},
        "victims": words.split()[1], "evidence": [article.span(0, len(text)).model_dump()],
    }  # fmt: skip
    bent = described(text, "A car hits guards", casualties=[Casualty.model_validate(figure)])
    found = [item for item in run_audit(bent).findings if item.where.endswith("/effect")]
    assert bool(found) == wrong


def test_a_headline_may_leave_at_least_out() -> None:
    bare = told(AGENCY, "38 people were killed, the agency said")
    assert errors(bare) == []
    assert any("at least" in message for message in doubts(bare))


def test_of_a_name_alone_nothing_is_negated() -> None:
    text = "The owners do not expect a new Ilse Varn in the harbour of Torvik."
    assert doubts(told(text, "Harbour owners meet Ilse Varn")) == []


def test_words_that_are_the_name_of_another_source_are_doubted() -> None:
    text = "The fire service said the hall was empty. “We left,” Ida Brandt said. The fire service said it was late."
    article = Article(text=text)

    def said(words: str, cue: int, name: str, number: int) -> Attribution:
        start = text.rindex(words, 0, cue)
        return Attribution.model_validate({
            "id": f"a{number}", "speech_act": "assert", "quote_type": "indirect",
            "source": {"kind": "named_organisation", "name": name,
                       "spans": [article.span(start, start + len(words)).model_dump()]},
            "cue": {"lemma": "say", "spans": [article.span(cue, cue + 4).model_dump()]},
            "content": {"spans": [article.span(cue + 5, cue + 12).model_dump()]},
        })  # fmt: skip

    first, last = text.index("said"), text.rindex("said")

    def warned(name: str) -> bool:
        items = [said("The fire service", first, "fire service", 1), said("The fire service", last, name, 2)]
        found = run_audit(told(text, "").model_copy(update={"attributions": items})).findings
        return any(item.where.startswith("/attributions/1/source") for item in found if item.check == "speakers")

    assert not warned("fire service")
    assert warned("Ida Brandt")


def test_who_denies_one_deed_may_claim_another() -> None:
    whole = sample()
    denial = whole.attributions[1]
    assert denial.speech_act == "deny"
    blame = next(item for item in whole.events[0].responsibility if item.stance == "denied")
    bent = blame.model_copy(update={"stance": "claimed"})
    event = whole.events[0].model_copy(update={"responsibility": [bent]})

    def severity(other: str) -> list[str]:
        cue, content = denial.cue.model_copy(update={"lemma": other}), whole.attributions[0].content
        more = denial.model_copy(update={"id": "a9", "speech_act": other, "cue": cue, "content": content})
        said = whole.model_copy(update={
            "attributions": [*whole.attributions, more],
            "events": [event.model_copy(update={"attribution_ids": [*event.attribution_ids, "a9"]}), *whole.events[1:]],
        })  # fmt: skip
        return [it.severity for it in run_audit(said).findings if it.where == "/events/0/responsibility/0/stance"]

    assert severity("deny") == ["error"]
    assert severity("condemn") == ["warning"]


def test_single_quotation_marks_quote_too() -> None:
    text = "The general told the agency: 'I did not order the strike on the camp.' He left Torvik on Monday."
    assert doubts(told(text, "“I did not order the strike”, general says")) == []
    found = run_audit(told(text, "General says he “left Torvik on Monday”")).findings
    assert [item.severity for item in found if item.check == "quotations"] == ["warning"]
    assert not [it for it in run_audit(told(text, "“I did not order the strike”")).findings if it.check == "quotations"]


@pytest.mark.parametrize(
    ("text", "count", "told"),
    [
        ("A clerk who came in 2019 was found dead in Tolvik.", "2019", "a year"),
        ("A boy aged nine was killed in Tolvik.", "nine", "an age"),
        ("A clerk hurt on March 9 died in Tolvik.", "9", "a day"),
        ("The guest in room 14 was found dead in Tolvik.", "14", "part of a name"),
        ("By 16:30 dead cattle lay in Tolvik.", "30", "a time of day"),
        ("16:30:45 dead cattle lay in Tolvik.", "45", "a time of day"),
        ("By 16.30 dead cattle lay in Tolvik.", "30", "the end of another number"),
        ("At 16:30 dead cattle lay in Tolvik.", "16", "a time of day"),
        ("At 16:30: 14 dead in Tolvik.", "14", ""),
        ("Tolvik, day 3: 14 dead.", "14", ""),
        ("A bomb killed nine men, 14 witnesses and a nurse said.", "14 witnesses", "that of speakers"),
        ("A bomb killed nine men, as 14 who were there said.", "14", ""),
        ("Fourteen of the nurses were killed, said 14 people.", "14", ""),
        ("In the room 14 people were found dead.", "14 people", ""),
        ("In March nine people were killed in Tolvik.", "nine people", ""),
        ("Raids killed 2019 people in Tolvik in 2019.", "2019 people", ""),
    ],
)
def test_a_number_that_counts_nobody_is_no_figure(text: str, count: str, told: str) -> None:
    best = {"nine": 9, "nine people": 9, "14 people": 14, "14 witnesses": 14, "2019 people": 2019}.get(count) or int(
        count
    )
    article = Article(text=text)
    summary = Summary.model_validate(
        {
            "id": "t", "article": article.model_dump(), "headline": "", "abstract": "",
            "run": {"reader": "made up", "usage": {"estimated": False}},
            "events": [{
                "id": "e1", "type": "other", "description": text, "role": "main", "status": "actual",
                "known_from": "fact", "evidence": [article.span(0, len(text))],
                "casualties": [{
                    "effect": "killed", "evidence": [article.span(0, len(text))],
                    "count": {"text": count, "low": best, "best": best, "high": best, "qualifier": "exact"},
                }],
            }],
        }
    )  # fmt: skip
    findings = [message for message in errors(summary) if "counts nobody" in message]
    assert len(findings) == bool(told)
    assert all(told in message for message in findings)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A flood hit Tolvik. By 16:30 dead cattle lay in its streets.", ["“30” does not stand in the article"]),
        ("A flood hit Tolvik. By 16:30 it had left 30 dead.", []),
        ("A flood hit Tolvik. The toll at 16:30: 30 dead.", []),
    ],
)
def test_no_minutes_bear_out_a_number_of_people_harmed(text: str, found: list[str]) -> None:
    assert errors(told(text, "Flood leaves 30 dead in Tolvik")) == found
    assert errors(told(text, "Flood in Tolvik by 16:30")) == [], "as a time they stand there"


def test_a_quotation_that_is_opened_and_closed_by_other_marks_ends_there() -> None:
    text = 'There was “no evidence" yet of a raid, Varn said. It rained. “We saw nothing,” she said of Torvik.'
    joined = 'There was “no evidence" yet of a raid, Varn said. “We saw nothing,” she said of Torvik.'
    assert errors(told(text, "").model_copy(update={"abstract": joined})) == []
    assert errors(told(text, "").model_copy(update={"abstract": joined.replace("no evidence", "some proof")})) != []
    nested = 'She said: “They cried "go" and left the mill.” It rained.'
    altered = nested.replace("left the mill", "burned it")
    assert errors(told(nested, "").model_copy(update={"abstract": altered})) != []
