"""Names in generated text and in fields, places, and who takes part."""
