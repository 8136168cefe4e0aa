"""Saved results: read back, and checked anew against their articles, without a model."""

from summariser.verify.check import Verification, Verified, verification, verified, verify
from summariser.verify.saved import Saved, each_saved, read_results, read_saved
from summariser.verify.strictly import complaint, is_failure

__all__ = [
    "Saved",
    "Verification",
    "Verified",
    "complaint",
    "each_saved",
    "is_failure",
    "read_results",
    "read_saved",
    "verification",
    "verified",
    "verify",
]
