"""`python -m summariser.cli`."""

from summariser.cli import main

main()
