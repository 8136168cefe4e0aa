"""Saved results: read back, and checked anew against their articles, without a model."""

from summariser.verify.check import (
    OWN_CHECKS,
    Verification,
    Verified,
    audited,
    each_verified,
    verification,
    verified,
    verify,
)
from summariser.verify.saved import Saved, each_saved, read_results, read_saved
from summariser.verify.strictly import complaint, is_failure

__all__ = [
    "OWN_CHECKS",
    "Saved",
    "Verification",
    "Verified",
    "audited",
    "complaint",
    "each_saved",
    "each_verified",
    "is_failure",
    "read_results",
    "read_saved",
    "verification",
    "verified",
    "verify",
]
