"""The forms of time expressions of English news, as one pattern: each rule has a group, "rule_" and its name."""

import re

from summariser.timewords import COUNTS, DAYS, MONTHS, SHORT_MONTHS

_WEEKDAY = rf"(?P<weekday>{'|'.join(DAYS)})s?"
_PART = r"(?:\s+(?:early\s+|late\s+)?(?:morning|afternoon|evening|night|midday|noon))?"
_MONTH = rf"(?:{'|'.join(MONTHS)}|(?:{'|'.join(SHORT_MONTHS)})\b\.?)"
_BARE_MONTH = "|".join(name for name in MONTHS if name not in {"may", "march"})
YEAR = r"(?:1[5-9]|20)\d\d"
_COUNT = rf"(?:\d{{1,4}}|{'|'.join(sorted(COUNTS, key=len, reverse=True))})".replace(" ", r"[\s-]+")
_LEAD = (
    r"(?:(?:by|before|until|till|no\s+later\s+than)\s+(?:at\s+least\s+)?(?:the\s+end\s+of\s+)?|(?:since|from)\s+)?"
    r"(?:(?:earlier|later|early|mid|late|the\s+(?:end|start|beginning|middle)\s+of)(?:\s+|-)(?:on\s+)?)?"
)
_RULES: tuple[tuple[str, str], ...] = (
    (
        "years",
        rf"(?:between\s+|from\s+)(?P<year_5>{YEAR})\s*(?:and|to|until|through|[-–])\s*(?P<year_6>{YEAR})(?![,.]?\d)",
    ),
    ("the_year", rf"(?:in\s+|by\s+|since\s+)?the\s+year\s+(?P<year_4>{YEAR})"),
    ("iso", rf"(?P<iso_y>{YEAR})-(?P<iso_m>\d\d)-(?P<iso_d>\d\d)"),
    (
        "dated",
        rf"(?:(?:the\s+)?(?P<week_to>week)\s+(?:to|ending|ended)\s+(?:on\s+)?)?(?:(?:{'|'.join(DAYS)}),?\s+)?"
        rf"(?:(?:the\s+)?(?:(?P<day_0>\d{{1,2}})(?:st|nd|rd|th)?\s*(?:and|to|or|through|until|[-–])\s*(?:the\s+)?)?"
        rf"(?P<day_1>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+(?P<month_1>{_MONTH})"
        rf"|(?P<month_2>{_MONTH})\s+(?:the\s+)?"
        rf"(?:(?P<day_3>\d{{1,2}})(?:st|nd|rd|th)?\s*(?:and|to|or|through|[-–])\s*)?(?P<day_2>\d{{1,2}})(?:st|nd|rd|th)?)"
        rf"(?![\d:%])"
        rf"(?:,?\s+(?P<year_1>{YEAR})\b|,?\s+(?P<turn_4>last|next|this)\s+year\b)?",
    ),
    ("month_of", rf"(?P<month_3>{_MONTH})(?:,|\s+of)?\s+(?P<year_2>{YEAR})"),
    (
        "weekday",
        rf"(?:(?P<which>last|next|this|coming|the\s+coming|the\s+following|past|previous)\s+)?{_WEEKDAY}"
        rf"(?:,?\s+the\s+(?P<ordinal>\d{{1,2}})(?:st|nd|rd|th)(?!\s+(?:{_MONTH}|of\b)))?{_PART}",
    ),
    ("beside", r"(?:the\s+)?day\s+(?P<side>before\s+yesterday|after\s+tomorrow)"),
    ("near", r"(?P<near>yesterday|today|tonight|tomorrow|overnight|last\s+night|this\s+(?:morning|afternoon|evening))"),
    (
        "period",
        r"(?:(?P<turn>last|next|this|previous|coming|the\s+previous|the\s+coming|the\s+following)\s+"
        r"(?P<period>week|month|year|weekend|quarter|century|decade)|(?P<the>the)\s+(?P<period_2>weekend|week|month|year)"
        r"(?!\w|\s+(?:before|of|after|that|when|later|earlier)))",
    ),
    (
        "month_turn",
        rf"(?:(?P<turn_2>last|next|this)\s+(?P<month_4>{_MONTH})|(?P<month_8>{_MONTH})\s+(?P<turn_3>last|next|this)\s+year)",
    ),
    (
        "span",
        rf"(?P<lone>within\s+a\s+(?P<lone_unit>day|week|month|year)\s+or\s+(?:two|so))"
        rf"|(?P<span>within|in\s+the\s+(?:past|last|next|coming))\s+(?P<count_1>{_COUNT})(?:\s+or\s+\w+)?"
        r"\s+(?P<unit_1>hour|day|week|month|year)s?",
    ),
    (
        "ago",
        rf"(?<![\w-])(?P<count_2>{_COUNT})\s+(?P<unit_2>minute|hour|day|week|month|year|decade)s?\s+(?P<way>ago|earlier|before"
        r"|previously|later|after|afterwards)",
    ),
    ("hours", r"(?P<hours>hours|minutes)\s+(?P<hours_way>before|earlier|ago|after|later|previously)"),
    ("decade", r"(?:the\s+)?(?P<decade>(?:1[5-9]|20)\d0)s"),
    (
        "month",
        rf"(?:(?<=in )(?P<month_5>{_MONTH})|(?P<month_6>{_BARE_MONTH})|(?<=[a-z] )(?P<month_7>may|march))(?!\s+\d)",
    ),
    (
        "year",
        rf"(?:(?:in|since|by|until|of|from|before|after|during|for|late|early|mid)[\s-]+)(?P<year_3>{YEAR})(?![\d,.]\d)",
    ),
)
_BODY = "|".join(f"(?P<rule_{name}>{pattern})" for name, pattern in _RULES)
FIND = re.compile(rf"{_LEAD}(?:on\s+|in\s+)?(?:{_BODY})(?!\w)", re.IGNORECASE)
