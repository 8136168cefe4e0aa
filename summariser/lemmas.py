"""Dictionary forms of cues."""

import re
from collections.abc import Mapping

_AUXILIARIES = set(
    "be have do will would shall should can could may might must to also later further previously reportedly then now "
    "not n't late soon early he she it they who which that a an the in on at by".split()
)


_AUXILIARY_FORMS = _AUXILIARIES | set("is are was were been being am has had having does did isn't wasn't".split())


def cue_lemma(cue: str, language: str = "en", known: Mapping[str, str] | None = None) -> str | None:
    """The dictionary form of a cue: "has denied" is "deny".

    `known` has the lemmas of some forms; simplemma, whose dictionaries take a third of a second to load, is asked for
    the rest. None where the cue has no word, or simplemma no lemmas of the language.
    """
    if re.match(r"according\s+to\b", cue.strip(), re.IGNORECASE):
        return "according to"
    code = language.split("-", maxsplit=1)[0].lower()
    words = [word.lower() for word in re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", cue)]
    told = next((word for word in words if known and word in known and word not in _AUXILIARY_FORMS), None)
    if known and told is not None:  # "has always insisted", "was in fact ready to say"
        return known[told]
    from simplemma import lemmatize

    try:
        lemmas = [lemmatize(word, lang=code) for word in words]
    except ValueError:  # simplemma does not know the language
        return None
    return next((lemma for lemma in lemmas if lemma not in _AUXILIARIES), lemmas[-1] if lemmas else None)
