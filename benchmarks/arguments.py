"""What the scripts have in common at the command line: their help, and a sentence for what cannot be measured."""

import argparse
from pathlib import Path


def parser(doc: str | None) -> argparse.ArgumentParser:
    """A script's: its help is what stands at its top. What it does not know ends it with a sentence and status 2."""
    return argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)


def a_file(name: str) -> Path:
    """A file that can be read."""
    path = Path(name)
    try:
        with path.open("rb"):
            return path
    except OSError as error:
        raise argparse.ArgumentTypeError(f"{name}: cannot be read ({(error.strerror or '').lower()}).") from error


def one_or_more(text: str) -> int:
    """A number of things."""
    if not (text.isdecimal() and int(text) > 0):
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number above 0.")
    return int(text)
