"""What the checks read by: words and their classes, sentences, statements, numbers, deeds, and the article."""
