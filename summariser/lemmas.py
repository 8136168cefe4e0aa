"""Dictionary forms of cues."""

import re

from simplemma import lemmatize

_AUXILIARIES = set(
    "be have do will would shall should can could may might must to also later further previously reportedly then now "
    "not n't late soon early he she it they who which that a an the in on at by".split()
)


def cue_lemma(cue: str, language: str = "en") -> str | None:
    """The dictionary form of a cue: "has denied" is "deny".

    None where the cue has no word, or simplemma no lemmas of the language.
    """
    if re.match(r"according\s+to\b", cue.strip(), re.IGNORECASE):
        return "according to"
    code = language.split("-", maxsplit=1)[0].lower()
    words = re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", cue)
    try:
        lemmas = [lemmatize(word.lower(), lang=code) for word in words]
    except ValueError:  # simplemma does not know the language
        return None
    return next((lemma for lemma in lemmas if lemma not in _AUXILIARIES), lemmas[-1] if lemmas else None)
