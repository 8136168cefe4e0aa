"""Deeds: who does what to whom, by the order of words, and which events that tells."""
