"""`summariser schema`."""

import click


@click.command("schema")
@click.argument("name", type=click.Choice(["summary", "event", "attribution", "wire"]), default="summary")
def command(name: str) -> None:
    """Print the JSON Schema NAME (default: summary) on standard output.

    summary, event and attribution describe the result; wire is what the model is asked to fill.
    """
    from summariser.cli.failures import reported
    from summariser.schemas import stored_schema

    with reported():
        click.echo(stored_schema(name), nl=False)  # type: ignore[arg-type]  # one of the choices
