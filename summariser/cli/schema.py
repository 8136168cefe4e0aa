"""`summariser schema`."""

import click


@click.command("schema")
@click.argument("name", type=click.Choice(["summary", "event", "attribution", "wire"]), default="summary")
def command(name: str) -> None:
    """Print the JSON Schema NAME (default: summary) on standard output.

    summary, event and attribution describe the result; wire is what the model is asked to fill.

    \b
    Exit status
      0    printed
      1    it could not be written
      2    usage
    """
    from summariser.cli.failures import reported
    from summariser.cli.output import write_out
    from summariser.schemas import stored_schema

    with reported():
        write_out(stored_schema(name), None)  # type: ignore[arg-type]  # one of the choices
