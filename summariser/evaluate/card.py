"""The score card of one document while it is being scored."""

from dataclasses import dataclass, field

from summariser.evaluate.records import Fact, Tally


@dataclass
class Card:
    """Tallies by measure, and the facts behind them."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    found: list[Fact] = field(default_factory=list)
    missed: list[Fact] = field(default_factory=list)
    spurious: list[Fact] = field(default_factory=list)

    def add(self, name: str, right: float, gold: float, predicted: float) -> None:
        """Add to a measure of form F1 or mean."""
        self.tallies[name] = self.tallies.get(name, Tally(0, 0, 0)).plus(Tally(right, gold, predicted))

    def count(self, name: str, number: float = 1) -> None:
        """Add to a count; with 0 it is said that the count was taken."""
        self.add(name, number, 0, 0)

    def share(self, name: str, right: bool | float) -> None:
        """One case of an accuracy."""
        self.add(name, float(right), 1, 1)

    def judge(self, name: str, fact: Fact, *, right: bool) -> None:
        """One case of an accuracy that is a fact of its own."""
        self.share(name, right)
        (self.found if right else self.missed).append(fact)
