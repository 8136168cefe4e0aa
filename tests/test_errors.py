"""Every error of the package can be sent from one process to another, whole."""

import copy
import inspect
import pickle
from collections.abc import Callable
from typing import Any

import pytest

from summariser import errors
from summariser.errors import SummariserError
from summariser.models import Attempt, Usage

ATTEMPTS = [Attempt(seconds=1.5, outcome="HTTP 429", usage=Usage(estimated=True))]
GIVEN: dict[str, Any] = {
    "attempts": ATTEMPTS, "diff": "- a\n+ b", "path": "a.yaml", "problems": ["said[0]: missing"], "reply": "{}",
    "source": "a.txt", "status": 429, "affects": "one",
}  # fmt: skip
CLASSES = [kind for kind in vars(errors).values() if inspect.isclass(kind) and issubclass(kind, SummariserError)]


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize(
    "sent",
    [
        copy.copy,
        copy.deepcopy,
        *(lambda error, by=by: pickle.loads(pickle.dumps(error, by)) for by in range(pickle.HIGHEST_PROTOCOL + 1)),  # noqa: S301
    ],
)
def test_an_error_goes_to_another_process_whole(
    kind: type[SummariserError], sent: Callable[[SummariserError], SummariserError]
) -> None:
    keywords = [name for name, it in inspect.signature(kind.__init__).parameters.items() if it.kind is it.KEYWORD_ONLY]
    error = kind("a.txt: is empty.", **{name: GIVEN[name] for name in keywords})
    error.add_note("in batch 3")
    again = sent(error)
    assert type(again) is kind
    assert (str(again), again.args, again.exit_code) == (str(error), error.args, error.exit_code)
    assert vars(again) == vars(error)
    assert vars(again) == {name: GIVEN[name] for name in keywords} | {"__notes__": ["in batch 3"]}
