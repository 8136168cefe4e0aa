"""`python -m summariser`."""

from summariser.cli import main

main()
