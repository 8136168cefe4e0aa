"""What is told is told in the sentences cited: deeds and their sides, people, things, words."""
