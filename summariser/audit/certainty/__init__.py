"""What is told as a fact, as done or as sure is so in the article."""
