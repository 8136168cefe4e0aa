"""What all public models share."""

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """A record of the result: immutable, and closed to unknown keys, so that a misspelt key in a saved file is found."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)
