"""Who spoke: the sources of attributions and the speakers of generated text."""
