"""JSON: the whole result, keys in the order of the models."""

from summariser.jsonsafe import safe
from summariser.models import Summary


def render_json(summary: Summary) -> str:
    """One object, indented."""
    return safe(summary.model_dump_json(indent=2))


def render_json_line(summary: Summary) -> str:
    """One object on one line, for JSON Lines."""
    return safe(summary.model_dump_json())
