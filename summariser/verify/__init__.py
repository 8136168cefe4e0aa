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
from summariser.verify.entries import Choice, Failure, Placed
from summariser.verify.saved import Saved, each_placed, each_saved, read_results, read_saved
from summariser.verify.standing import Standing, standing
from summariser.verify.strictly import complaint, is_failure

__all__ = [
    "OWN_CHECKS",
    "Choice",
    "Failure",
    "Placed",
    "Saved",
    "Standing",
    "Verification",
    "Verified",
    "audited",
    "complaint",
    "each_placed",
    "each_saved",
    "each_verified",
    "is_failure",
    "read_results",
    "read_saved",
    "standing",
    "verification",
    "verified",
    "verify",
]
