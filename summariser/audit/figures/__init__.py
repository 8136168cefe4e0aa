"""Numbers of generated text and figures of people harmed, against the article's."""
