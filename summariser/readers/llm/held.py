"""The models that instructor reads replies into, made once.

For each call instructor would derive a class from the model of the reply, write its JSON Schema and search it for
validators: several times the cost of reading the reply, and thrown away, for the request is this package's own.
"""

from functools import cache
from typing import Annotated, Any, TypeVar

from instructor import ResponseSchema
from pydantic import GetPydanticSchema, RootModel

from summariser.wire import WireModel

Reply = TypeVar("Reply", bound=WireModel)


class _Held(RootModel[Any], ResponseSchema):
    """A reply of some wire model, which instructor does not look into."""

    @classmethod
    def model_json_schema(cls, *_: Any, **__: Any) -> dict[str, Any]:
        """The least that instructor makes a request of, which is never sent."""
        return {"title": cls.__name__, "type": "object", "properties": {}}


@cache
def holding(wanted: type[Reply]) -> type[RootModel[Reply]]:
    """The model whose `root` is a reply of the wire model `wanted`, validated as that is, by its error places too."""

    class Held(_Held):
        root: Annotated[Any, GetPydanticSchema(lambda _, handler: handler(wanted))]

    return Held
