"""The reader that needs no model, no key and no network."""

from summariser.readers.rules.reader import RulesReader

__all__ = ["RulesReader"]
