"""No cassette of the repository holds a secret, an account, or the address that it was recorded from."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from summariser.cassette import CassetteFile
from summariser.cassette.scrub import HOST, RESPONSE_HEADERS

CASSETTES = sorted((Path(__file__).parents[1] / "cassettes").rglob("*.yaml"))
SECRET = re.compile(
    r"authorization|bearer |\bsk-[A-Za-z0-9]|\borg-[A-Za-z0-9]{6}|set-cookie|openai-organization|x-api-key"
    r"|127\.0\.0\.1|localhost|/tmp/|/home/|/root/",
    re.IGNORECASE,
)


@pytest.fixture(params=CASSETTES, ids=lambda path: path.stem)
def path(request: pytest.FixtureRequest) -> Path:
    found: Path = request.param
    return found


def test_there_are_cassettes() -> None:
    assert len(CASSETTES) >= 12


def test_no_secret_and_no_address(path: Path) -> None:
    found = SECRET.search(path.read_text(encoding="utf-8"))
    assert found is None, found


def test_only_allowed_headers_and_the_invalid_host(path: Path) -> None:
    whole: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    for item in whole["interactions"]:
        assert item["request"]["uri"].startswith(f"https://{HOST}/")
        assert set(item["request"]["headers"]) <= {"content-type"}
        assert set(item["response"]["headers"]) <= RESPONSE_HEADERS


def test_estimated_counts_say_so(path: Path) -> None:
    assert CassetteFile(path, record=False).estimated_usage


def test_the_made_up_reply_says_so() -> None:
    text = (CASSETTES[0].parent / "reask.yaml").read_text(encoding="utf-8")
    assert "the first reply was made up" in text


def test_bodies_are_readable_yaml(path: Path) -> None:
    whole: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    for item in whole["interactions"]:
        assert "messages" in item["request"]["body"]["json"]
        assert "choices" in item["response"]["body"]["json"]
