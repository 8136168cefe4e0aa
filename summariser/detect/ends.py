"""Where what was said ends inside its sentence: before what the speaker refused, did, or what a document shows."""

from summariser.detect.lexicon import AUXILIARIES, CHARGES, DETERMINERS, PAST, SPEAKERS, WITHHOLDING


def ends_speech(words: list[str], at: int) -> bool:
    """Whether what was said ends there: before "but would not say whether", ", which he refused", ", a charge that",
    ", a copy of the report shows"."""
    if words[at] == "but":
        return _withholds(words, at + 1)
    if words[at] in {",", ";"} and _is_shown(words, at + 1):
        return True
    if words[at] != ",":
        return False
    if (
        words[at + 1] == "and"
        and not _TO_COME.isdisjoint(words[max(0, at - _FAR_CHARGED) : at])
        and _is_deed(words, at + 2)
    ):
        return True  # "promised that there would be talks, and sent an envoy"
    if words[at + 1] == "which" and words[at + 3 : at + 4] and words[at + 2] in SPEAKERS:
        return words[at + 3] in _REJECTS
    charged = words[at + 1] in {"a", "an"} and words[at + 2 : at + 3] and words[at + 2] in CHARGES
    return bool(charged) and any(word in _REJECTS for word in words[at + 3 : at + 3 + _FAR_CHARGED])


def _is_deed(words: list[str], at: int) -> bool:
    """Whether a past form with its object begins at `at`, and no subject of its own."""
    following = words[at : at + 2]
    return (
        len(following) > 1 and following[0] in PAST and (following[1] in DETERMINERS | _MANY or following[1].isdigit())
    )


_TO_COME = frozenset({"would", "will"})
_MANY = frozenset({"hundreds", "dozens", "thousands"})


def _is_shown(words: list[str], at: int) -> bool:
    """Whether a clause begins at `at` that tells which document shows it."""
    if words[at] not in DETERMINERS or _DOCUMENTS.isdisjoint(words[at + 1 : at + 4]):
        return False
    return not _SHOWS.isdisjoint(words[at + 2 : at + _FAR_SHOWN])


_DOCUMENTS = frozenset(
    "copy copies transcript transcripts document documents report reports letter letters memo memos recording minutes"
    " record records email emails e-mails filing filings draft audit".split()
)
_SHOWS = frozenset("shows show showed".split())
_FAR_SHOWN = 14


_REJECTS = frozenset("refused refuses rejected rejects reject denied denies deny declined".split())
_FAR_CHARGED = 8


def _withholds(words: list[str], at: int) -> bool:
    """Whether it goes on with what the speaker did not say: "but would not say whether"."""
    if words[at] in WITHHOLDING or words[at : at + 2] in (["stopped", "short"], ["ruled", "out"]):
        return True
    said = words[at + 2 : at + 3] if words[at + 1 : at + 2] in (["not"], ["no"]) and words[at] in AUXILIARIES else []
    return bool(said) and said[0] in _SAYING


_SAYING = frozenset(
    "say tell give comment mention elaborate provide name specify identify confirm explain offer disclose".split()
)
