"""Languages as people write them, as tags of BCP 47: "English", "eng", "en_US" and "EN-us" are "en" and "en-US"."""

import re
from functools import cache

_KNOWN = """
af afr Afrikaans|am amh Amharic|ar ara arb Arabic|az aze Azerbaijani|be bel Belarusian|bg bul Bulgarian|bn ben Bengali
bs bos Bosnian|ca cat Catalan|cs ces cze Czech|cy cym wel Welsh|da dan Danish|de deu ger German|el ell gre Greek
en eng English|eo epo Esperanto|es spa Spanish Castilian|et est Estonian|eu eus baq Basque|fa fas per pes Persian Farsi
fi fin Finnish|fr fra fre French|ga gle Irish|gl glg Galician|gu guj Gujarati|ha hau Hausa|he heb iw Hebrew|hi hin Hindi
hr hrv Croatian|hu hun Hungarian|hy hye arm Armenian|id ind in Indonesian|is isl ice Icelandic|it ita Italian
ja jpn Japanese|ka kat geo Georgian|kk kaz Kazakh|km khm Khmer|kn kan Kannada|ko kor Korean|ku kur Kurdish
ky kir Kyrgyz|la lat Latin|lo lao Lao|lt lit Lithuanian|lv lav Latvian|mk mkd mac Macedonian|ml mal Malayalam
mn mon Mongolian|mr mar Marathi|ms msa may Malay|mt mlt Maltese|my mya bur Burmese|nb nob Bokmål|ne nep Nepali
nl nld dut Dutch Flemish|nn nno Nynorsk|no nor Norwegian|or ori Odia|pa pan Punjabi|pl pol Polish|ps pus Pashto
pt por Portuguese|ro ron rum Romanian|ru rus Russian|si sin Sinhala|sk slk slo Slovak|sl slv Slovenian Slovene
so som Somali|sq sqi alb Albanian|sr srp Serbian|sv swe Swedish|sw swa Swahili|ta tam Tamil|te tel Telugu|th tha Thai
tl tgl Tagalog|tr tur Turkish|uk ukr Ukrainian|ur urd Urdu|uz uzb Uzbek|vi vie Vietnamese|yo yor Yoruba
zh zho chi cmn Chinese Mandarin|zu zul Zulu
"""
"""Code of ISO 639-1, other codes (older ones, ISO 639-2, 639-3) and English names of the languages of most news."""
_OTHER_CODES = frozenset(
    "aa ab ae ak an as av ay ba bh bi bm bo br ce ch co cr cu cv dv dz ee ff fj fo fy gd gn gv ho ht hz ia ie ig ii "
    "ik io iu jv kg ki kj kl kr ks kv kw lb lg li ln lu mg mh mi na nd ng nr nv ny oc oj om os pi qu rm rn rw sa sc "
    "sd se sg sh sm sn ss st su tg ti tk tn to ts tt tw ty ug ve vo wa wo xh yi za".split()
)
"""The other codes of ISO 639-1."""
_TAG = re.compile(r"(?P<code>[a-z]{2,3})(?P<rest>(?:-[a-z0-9]{1,8})*)", re.IGNORECASE)
_LOCALE = re.compile(r"[.@].*")
"""What a locale of POSIX has behind its language and country: "en_US.UTF-8"."""
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)$")
_SCRIPT, _COUNTRY = 4, 2
"""Letters of a script and of a country in a tag."""


def tag_of(told: str) -> str | None:
    """The BCP 47 tag of a language that is told as a tag, in any case and with underscores, as a code of ISO 639, or by
    its English name; None for what is no language. A code of three letters that is not known here is left as it is."""
    words = _IN_BRACKETS.sub("", told.strip())
    if (code := _codes().get(words.lower())) is not None:
        return code
    match = _TAG.fullmatch(_LOCALE.sub("", words).replace("_", "-"))
    if match is None:
        return None
    code = match["code"].lower()
    if len(code) == 2 and code not in _two_letters():
        return None
    code = _codes().get(code, code)
    return "-".join([code, *map(_in_its_case, match["rest"].split("-")[1:])])


def _in_its_case(part: str) -> str:
    if len(part) == _COUNTRY and part.isalpha():
        return part.upper()
    return part.title() if len(part) == _SCRIPT and part.isalpha() else part.lower()


@cache
def _codes() -> dict[str, str]:
    """The short codes of the known languages, by their other codes and their names in small letters."""
    entries = [entry.split() for line in _KNOWN.strip().splitlines() for entry in line.split("|")]
    return {other.lower(): code for code, *others in entries for other in others}


@cache
def _two_letters() -> frozenset[str]:
    return _OTHER_CODES | set(_codes().values())
