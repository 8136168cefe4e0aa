"""Who reads an article: a language model, rules, or a made-up reader for tests."""
