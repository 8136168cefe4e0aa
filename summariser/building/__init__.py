"""From the wire reply to the public result: every quoted fragment located, every number read, every link resolved."""

from summariser.building.build import Draft, Problem, build

__all__ = ["Draft", "Problem", "build"]
