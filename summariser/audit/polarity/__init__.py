"""Negations, denials, speech acts and outcomes, and who answers for a deed."""
