"""What the checks share: the summary, and its article prepared once, each part when it is first asked for."""

from collections import defaultdict
from unicodedata import is_normalized

from summariser.audit.reading.confirmed import is_known
from summariser.audit.reading.cover import Cover
from summariser.audit.reading.dictionary import Kind, Word, words_in
from summariser.audit.reading.lexicon import keyed
from summariser.audit.reading.lines import Line, Lines, Roots
from summariser.audit.reading.statements import Statement, statements_of
from summariser.audit.reading.sums import sums_of
from summariser.audit.reading.tokens import Tokens
from summariser.audit.reading.wording import SINGLE, flat, stands_in
from summariser.audit.reading.years import years_of
from summariser.detect.incidents import Incidents
from summariser.gazetteer import codes, place_of
from summariser.grounding import GroundedText
from summariser.kept import MadeOnce
from summariser.models import Attribution, Span, Summary
from summariser.timewords import starts_of_times
from summariser.timex import Time, find_times

_STATES = {"assert", "confirm", "deny", "accuse", "predict", "claim_responsibility", "express"}
"""Speech acts whose content is told of the world: what a threat or a promise speaks of is the act itself."""
_COMMON = 200
"""A word that stands in more sentences tells nothing of where a statement comes from."""
_WEIGHTS = [0, *(round(1_000_000 / count**0.5) for count in range(1, _COMMON + 1))]
"""What a common word weighs by how many sentences have it: whole numbers, so that the order of adding is no matter."""
_BEGINNING = 4
"""Letters that two words of one stem have in common at least."""
_MOST_INITIALS = 6
_INSIDE_NAMES = frozenset({"of", "for", "and", "the", "-"})


class Material:
    """One summary and its article, as the checks see them."""

    def __init__(self, summary: Summary, text: GroundedText | None = None) -> None:
        self.summary = summary
        self.article = summary.article
        self.body = summary.article.text
        self.language = (summary.article.language or "en").lower()
        self.english = self.language.partition("-")[0] == "en"
        self.published = summary.article.published_day
        self._prepared = text
        self._composed = is_normalized("NFC", self.body)
        self._tokens: dict[str, Tokens] = {}
        self._flat: dict[str, str] = {}
        self._roots: dict[str, Roots] = {}
        self._touched: dict[int, tuple[list[Span], list[int]]] = {}
        self._about: dict[int, Roots] = {}
        self._spoken: dict[int, list[int]] = {}
        self._told: dict[int, bool] = {}
        self._beside: dict[int, Roots] = {}
        self._times: dict[int, list[Time]] = {}

    @MadeOnce
    def text(self) -> GroundedText:
        """The article prepared for search: as it was given, if it is the summary's."""
        text, article = self._prepared, self.article
        if text is not None and text.article.text == article.text and text.language == (article.language or "en"):
            return text
        return GroundedText(article)

    @MadeOnce
    def lines(self) -> Lines:
        """The article's sentences and words."""
        return Lines(self.body, self.text.sentences)

    @MadeOnce
    def incidents(self) -> Incidents:
        """What the article tells of other incidents than its news."""
        return Incidents(self.text)

    def flat_of(self, text: str) -> str:
        """`flat` of a text, kept."""
        known = self._flat.get(text)
        if known is None:
            known = self._flat[text] = flat(text)
        return known

    def holds(self, words: str) -> bool:
        """Whether the article has these words, at the borders of words."""
        return self.stands_in(words, self.body)

    def stands_in(self, words: str, text: str) -> bool:
        """The same of a part of the article; what stands there letter by letter is found without making it flat."""
        return (self._composed and stands_in(words, text)) or stands_in(self.flat_of(words), self.flat_of(text))

    def tokens_of(self, text: str) -> Tokens:
        """The words of a short text, kept: the same ones come up in several fields."""
        known = self._tokens.get(text)
        if known is None:
            known = self._tokens[text] = Tokens(text)
        return known

    def roots(self, text: str | None) -> Roots:
        """The stems of the content words of a short text, kept."""
        if not text:
            return frozenset()
        known = self._roots.get(text)
        if known is None:
            known = self._roots[text] = frozenset([word.stem for word in words_in(text)]) - {""}
        return known

    @MadeOnce
    def statements(self) -> list[Statement]:
        return statements_of(self.summary, self.tokens_of, self.lines_of)

    @MadeOnce
    def vocabulary(self) -> frozenset[str]:
        """Every word of the article in lower case, and what stands before an apostrophe in it."""
        distinct = self.lines.distinct
        return frozenset([word.lower for word in distinct] + [word.bare for word in distinct])

    @MadeOnce
    def stems(self) -> Roots:
        """The stems of the article's words."""
        return self.lines.by_stem.keys()

    @MadeOnce
    def beginnings(self) -> frozenset[str]:
        """The first letters of the article's words, in lower case."""
        return frozenset([word.lower[:_BEGINNING] for word in self.lines.distinct])

    def stems_beside(self, kinds: int) -> Roots:
        """The stems of the sentences that have a word of one of these classes, kept."""
        known = self._beside.get(kinds)
        if known is None:
            numbers = (number for number, line in enumerate(self.lines.all) if line.kinds & kinds)
            known = self._beside[kinds] = self.lines.roots(numbers)
        return known

    @MadeOnce
    def unsure(self) -> frozenset[int]:
        """The sentences with a word that makes another uncertain."""
        return frozenset(number for number, line in enumerate(self.lines.all) if line.kinds & Kind.HEDGE)

    @MadeOnce
    def names(self) -> list[str]:
        """The article's words with a capital, in lower case, without possessive endings, in order; no function word."""
        found = [word.lower for word in self.lines.words if word.kinds & Kind.CAPITAL and word.stem]
        return list(dict.fromkeys(_without_ending(low) for low in dict.fromkeys(found)))

    @MadeOnce
    def named(self) -> frozenset[str]:
        """The same, for asking whether a word is among them."""
        return frozenset(self.names)

    @MadeOnce
    def _forms(self) -> frozenset[str]:
        """The words of the article as they stand."""
        return frozenset([word.form for word in self.lines.distinct])

    def opens_plainly(self, word: Word) -> bool:
        """Whether the capital of a first word is only that of the sentence: the article has it, or a word of its kin,
        with a small letter."""
        return bool(word.kinds & Kind.NAME) and (word.lower in self._forms or word.stem in self.plain)

    @MadeOnce
    def plain(self) -> frozenset[str]:
        """The stems of the article's words with a small letter."""
        return frozenset([word.stem for word in self.lines.distinct if not word.kinds & Kind.CAPITAL])

    @MadeOnce
    def countries(self) -> frozenset[str | None]:
        """The codes of the countries that a name or an adjective of one word in the article tells."""
        words = [
            word.form.removesuffix("'s").removesuffix("’s") for word in self.lines.distinct if word.kinds & Kind.NAME
        ]
        return frozenset(place_of(word)[1] or codes("adjectives").get(word) for word in words)

    @MadeOnce
    def placed(self) -> frozenset[str]:
        """The stems of the names of all events' places."""
        texts = [event.location.text for event in self.summary.events if event.location is not None]
        return frozenset().union(*map(self.roots, texts))

    @MadeOnce
    def topic(self) -> Roots:
        """The stems of the headline: what the article is about, other statements may call by these words."""
        return self.roots(self.summary.headline)

    @MadeOnce
    def initials(self) -> frozenset[str]:
        """The first letters of every run of two to six names, in lower case: "ap" of "the Associated Press"."""
        found: set[str] = set()
        run = ""
        for word in self.lines.words:
            if word.kinds & Kind.NAME:
                run += word.lower[0]
                found.update(run[at:] for at in range(max(0, len(run) - _MOST_INITIALS), len(run) - 1))
            elif word.lower not in _INSIDE_NAMES:
                run = ""
        return frozenset(found)

    def lines_of(self, spans: list[Span]) -> list[int]:
        """The sentences that a list of the summary's spans touches, in order; kept with the list, by its identity."""
        known = self._touched.get(id(spans))
        if known is None:
            known = self._touched[id(spans)] = (spans, self.lines.touched(spans))
        return known[1]

    def spoken(self, attribution: Attribution) -> list[int]:
        """The sentences in which an attribution stands."""
        known = self._spoken.get(id(attribution))
        if known is None:
            parts = (attribution.source.spans, attribution.cue.spans, attribution.content.spans)
            known = self._spoken[id(attribution)] = sorted(set[int]().union(*map(self.lines_of, parts)))
        return known

    def reach_of(self, *lists: list[Span]) -> tuple[int, int] | None:
        """The first and the last sentence that lists of the summary's spans touch; None where they touch none."""
        touched = [lines for lines in map(self.lines_of, lists) if lines]
        return (min(lines[0] for lines in touched), max(lines[-1] for lines in touched)) if touched else None

    @MadeOnce
    def _speakers(self) -> dict[int, list[Attribution]]:
        """The attributions that stand in each sentence."""
        found: dict[int, list[Attribution]] = defaultdict(list)
        for item in self.summary.attributions:
            for number in self.spoken(item):
                found[number].append(item)
        return found

    def speakers_in(self, number: int) -> list[Attribution]:
        """The attributions that stand in a sentence."""
        return self._speakers.get(number, [])

    def voices(self, numbers: list[int]) -> Roots:
        """Stems of every name, post and word of the sources that speak in these sentences."""
        items = {id(item): item for number in numbers for item in self._speakers.get(number, ())}
        return set[str]().union(*map(self.about, items.values()))

    def told(self, number: int) -> bool:
        """Whether a sentence is somebody's words: attributions hold at least half of its words."""
        known = self._told.get(number)
        if known is None:
            line = self.lines.all[number]
            spans = [
                span
                for item in self._speakers.get(number, ())
                if not is_known(item)
                and (item.speech_act in _STATES or keyed("reports").get(item.cue.lemma or "") == "assert")
                for span in (*item.content.spans, *item.source.spans, *item.cue.spans)
            ]
            held = Cover.within(spans, line.start, line.end) if spans else []
            count = sum(len(words_in(self.body[start:end])) for start, end in held)
            known = self._told[number] = bool(spans) and 2 * count >= len(line.words)
        return known

    @MadeOnce
    def quoted(self) -> str:
        """Everything that the article has in quotation marks, flat."""
        return flat(" | ".join(self.body[item.start : item.end] for item in self.text.quoted.quotations))

    @MadeOnce
    def singly_quoted(self) -> str:
        """Everything that it has in single ones, flat."""
        return flat(" | ".join(match.group(1) for match in SINGLE.finditer(self.body)))

    @MadeOnce
    def contents(self) -> Cover:
        """Where the contents of attributions stand."""
        return Cover(span for item in self.summary.attributions for span in item.content.spans)

    def about(self, attribution: Attribution) -> Roots:
        """Stems of everything that stands for an attribution's source: name, post, the article's words."""
        known = self._about.get(id(attribution))
        if known is None:
            source = attribution.source
            parts = [source.name, source.organisation, source.role, *(span.text for span in source.spans)]
            known = set[str]().union(*(self.roots(part) for part in parts))
            self._about[id(attribution)] = known
        return known

    @MadeOnce
    def _named(self) -> dict[str, list[int]]:
        """The attributions, by their place among all, whose sources have each stem."""
        found: dict[str, list[int]] = defaultdict(list)
        for at, item in enumerate(self.summary.attributions):
            for root in self.about(item):
                found[root].append(at)
        return found

    def sources_with(self, roots: Roots) -> list[Attribution]:
        """The attributions whose sources have one of these stems."""
        places = {at for root in roots for at in self._named.get(root, ())}
        return [self.summary.attributions[at] for at in sorted(places)]

    @MadeOnce
    def _holders(self) -> dict[str, tuple[int, list[int]]]:
        """What each stem of a statement weighs, and the sentences that have it; no stem that is too common."""
        wanted = set[str]().union(*(statement.roots for statement in self.statements))
        found: dict[str, list[int]] = defaultdict(list)
        known = self.lines.by_stem
        words = set[Word]().union(*(known[root] for root in wanted & known.keys()))
        for number, line in enumerate(self.lines.all):
            for word in words.intersection(line.words):
                numbers = found[word.stem]
                if not numbers or numbers[-1] != number:
                    numbers.append(number)
        return {root: (_WEIGHTS[len(numbers)], numbers) for root, numbers in found.items() if len(numbers) <= _COMMON}

    def aligned(self, statement: Statement, most: int = 4, share: float = 0.35) -> list[int]:
        """The sentences that `statement` most likely rests on: of its evidence, else of the whole article.

        At most `most`, each of whose common words weigh at least `share` of what the best one's weigh; of a statement
        with few sentences of evidence, all.
        """
        if statement.evidence and len(statement.lines) <= 3 <= most:
            return statement.lines
        known = statement.aligned.get((most, share))
        if known is None:
            scores = self._scored(statement)
            least = share * -scores[0][0] if scores else 0.0
            known = sorted([number for score, number in scores[:most] if -score >= least])
            known = statement.aligned[most, share] = known if scores else statement.lines[:most]
        return known

    def _scored(self, statement: Statement) -> list[tuple[int, int]]:
        """Negated weight and number of each sentence that shares a word with a statement, best first."""
        if statement.scores is None:
            scores: dict[int, int] = defaultdict(int)
            allowed = set(statement.lines) if statement.evidence else None
            known = self._holders
            for root in statement.roots & known.keys():
                weight, holders = known[root]
                for number in holders if allowed is None else allowed.intersection(holders):
                    scores[number] += weight
            statement.scores = sorted([(-score, number) for number, score in scores.items()])
        return statement.scores

    @MadeOnce
    def sums_of_one(self) -> frozenset[float]:
        """What two figures of one event and one harm add up to."""
        return frozenset().union(*(sums_of([event]) for event in self.summary.events))

    @MadeOnce
    def sums_of_all(self) -> dict[float, str]:
        """The same of all events together, each sum with its harm."""
        return sums_of(self.summary.events)

    def sentence_span(self, number: int) -> Span:
        """The words of a sentence."""
        line = self.lines.all[number]
        return self.article.span(line.start, line.end)

    @MadeOnce
    def times(self) -> list[tuple[Time, int]]:
        """The article's time expressions, each with its sentence; empty without a publication day."""
        return [
            (time, number)
            for number, line in enumerate(self.lines.all)
            if line.kinds & Kind.TIME
            for time in self.times_in(number)
        ]

    def times_in(self, number: int) -> list[Time]:
        """The time expressions of a sentence, kept: mostly, few sentences are asked for. Empty without a publication
        day."""
        line = self.lines.all[number]
        if self.published is None or not line.kinds & Kind.TIME:
            return []
        known = self._times.get(number)
        if known is None:
            known = self._times[number] = find_times(self.body, self.published, starts=_starts_of_times(line))
        return known

    @MadeOnce
    def source_names(self) -> dict[Roots, set[str]]:
        """The names of the sources by their stems."""
        found: dict[Roots, set[str]] = defaultdict(set)
        for item in self.summary.attributions:
            if item.source.name:
                found[self.roots(item.source.name)].add(item.source.name)
        return found

    @MadeOnce
    def years(self) -> set[int]:
        """The years in which a time expression of the article lies, or that it tells by one."""
        return years_of(self.times, self.lines, self.body)


def _starts_of_times(line: Line) -> list[int]:
    return line.offsets(starts_of_times([word.time for word in line.words]))


def _without_ending(low: str) -> str:
    return low[:-2] if low.endswith(("'s", "’s")) else low
