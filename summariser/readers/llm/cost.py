"""What a run cost, from the price lists of genai-prices; null, with the reason, where it is not known."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from summariser.models import Attempt, Cost, Usage
from summariser.settings import Settings


def total(attempts: Iterable[Attempt]) -> Usage:
    """The tokens of all attempts together; estimated where one of them is, or where one gave no count."""
    usages = [attempt.usage for attempt in attempts]

    def add(name: str) -> int | None:
        counts = [getattr(usage, name) for usage in usages if getattr(usage, name) is not None]
        return sum(counts) if counts else None

    return Usage(
        input=add("input"),
        cached_input=add("cached_input"),
        output=add("output"),
        reasoning=add("reasoning"),
        estimated=any(usage.estimated for usage in usages),
    )


def address_of(settings: Settings, *, cassette: bool) -> str | None:
    """The API whose prices hold; none with a cassette, which keeps no host: the model's name decides then."""
    return None if cassette else settings.shown_url


def cost_of(attempts: Sequence[Attempt], model: str | None, base_url: str | None) -> tuple[Cost | None, str | None]:
    """The cost of all attempts, each priced by itself (a long request has a price of its own), and a note where there
    is none or what it rests on.

    Without `base_url` (`address_of`) the price is that of the model's name.
    """
    usage = total(attempts)
    if usage.input is None or usage.output is None:
        return None, "the server gave no token counts"
    if usage.estimated:
        return None, "the token counts are estimates"
    amount = Decimal(0)
    for it in (attempt.usage for attempt in attempts):
        one = price(model or "", base_url, it.input or 0, it.output or 0, it.cached_input or 0)
        if one is None:
            return None, f"no price is known for model {model!r}" + (f" at {base_url}" if base_url else "")
        amount += one
    return Cost(amount=amount), "by the list prices of genai-prices" + ("" if base_url else ", by the model's name")


def price(model: str, base_url: str | None, asked: int, told: int, cached: int = 0) -> Decimal | None:
    """US dollars for so many input, output and cached input tokens; None where no price is listed.

    A server may count more tokens as cached than it counts at all: those that it counts are priced.
    """
    from genai_prices import Usage as Counted
    from genai_prices import calc_price

    counted = Counted(input_tokens=asked, output_tokens=told, cache_read_tokens=min(cached, asked) or None)
    try:
        return calc_price(counted, model_ref=model, provider_api_url=base_url).total_price
    except (LookupError, ValueError, ArithmeticError):
        return None
