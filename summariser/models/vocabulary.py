"""The closed vocabularies of the result, each with the standard that it comes from."""

from typing import Literal

# PLOVER's sixteen root event types (lower case), then what PLOVER leaves out.
EventType = Literal[
    "agree", "consult", "support", "concede", "cooperate", "aid", "retreat", "request", "accuse", "reject",
    "threaten", "protest", "sanction", "mobilize", "coerce", "assault",
    "disaster", "accident", "crime", "legal", "election", "economic", "health", "other",
]  # fmt: skip

# PLOVER's modes, by the type that they refine.
MODES: dict[str, tuple[str, ...]] = {
    "consult": ("visit", "third-party", "multilateral", "phone"),
    "retreat": ("withdraw", "release", "disarm", "ceasefire", "access", "resign"),
    "request": ("assist", "change", "yield", "meet"),
    "accuse": ("disapprove", "investigate", "allege"),
    "reject": ("assist", "change", "yield", "meet"),
    "threaten": ("restrict", "arrest", "relations", "expel", "territory", "violence"),
    "protest": ("demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"),
    "sanction": ("convict", "expel", "withdraw", "discontinue"),
    "mobilize": ("troops", "weapons", "police", "militia"),
    "coerce": (
        "seize", "restrict", "censor", "curfew", "martial-law", "arrest", "deport", "withhold", "misinformation",
        "cyber",
    ),
    "assault": (
        "abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms", "explosives",
        "suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control", "unconventional",
    ),
}  # fmt: skip

# ACLED's sub-event types, in the order of its codebook.
AcledType = Literal[
    "Government regains territory", "Non-state actor overtakes territory", "Armed clash",
    "Chemical weapon", "Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack",
    "Remote explosive/landmine/IED", "Grenade",
    "Sexual violence", "Attack", "Abduction/forced disappearance",
    "Peaceful protest", "Protest with intervention", "Excessive force against protesters",
    "Violent demonstration", "Mob violence",
    "Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use",
    "Headquarters or base established", "Looting/property destruction", "Non-violent transfer of territory", "Other",
]  # fmt: skip

# PLOVER's sectors of an actor.
Sector = Literal[
    "COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK", "AGR", "BUS", "CRM", "CVL", "EDU",
    "ELI", "JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC",
]  # fmt: skip

# IPTC Media Topics, top level.
Topic = Literal[
    "arts, culture, entertainment and media", "conflict, war and peace", "crime, law and justice",
    "disaster, accident and emergency incident", "economy, business and finance", "education", "environment",
    "health", "human interest", "labour", "lifestyle and leisure", "politics", "religion",
    "science and technology", "society", "sport", "weather",
]  # fmt: skip

EventRole = Literal["main", "related", "background"]
EventStatus = Literal["actual", "ongoing", "attempted", "planned", "threatened", "hypothetical", "generic"]
KnownFrom = Literal["fact", "claim"]
ParticipantKind = Literal["individual", "organisation", "country", "group", "unknown"]
DatePrecision = Literal["day", "week", "month", "year", "unknown"]
PlacePrecision = Literal["site", "city", "district", "province", "country", "unknown"]
TargetEffect = Literal["destroyed", "damaged", "none", "unknown"]
CasualtyEffect = Literal["killed", "injured", "missing", "displaced", "captured"]
ResponsibilityStance = Literal["claimed", "denied", "accused", "suspected", "reported_as_fact", "unclaimed"]
Qualifier = Literal["exact", "at_least", "at_most", "about", "range", "vague"]

SourceKind = Literal[
    "named_person", "named_organisation", "document", "social_media", "unnamed_official", "anonymous",
    "unnamed_group", "none",
]  # fmt: skip
QuoteType = Literal["direct", "indirect", "mixed"]
SpeechAct = Literal[
    "assert", "confirm", "deny", "claim_responsibility", "accuse", "condemn", "praise", "demand", "request", "warn",
    "threaten", "predict", "promise", "express", "decline_to_comment", "other",
]  # fmt: skip
Stance = Literal["certain", "probable", "possible", "unknown"]

Severity = Literal["error", "warning", "info"]
