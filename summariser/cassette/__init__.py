"""Recordings of a model's replies, and their replay: vcrpy's cassettes, read and written through its own classes.

vcrpy's global patches are not used: a cassette belongs to one client, so that threads with a cassette each cannot mix
them up, and a replaying client has no network underneath that a request could slip through to.
"""

from summariser.cassette.exchange import RECORDED, Recorded
from summariser.cassette.store import CassetteFile

__all__ = ["RECORDED", "CassetteFile", "Recorded"]
