"""Checks of a summary against its article: pure and fast, a module or a package each."""

from summariser.audit.run import run_audit

__all__ = ["run_audit"]
