"""Noun phrases that end before a cue: its subject, with appositions and relative clauses."""

from summariser.detect.antecedents import (
    behind_infinitive,
    inside_predicate,
    is_plural,
    named_behind,
    takes_object,
)
from summariser.detect.asides import SUBORDINATING, aside_before, has_verb
from summariser.detect.charged import accused_in, is_charge
from summariser.detect.leads import behind_lead, past_late
from summariser.detect.lexicon import (
    ADVERBS,
    AUXILIARIES,
    BE,
    CLAUSE,
    CONJUNCTIONS,
    DAYS,
    DETERMINERS,
    PAST,
    PREPOSITIONS,
    SPEAKERS,
    TIMES,
    verbs,
)
from summariser.detect.relatives import relative_before
from summariser.detect.tokens import QUOTED, Unit

MOST_WALKED = 60
"""Tokens looked at to either side: longer phrases are no subjects, and the work stays linear."""
STOPS = frozenset(".;:?!—–()[]…") | {"--", QUOTED}

NO_SPEAKER = CLAUSE | PREPOSITIONS | CONJUNCTIONS
_FUNCTION_WORDS = NO_SPEAKER | AUXILIARIES | DETERMINERS
"""Words that no noun phrase ends with."""

Range = tuple[int, int]
"""First and last token of a phrase, both included."""


def is_adverb(word: str) -> bool:
    return word in ADVERBS or (word.endswith("ly") and len(word) > 4 and word not in _NO_ADVERBS)


_NO_ADVERBS = frozenset(
    "family assembly ally italy july reply supply rally tally anomaly bully kelly reilly billy sally emily".split()
)


def bare(word: str) -> str:
    """A pronoun without the verb contracted to it: "he's" is "he"."""
    if "'" not in word:
        return word
    head, _, tail = word.partition("'")
    return head if tail in {"s", "ve", "d", "ll", "re", "m"} and head in SPEAKERS else word


def before_verb(unit: Unit, at: int) -> tuple[int, bool]:
    """The last token before the verb at `at` less its auxiliaries and adverbs, and whether a form of "be" was there."""
    words, j, passive = unit.words, at - 1, False
    auxiliaries = AUXILIARIES
    while j >= 0:
        word = words[j]
        if word in auxiliaries and unit.forms[j] != _GROUP:
            passive = passive or word in BE or word == "having"  # "denied having threatened"
        elif (
            (word == "far" and j > 0 and words[j - 1] == "so")
            or (word in DAYS and j > 0 and words[j - 1] == "on")
            or (word == "times" and _counts(unit, j - 1))
        ):  # "has so far denied"
            j -= 1
        elif not is_adverb(word) or (unit.forms[j][0].isupper() and word not in DAYS):
            break
        j -= 1
    if j >= 0 and bare(words[j]) != words[j] and words[j].endswith(("'s", "'re", "'m")):
        passive = True
    return j, passive


_GROUP = "IS"
"""The Islamic State, which is no verb."""


def _counts(unit: Unit, at: int) -> bool:
    """Whether a number of times stands behind an auxiliary: "has three times declined"."""
    return at > 0 and unit.words[at - 1] in AUXILIARIES and (unit.words[at] in DETERMINERS or unit.words[at].isdigit())


def subject_of(unit: Unit, last: int) -> Range | None:
    """The noun phrase that ends with token `last`, with its appositions; None where none can end there."""
    words = unit.words
    if last < 0:
        return None
    word = words[last]
    if bare(word) in {"who", "which"}:
        return _antecedent(unit, last)
    if bare(word) in SPEAKERS:
        return last, last
    if word == ",":
        opening = aside_before(words, last)
        return subject_of(unit, opening - 1) if opening > 0 else _with_apposition(unit, last)
    if word in {")", "]"}:
        opening = _opening(words, last)
        inner = subject_of(unit, opening - 1) if opening > 0 else None
        return (inner[0], last) if inner else None
    if not _can_end(unit, last) and unit.forms[last] != _GROUP:
        return None
    start = past_late(unit, _walk_back(unit, last), last)
    first = behind_lead(unit, start, without_lead(unit, start, last), last)
    if words[first] in {"down", "up"} and words[first + 1 : first + 2] == ["from"]:
        return None  # "nine were held, down from the 14 announced"
    if first > 0 and bare(words[first - 1]) in SPEAKERS and words[last + 1 : last + 2] not in (["who"], ["which"]):
        return None  # "the fact that he lied said a lot"
    if is_charge(words, first):
        charged = subject_of(unit, first - 3)  # "the mayor accused of taking four boats"
        first = charged[0] if charged is not None else first
    elif first > 1 and (relative := relative_before(unit, first)) > 0:
        whole = subject_of_plain(unit, relative - 1)
        first = whole[0] if whole is not None else first
    if first > 1 and words[first - 1] == "," and "and" in words[first:last]:
        first = _list_begin(unit, first)
    named = _named_before_post(unit, first, last)
    return (first if named is None else named, last) if first <= last else None


def _list_begin(unit: Unit, first: int) -> int:
    """Where a list of names begins whose last two stand from `first` on: "Paris, London and Berlin"."""
    words, forms, begin = unit.words, unit.forms, first
    if not forms[first][0].isupper():
        return first
    while begin > 1 and words[begin - 1] == ",":
        k = begin - 2
        while k >= 0 and forms[k][0].isupper() and words[k] not in _FUNCTION_WORDS | TIMES:
            k -= 1
        if k == begin - 2 or (k >= 0 and words[k] not in STOPS | {","}):
            break
        begin = k + 1
        if k < 0 or words[k] != ",":
            break
    return begin if begin == 0 or words[begin - 1] not in {","} else first


def _named_before_post(unit: Unit, first: int, last: int) -> int | None:
    """Where the name begins that opens a sentence before a post whose second comma is left out: "Ada Lund, president of
    the union said"."""
    words, forms = unit.words, unit.forms
    if not (3 <= first <= _LONGEST_NAME + 1) or words[first - 1] != "," or words[first] not in POSTS:
        return None
    otherwise = words[0] in _FUNCTION_WORDS | TIMES or is_adverb(words[0]) or "and" in words[first : last + 1]
    if otherwise or words[first + 1 : first + 2] not in (["of"], ["for"]):
        return None
    return 0 if all(form[0].isupper() for form in forms[: first - 1]) else None


_LONGEST_NAME = 4
"""Words of a name."""
POSTS = frozenset(
    "president minister spokesman spokeswoman spokesperson chairman chairwoman chair director head chief governor "
    "mayor secretary leader commander premier chancellor ambassador professor general".split()
)


_ALONE = frozenset("others many some one both several most none all few nobody it critics".split())
"""Words that are a subject by themselves."""


def _can_end(unit: Unit, last: int) -> bool:
    word = unit.words[last]
    if word in STOPS or not word[0].isalnum():
        return False
    if word in _ALONE:
        return True
    return word not in _FUNCTION_WORDS and not word.endswith(("'s", "s'"))


def _walk_back(unit: Unit, last: int) -> int:
    """The first token of the clause that ends at `last`."""
    words, forms = unit.words, unit.forms
    k = last
    while k > 0 and last - k < MOST_WALKED:
        word = words[k - 1]
        if word == ")":
            opening = _opening(words, k - 1)
            if opening < 0 or _is_dateline(forms, opening, k):
                break
            k = opening
            continue
        if word == "," and words[k] in _FIRM:
            k -= 1
            continue
        if word in STOPS or word in {",", "-"}:  # a hyphen that stands alone is a dash: "TORVIK (Reuters) - Police"
            break
        if word == "who":
            if forms[k][0].isupper() or words[k] in DETERMINERS or (k == last and is_plural(words[k])):
                break  # "who his lawyer said was innocent"
            k -= 1
            continue
        if word == "that" and k == 1:
            return 0
        if word in SUBORDINATING and has_verb(unit, k - 1):
            break  # "denied it after the spokesman accused"
        if word in CLAUSE or word in AUXILIARIES:
            break
        if bare(word) in {"he", "she", "they", "i", "we", "it"}:
            break
        if word in {"and", "or", "but"} and not _joins_nouns(unit, k - 1):
            break
        if takes_object(unit, k - 1):
            break
        verb = verbs().get(word)
        if verb is not None and not verb.noun and verb.form in {"past", "third"} and forms[k - 1].islower():
            determined = k > 1 and words[k - 2] in DETERMINERS
            if not determined:  # nor in "the accused Ada Lund"
                break
        k -= 1
    return k


def _joins_nouns(unit: Unit, at: int) -> bool:
    """Whether "and" at `at` joins two noun phrases of one subject: no verb stands before it in the clause."""
    if unit.words[at] == "but" or at == 0 or unit.words[at - 1] == ",":
        return False
    for k in range(at - 1, max(-1, at - 12), -1):
        word = unit.words[k]
        lower = unit.forms[k].islower()
        if word in AUXILIARIES or (lower and (word in verbs() or word.endswith("ed"))):
            return False
        if word in STOPS or word == "," or word in CLAUSE:
            break
    return True


def _is_dateline(forms: list[str], opening: int, after: int) -> bool:
    """Whether what stands up to a parenthesis, and in it, is a dateline: "TORVIK (Reuters) Police"."""
    place = len(forms[0]) > _ACRONYM and forms[0].isupper()
    return opening <= _LONGEST_PLACE and place and forms[after][0].isupper()


_ACRONYM = 4
"""Letters of what is more likely an organisation's than a place's name in capitals."""
_LONGEST_PLACE = 5
"""Words, marks included, of a place in a dateline."""
_FIRM = frozenset("inc inc. ltd ltd. llc llc. llp plc corp corp. gmbh".split())
"""What stands behind a comma and in the name of a firm: "Acme, Inc."."""


def without_lead(unit: Unit, first: int, last: int) -> int:
    """Past the adverbs, conjunctions and short adjuncts of time that stand before a subject."""
    words = unit.words
    while first <= last:
        word = words[first]
        later = first
        if not _LATER.isdisjoint(words[first + 1 : min(first + 4, last)]):
            later = next(k for k in range(first + 1, last) if words[k] in _LATER)
        if later > first and words[later - 1] in TIMES | {"day", "moments", "minutes"}:
            first = later + 1  # "Days later a letter"
        elif word in CONJUNCTIONS or (is_adverb(word) and first < last and word not in {"all", "both", "one"}):
            first += 1
        elif word in PREPOSITIONS and first < last:
            after = first + 1
            while after < last and (
                words[after] in TIMES
                or words[after].isdigit()
                or (words[after] in {"a", "the"} and (after == first + 1 or words[after + 1] in TIMES))
            ):
                after += 1
            first = after if after > first + 1 else first + 1
        else:
            break
    return first


_LATER = frozenset("later earlier afterwards before".split())


def _opening(words: list[str], closing: int) -> int:
    for k in range(closing - 1, max(-1, closing - MOST_WALKED), -1):
        if words[k] in {"(", "["}:
            return k
    return -1


def _antecedent(unit: Unit, relative: int) -> Range | None:
    end = relative - 1
    if end >= 0 and unit.words[end] == ",":
        end -= 1
    found = subject_of(unit, end) if end >= 0 and unit.words[end] != "," else None
    if found and unit.words[relative] == "who":
        found = inside_predicate(unit, relative, *behind_infinitive(unit, *found))
    if found and (accused := accused_in(unit, found[0], end)) is not None:
        return accused if accused[1] < end else (accused[0], relative)
    if found and unit.words[relative] == "which":
        return named_behind(unit, found[0], end), relative
    return (found[0], relative) if found else None


def _with_apposition(unit: Unit, comma: int) -> Range | None:
    """A subject whose apposition, relative clause or parenthesis closes with the comma at `comma`."""
    words = unit.words
    end = comma
    found: int | None = None
    for _ in range(3):
        relative = _relative_before(words, end)
        opening = relative if relative > 0 else _comma_before(words, end)
        if opening <= 0 or opening + 1 == end or not _may_be_apposition(unit, opening + 1, end):
            break
        head = subject_of_plain(unit, opening - 1)
        if head is None or (found is not None and not unit.forms[head[0]][0].isupper()):
            break
        found = head[0]
        if not _looks_appositive(unit, head) or found < 2 or words[found - 1] != ",":
            break
        end = found - 1
        named = subject_of_plain(unit, end - 1)
        if named is not None and all(form[0].isupper() for form in unit.forms[named[0] : named[1] + 1]):
            found = named[0]  # "Ada Lund, the mayor, a baker by trade,"
            break
    if found is not None:
        found = _whole_of(unit, found)
    return None if found is None else (found, comma)


def _whole_of(unit: Unit, first: int) -> int:
    """Where those begin of whom a list from `first` on names some: "12 states, among them Ur, Uruk and Lagash,"."""
    words, k = unit.words, first
    if words[k] not in _THEM:
        k -= 1
    while k > 0 and words[k] in _THEM:
        k -= 1
    if k < 2 or words[k] not in {"among", "including"} or words[k - 1] != ",":
        return first
    whole = subject_of_plain(unit, k - 2)
    return whole[0] if whole is not None else first


_THEM = frozenset("them whom which the".split())


def has_relative(unit: Unit, comma: int) -> bool:
    """Whether the comma at `comma` closes a relative clause: "X, who spoke first, said"."""
    return _relative_before(unit.words, comma) > 0


def _relative_before(words: list[str], end: int) -> int:
    """The comma that opens a relative clause which closes at `end`; -1 where there is none."""
    for k in range(end - 1, max(0, end - MOST_WALKED), -1):
        if words[k] in STOPS and words[k] not in {"(", ")"}:
            return -1
        if words[k] == "," and words[k + 1] == "where" and not _is_told(words[k + 2 : end]):
            return -1
        if words[k] == "," and words[k + 1] in {"who", "whose", "which", "whom", "where"}:
            closed = next((at for at in range(end - 1, k, -1) if words[at] == ","), -1)
            had_verb = any(word in AUXILIARIES or word.endswith("ed") for word in words[k + 2 : closed])
            return -1 if closed > k and had_verb and words[closed + 1] in AUXILIARIES else k
    return -1


def subject_of_plain(unit: Unit, last: int) -> Range | None:
    """`subject_of` where no comma closes the phrase."""
    return subject_of(unit, last) if last >= 0 and unit.words[last] != "," else None


def _is_told(words: list[str]) -> bool:
    """Whether a clause without a comma has a verb: "most of the dead lived"."""
    return "," not in words and any(word in AUXILIARIES or word in PAST or word.endswith("ed") for word in words)


def _comma_before(words: list[str], end: int) -> int:
    for k in range(end - 1, max(-1, end - MOST_WALKED), -1):
        if words[k] == ",":
            return k
        if words[k] in STOPS and words[k] not in {QUOTED, "(", ")"}:
            return -1
    return -1


def _may_be_apposition(unit: Unit, first: int, end: int) -> bool:
    word = unit.words[first]
    if word in _BEGINS_ASIDE:
        return True
    if word in CLAUSE or bare(word) in SPEAKERS or word in {"and", "but", "or"}:
        return False
    for other in unit.words[first:end]:
        if other in {"who", "which", "that", "whose"}:
            return True
        if other in AUXILIARIES:
            return False
    return True


_BEGINS_ASIDE = frozenset("who whose whom which where speaking citing referring asked including in on at of".split())


def _looks_appositive(unit: Unit, phrase: Range) -> bool:
    word = unit.words[phrase[0]]
    return word in {"a", "an", "the", "of"} or word.isdigit()
