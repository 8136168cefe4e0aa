"""The reader that asks a language model: the only place that knows openai, instructor and tenacity."""

from summariser.readers.llm.reader import LLMReader

__all__ = ["LLMReader"]
