"""What all public models share."""

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """A record of the result: immutable, and closed to unknown keys, so that a misspelt one is found."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True, allow_inf_nan=False)
