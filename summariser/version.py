"""The version of the package."""

from functools import cache
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed


@cache
def version() -> str | None:
    """That of the installation; None in a checkout that is not installed."""
    try:
        return installed("summariser")
    except PackageNotFoundError:
        return None
