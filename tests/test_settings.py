"""Where each setting comes from, and what is said of a wrong one."""

import ast
import base64
import json
import re
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from summariser.api import Summariser
from summariser.errors import ConfigurationError, SummariserWarning
from summariser.settings import ASKING, OPENAI_URL, Settings

KEY = "sk-proj-0123456789abcdefghij"
ROOT = Path(__file__).parents[1]
READ = re.compile(r"""environ(?:\.get\(|\[)["'](SUMMARISER_\w+)""")
"""A variable of the project where its code reads it."""


def load(
    folder: Path | None = None, flags: dict[str, Any] | None = None, environ: dict[str, str] | None = None
) -> Settings:
    return Settings.load(flags, environ=environ or {}, folder=folder)


def complaint(*args: Any, **more: Any) -> str:
    """The sentence about a wrong setting; one line, in this package's words."""
    with pytest.raises(ConfigurationError) as failure:
        load(*args, **more)
    said = str(failure.value)
    assert "\n" not in said
    assert "pydantic" not in said.lower()
    return said


def test_the_defaults() -> None:
    settings = load()
    assert (settings.model, settings.api_key, settings.base_url) == (None, None, OPENAI_URL)
    assert (settings.mode, settings.retries, settings.provider_retries) == ("json_schema", 2, 4)
    assert settings.timeout == 180
    assert settings.is_openai is True


def test_each_source_overrides_the_next(tmp_path: Path) -> None:
    """flags > SUMMARISER_* > OPENAI_* > summariser.toml > pyproject.toml > defaults."""

    def of(name: str) -> str:
        return f"http://{name}.example/v1"

    assert load(tmp_path).base_url == OPENAI_URL
    (tmp_path / "pyproject.toml").write_text(f'[tool.summariser]\nbase_url = "{of("pyproject")}"\n')
    assert load(tmp_path).base_url == of("pyproject")
    (tmp_path / "summariser.toml").write_text(f'base_url = "{of("file")}"\n')
    assert load(tmp_path).base_url == of("file")
    environ = {"OPENAI_BASE_URL": of("openai")}
    assert load(tmp_path, environ=environ).base_url == of("openai")
    environ["SUMMARISER_BASE_URL"] = of("own")
    assert load(tmp_path, environ=environ).base_url == of("own")
    assert load(tmp_path, {"base_url": of("flag")}, environ).base_url == of("flag")


def test_sources_are_merged_key_by_key(tmp_path: Path) -> None:
    (tmp_path / "summariser.toml").write_text('model = "of-the-file"\ntimeout = 9\nretries = 1\n')
    settings = load(tmp_path, {"retries": 5}, {"SUMMARISER_TIMEOUT": "8", "OPENAI_API_KEY": KEY})
    assert (settings.model, settings.timeout, settings.retries) == ("of-the-file", 8, 5)
    assert settings.api_key is not None
    assert settings.api_key.get_secret_value() == KEY


def test_every_setting_has_its_variable() -> None:
    environ = {
        "SUMMARISER_MODEL": "m",
        "SUMMARISER_BASE_URL": "http://127.0.0.1:8000/v1/",
        "SUMMARISER_API_KEY": KEY,
        "SUMMARISER_MODE": "tools",
        "SUMMARISER_PROMPT": "summarise/7",
        "SUMMARISER_TIMEOUT": "2.5",
        "SUMMARISER_RETRIES": "0",
        "SUMMARISER_REPAIR": "2",
        "SUMMARISER_PROVIDER_RETRIES": "1",
        "SUMMARISER_PATIENCE": "900",
        "SUMMARISER_MAX_OUTPUT_TOKENS": "500",
        "SUMMARISER_TEMPERATURE": "0.5",
        "SUMMARISER_ESTIMATED_USAGE": "true",
        "SUMMARISER_READER": "llm",
        "SUMMARISER_ENCODING": "latin-1",
        "SUMMARISER_FORMAT": "jsonl",
        "SUMMARISER_STRICT": "1",
        "SUMMARISER_JOBS": "3",
        "SUMMARISER_HEADERS": "X-Team: news\nX-Gateway: a:b",
    }
    assert {name.removeprefix("SUMMARISER_").lower() for name in environ} == set(Settings.model_fields)
    settings = load(environ=environ)
    assert headers_of(settings) == {"X-Team": "news", "X-Gateway": "a:b"}
    assert settings.model_dump(exclude={"api_key", "headers"}) == {
        "model": "m",
        "base_url": "http://127.0.0.1:8000/v1",
        "mode": "tools",
        "prompt": "summarise/7",
        "timeout": 2.5,
        "retries": 0,
        "repair": 2,
        "provider_retries": 1,
        "patience": 900,
        "max_output_tokens": 500,
        "temperature": 0.5,
        "estimated_usage": True,
        "reader": "llm",
        "encoding": "latin-1",
        "format": "jsonl",
        "strict": True,
        "jobs": 3,
    }


def headers_of(settings: Settings) -> dict[str, str]:
    return {name: text.get_secret_value() for name, text in settings.headers.items()}


@pytest.mark.parametrize("value", ["no colon", "Spaced name: x", "X: ключ", "X: a\x1bb", ": x"])
def test_what_is_no_header_is_refused_and_not_shown(value: str) -> None:
    with pytest.raises(ConfigurationError, match=r"OPENAI_CUSTOM_HEADERS: .*header") as refused:
        load(environ={"OPENAI_CUSTOM_HEADERS": value})
    assert value not in str(refused.value)


def test_headers_of_the_environment_are_not_for_a_server_that_a_file_names(tmp_path: Path) -> None:
    (tmp_path / "summariser.toml").write_text(FILE_NAMES.format("http://h/v1"))
    environ = {"OPENAI_CUSTOM_HEADERS": "X-Gateway-Key: secret-of-mine"}
    with pytest.warns(SummariserWarning, match="the headers in OPENAI_CUSTOM_HEADERS are not sent to http://h/v1"):
        assert headers_of(load(tmp_path, environ=environ)) == {}
    assert headers_of(load(tmp_path, {"base_url": "http://h/v1"}, environ)) == {"X-Gateway-Key": "secret-of-mine"}


def test_a_key_of_the_call_comes_before_an_authorization_of_the_environment() -> None:
    environ = {"OPENAI_CUSTOM_HEADERS": "authorization: Bearer x\nX-Team: news"}
    assert headers_of(load(None, {"api_key": KEY}, environ)) == {"X-Team": "news"}
    assert headers_of(load(None, {}, environ | {"OPENAI_API_KEY": KEY})) == {
        "authorization": "Bearer x",
        "X-Team": "news",
    }


def test_what_headers_say_is_secret_where_it_looks_so() -> None:
    given = {"Authorization": "Bearer abcdefgh", "X-Team": "newsroom", "X-Id": "a1b2c3d4e5f6a7b8"}
    settings = Settings.load({"headers": given}, environ={})
    assert settings.secrets == ("abcdefgh", "a1b2c3d4e5f6a7b8")
    assert "abcdefgh" not in repr(settings)


def test_the_packages_own_key_comes_before_openais() -> None:
    settings = load(environ={"OPENAI_API_KEY": "sk-openais", "SUMMARISER_API_KEY": "sk-own"})
    assert settings.api_key is not None
    assert settings.api_key.get_secret_value() == "sk-own"


def test_empty_variables_are_not_set() -> None:
    settings = load(
        environ={"OPENAI_API_KEY": "", "OPENAI_BASE_URL": "", "SUMMARISER_MODEL": "", "SUMMARISER_TIMEOUT": ""}
    )
    assert (settings.api_key, settings.base_url, settings.model, settings.timeout) == (None, OPENAI_URL, None, 180)


def test_flags_that_were_not_given_say_nothing() -> None:
    assert load(flags={"model": None}, environ={"SUMMARISER_MODEL": "m"}).model == "m"


def test_other_variables_are_nobodys_business() -> None:
    assert load(environ={"SUMMARISER_DEBUG": "1", "SUMMARISER_COLOUR": "", "OPENAI_ORG_ID": "org-1"}) == Settings()


def test_no_variable_that_the_project_reads_is_warned_of() -> None:
    files = [file for name in ("summariser", "tests", "benchmarks", "docs") for file in (ROOT / name).rglob("*.py")]
    read = {name for file in files for name in READ.findall(file.read_text(encoding="utf-8"))}
    assert {"SUMMARISER_DEBUG", "SUMMARISER_GOLD"} <= read
    assert load(environ=dict.fromkeys(read - {f"SUMMARISER_{name.upper()}" for name in Settings.model_fields}, "x"))


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("SUMMARISER_MODLE", "there is no setting 'modle'; is SUMMARISER_MODE or SUMMARISER_MODEL meant?"),
        ("SUMMARISER_BASEURL", "is SUMMARISER_BASE_URL meant?"),
        ("SUMMARISER_KEY", "is SUMMARISER_API_KEY meant?"),
        ("SUMMARISER_APIKEY", "is SUMMARISER_API_KEY meant?"),
        ("SUMMARISER_COLOUR", "unset it, or take one of api_key, base_url,"),
    ],
)
def test_a_variable_that_is_no_setting_is_warned_of(name: str, advice: str) -> None:
    with pytest.warns(SummariserWarning) as told:
        assert load(environ={name: KEY}) == Settings()
    (said,) = (str(one.message) for one in told)
    assert said.startswith(f"{name} is not used: ")
    assert advice in said
    assert KEY not in said


@pytest.mark.parametrize("made", [lambda: Settings.load({"reader": "rules"}), lambda: Summariser(reader="rules")])
def test_a_warning_points_to_the_line_that_called(made: Callable[[], object], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARISER_MODLE", "m")

    def caller() -> None:
        made()

    with pytest.warns(SummariserWarning, match="SUMMARISER_MODLE") as told:
        caller()
    assert [(warning.filename, warning.lineno) for warning in told] == [(__file__, made.__code__.co_firstlineno)]


def test_keys_of_a_file_may_have_dashes(tmp_path: Path) -> None:
    (tmp_path / "summariser.toml").write_text('base-url = "http://h/v1"\nprovider-retries = 1\n')
    assert load(tmp_path).provider_retries == 1


@pytest.mark.parametrize(
    ("environ", "named"),
    [
        ({"SUMMARISER_TIMEOUT": "soon"}, ["SUMMARISER_TIMEOUT", "'soon'"]),
        ({"SUMMARISER_TIMEOUT": "0"}, ["SUMMARISER_TIMEOUT", "'0'"]),
        ({"SUMMARISER_TIMEOUT": "nan"}, ["SUMMARISER_TIMEOUT", "finite number"]),
        ({"SUMMARISER_TEMPERATURE": "nan"}, ["SUMMARISER_TEMPERATURE", "finite number"]),
        ({"SUMMARISER_TIMEOUT": "inf"}, ["SUMMARISER_TIMEOUT"]),
        ({"SUMMARISER_TIMEOUT": "-3"}, ["SUMMARISER_TIMEOUT"]),
        ({"SUMMARISER_RETRIES": "2.5"}, ["SUMMARISER_RETRIES"]),
        ({"SUMMARISER_RETRIES": "11"}, ["SUMMARISER_RETRIES"]),
        ({"SUMMARISER_PROVIDER_RETRIES": "-1"}, ["SUMMARISER_PROVIDER_RETRIES"]),
        ({"SUMMARISER_MODE": "guess"}, ["SUMMARISER_MODE", "json_schema", "tools"]),
        ({"SUMMARISER_READER": "oracle"}, ["SUMMARISER_READER"]),
        ({"SUMMARISER_ESTIMATED_USAGE": "perhaps"}, ["SUMMARISER_ESTIMATED_USAGE"]),
        ({"SUMMARISER_TEMPERATURE": "hot"}, ["SUMMARISER_TEMPERATURE"]),
        ({"SUMMARISER_MAX_OUTPUT_TOKENS": "0"}, ["SUMMARISER_MAX_OUTPUT_TOKENS"]),
        ({"SUMMARISER_STRICT": "rather"}, ["SUMMARISER_STRICT", "'rather'"]),
        ({"SUMMARISER_FORMAT": "pdf"}, ["SUMMARISER_FORMAT", "'jsonl'"]),
        ({"SUMMARISER_MODEL": "  "}, ["SUMMARISER_MODEL", "empty"]),
        ({"OPENAI_BASE_URL": "api.openai.com/v1"}, ["OPENAI_BASE_URL", "address"]),
        ({"OPENAI_BASE_URL": "ftp://h/v1"}, ["OPENAI_BASE_URL", "address"]),
        ({"SUMMARISER_BASE_URL": "http:///v1"}, ["SUMMARISER_BASE_URL", "address"]),
        ({"SUMMARISER_BASE_URL": "http://[::1/v1"}, ["SUMMARISER_BASE_URL"]),
    ],
)
def test_a_wrong_variable_is_named(environ: dict[str, str], named: list[str]) -> None:
    said = complaint(environ=environ)
    assert all(words in said for words in named), said


def test_a_wrong_parameter_is_named() -> None:
    assert complaint(flags={"max_output_tokens": -1}).startswith("`max_output_tokens`: '-1' ")


@pytest.mark.parametrize(
    ("file", "text", "named"),
    [
        ("summariser.toml", "colour = 1\n", ["summariser.toml", "'colour'"]),
        ("summariser.toml", "[tool.summariser]\nmodel = 'm'\n", ["summariser.toml", "'tool'"]),
        ("summariser.toml", "timeout = 'soon'\n", ["summariser.toml", "timeout", "'soon'"]),
        ("summariser.toml", "timeout = [1]\n", ["summariser.toml", "timeout"]),
        ("summariser.toml", "model = 3\n", ["summariser.toml", "model"]),
        ("summariser.toml", "model = {}\n", ["summariser.toml", "model"]),
        ("summariser.toml", "model = \n", ["summariser.toml", "TOML"]),
        (
            "pyproject.toml",
            "[tool.summariser]\nmodle = 'm'\n",
            ["pyproject.toml", "'modle'", "is 'mode' or 'model' meant?"],
        ),
        ("pyproject.toml", "[tool.summariser]\nretries = -1\n", ["pyproject.toml", "retries"]),
    ],
)
def test_a_wrong_file_is_named(file: str, text: str, named: list[str], tmp_path: Path) -> None:
    (tmp_path / file).write_text(text)
    said = complaint(tmp_path)
    assert all(words in said for words in named), said


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "summariser.toml").write_bytes(b"model = '\xff'\n")
    assert "summariser.toml" in complaint(tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        "[tool.other]\nx = 1\n",
        "[tool.summariser]\n",
        "tool = 1\n",
        "",
        "[project]\nname = 'x'\n",
    ],
)
def test_somebody_elses_pyproject_is_passed_over(text: str, tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(text)
    assert load(tmp_path) == Settings()


@pytest.mark.parametrize(
    "data", [b"not toml at all", b"[tool.summariser\nmodel = 'm'\n", b"\xff", b"a = " + b"[" * 9999]
)
def test_a_pyproject_that_cannot_be_read_is_warned_of(data: bytes, tmp_path: Path) -> None:
    """It is another tool's to mend, and may hold settings all the same."""
    (tmp_path / "pyproject.toml").write_bytes(data)
    with pytest.warns(SummariserWarning) as told:
        assert load(tmp_path) == Settings()
    (said,) = (str(one.message) for one in told)
    assert said.startswith(f"{tmp_path / 'pyproject.toml'}: cannot be read as TOML (")
    assert said.endswith("): if there is a [tool.summariser] in it, its settings are not used.")
    (tmp_path / "summariser.toml").write_text("model = 'm'\n")
    assert load(tmp_path).model == "m", "the other is not looked at then"


@pytest.mark.parametrize("value", ["3", "'gpt'", "[]", "[{model = 'm'}]", "false"])
def test_settings_that_are_no_table_are_told(value: str, tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(f"[tool]\nsummariser = {value}\n")
    said = "tool.summariser is no table; write its settings below [tool.summariser]."
    assert complaint(tmp_path) == f"{tmp_path / 'pyproject.toml'}: {said}"


def test_without_a_folder_no_file_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "summariser.toml").write_text("colour = 1\n")
    monkeypatch.chdir(tmp_path)
    assert load(None) == Settings()


FILE_NAMES = 'model = "m"\nbase_url = "{}"\n'


def key_of(settings: Settings) -> str | None:
    return settings.api_key.get_secret_value() if settings.api_key else None


@pytest.mark.parametrize("name", ["OPENAI_API_KEY", "SUMMARISER_API_KEY"])
@pytest.mark.parametrize(
    "url", ["http://reader:pw@127.0.0.1:1/v1", "https://openai.com.example/v1", "http://api.openai.com/v1"]
)
def test_a_key_of_the_environment_is_not_for_a_server_that_a_file_names(url: str, name: str, tmp_path: Path) -> None:
    """The folder may be anybody's, and with it the file."""
    (tmp_path / "summariser.toml").write_text(FILE_NAMES.format(url))
    with pytest.warns(SummariserWarning) as told:
        settings = load(tmp_path, environ={name: KEY})
    assert (settings.base_url, settings.api_key) == (url, None)
    (said,) = (str(one.message) for one in told)
    assert said == (
        f"the key in {name} is not sent to {url.replace('reader:pw@', '')}, which summariser.toml names; where it is "
        "meant for that server, give the address with `base_url` or SUMMARISER_BASE_URL."
    )


@pytest.mark.parametrize(
    ("file", "flags", "environ"),
    [
        ('model = "m"\n', {}, {}),
        (FILE_NAMES.format("https://eu.api.openai.com/v1"), {}, {}),
        (FILE_NAMES.format("http://h/v1"), {"base_url": "http://h/v1"}, {}),
        (FILE_NAMES.format("http://h/v1"), {}, {"SUMMARISER_BASE_URL": "http://h/v1"}),
        (FILE_NAMES.format("http://h/v1"), {}, {"OPENAI_BASE_URL": "http://i/v1"}),
        (FILE_NAMES.format("http://h/v1"), {"api_key": KEY}, {}),
    ],
)
def test_a_key_goes_where_its_owner_says(
    file: str, flags: dict[str, Any], environ: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "summariser.toml").write_text(file)
    assert key_of(load(tmp_path, flags, environ | ({} if "api_key" in flags else {"OPENAI_API_KEY": KEY}))) == KEY


def test_a_file_may_have_the_key_of_the_server_that_it_names(tmp_path: Path) -> None:
    (tmp_path / "summariser.toml").write_text(FILE_NAMES.format("http://h/v1") + 'api_key = "of-the-file"\n')
    assert key_of(load(tmp_path, environ={"OPENAI_API_KEY": KEY})) == "of-the-file"
    assert key_of(load(tmp_path, {"base_url": "http://i/v1"}, {"OPENAI_API_KEY": KEY})) == KEY


@pytest.mark.parametrize(
    ("flags", "environ", "file", "source"),
    [
        ({"model": "m"}, {"SUMMARISER_READER": "rules"}, "", "SUMMARISER_READER"),
        ({"model": "m"}, {}, "reader = 'rules'", "summariser.toml, reader"),
        ({"model": "m", "reader": "rules"}, {}, "", "`reader`"),
    ],
)
def test_a_model_that_would_not_be_asked_is_told(
    flags: dict[str, str], environ: dict[str, str], file: str, source: str, tmp_path: Path
) -> None:
    (tmp_path / "summariser.toml").write_text(file)
    said = "names rules, which ask no model, and `model` was given; leave it out, or give `reader='llm'`."
    assert complaint(tmp_path, flags, environ) == f"{source} {said}"
    flags["reader"] = "llm"
    assert load(tmp_path, flags, environ).model == "m"


ASKED_WITH = {
    "model": "m", "base_url": "http://h/v1", "api_key": KEY, "mode": "tools", "prompt": "nosuch", "timeout": 9.0,
    "retries": 0, "repair": 0, "provider_retries": 0, "patience": 9.0, "max_output_tokens": 9, "temperature": 0.0,
    "estimated_usage": True, "headers": "X-Team: news",
}  # fmt: skip


def test_what_asks_a_model_is_known() -> None:
    """Every setting but who reads, and how the command line reads and writes."""
    assert set(ASKING) == set(ASKED_WITH) == set(Settings.model_fields) - {
        "reader", "encoding", "format", "jobs", "strict"
    }  # fmt: skip


@pytest.mark.parametrize("name", ASKED_WITH)
def test_what_asks_a_model_is_refused_beside_rules(name: str) -> None:
    said = complaint(flags={"reader": "rules", name: ASKED_WITH[name]})
    assert said == (
        f"`reader` names rules, which ask no model, and `{name}` was given; leave it out, or give `reader='llm'`."
    )
    several = complaint(flags={"reader": "rules", "mode": "tools", "prompt": "nosuch", "jobs": 3})
    assert "`mode` and `prompt` were given; leave them out" in several


def test_rules_may_be_asked_for_where_a_model_is_configured(tmp_path: Path) -> None:
    """What was not given in the call was not meant for them."""
    plain = "".join(f"{key} = {str(value).lower()}\n" for key, value in ASKED_WITH.items() if type(value) is not str)
    quoted = "".join(f"{key} = '{value}'\n" for key, value in ASKED_WITH.items() if type(value) is str)
    (tmp_path / "summariser.toml").write_text(quoted + plain)
    assert load(tmp_path, {"reader": "rules"}).reader == "rules"
    environ = {f"SUMMARISER_{key.upper()}": str(value) for key, value in ASKED_WITH.items()}
    assert load(None, {"reader": "rules"}, environ).reader == "rules"


@pytest.mark.parametrize("folder", ["{}", Path("{}")])
def test_a_folder_may_be_given_as_text(folder: str | Path, tmp_path: Path) -> None:
    (tmp_path / "summariser.toml").write_text("model = 'm'\n")
    assert Settings.load(environ={}, folder=type(folder)(str(folder).format(tmp_path))).model == "m"


@pytest.mark.parametrize(
    ("more", "shown"), [("?key=hunter2", "?…"), ("#hunter2", "#…"), ("/?api-version=hunter2\n", "/?…")]
)
def test_an_address_is_the_root_of_an_api(more: str, shown: str) -> None:
    url = f"http://reader:hunter2@h/v1{more}"
    said = complaint(environ={"SUMMARISER_BASE_URL": url})
    assert f"SUMMARISER_BASE_URL: 'http://h/v1{shown}'" in said
    assert "leave out what stands from '?' or '#' on" in said
    assert "hunter2" not in said


@pytest.mark.parametrize("url", ["http://reader:hunter2@h/v1", "http://reader:hun%74er2@h/v1"])
def test_a_password_in_the_address_is_a_secret(url: str) -> None:
    settings = Settings(base_url=url, api_key=SecretStr(KEY))
    as_header = base64.b64encode(b"reader:hunter2").decode()
    assert {KEY, "hunter2", as_header} <= set(settings.secrets) <= {KEY, "hunter2", "hun%74er2", as_header}
    assert "er2" not in repr(settings) + str(settings)
    assert "base_url='http://h/v1'" in repr(settings)


def test_what_was_wrong_is_in_no_traceback() -> None:
    for wrong in ({"OPENAI_API_KEY": "sk-clé"}, {"SUMMARISER_BASE_URL": "http://h/v1?key=sk-cl"}):
        with pytest.raises(ConfigurationError) as failure:
            load(environ=wrong)
        assert "sk-cl" not in "".join(traceback.format_exception(failure.value))


@pytest.mark.parametrize("name", ["OPENAI_API_KEY", "SUMMARISER_API_KEY"])
def test_the_key_is_shown_nowhere(name: str) -> None:
    settings = load(environ={name: KEY})
    assert KEY not in repr(settings)
    assert KEY not in str(settings)
    assert KEY not in settings.model_dump_json()


def test_a_wrong_key_is_not_shown(tmp_path: Path) -> None:
    (tmp_path / "summariser.toml").write_text("api_key = ['sk-proj-0123456789']\n")
    assert "sk-proj" not in complaint(tmp_path)
    assert "sk-proj" not in complaint(environ={"OPENAI_API_KEY": "sk-proj-clé"})


def test_a_key_may_be_given_as_text() -> None:
    assert Settings(api_key=KEY) == Settings(api_key=SecretStr(KEY))
    assert KEY not in repr(Settings(api_key=KEY))


def test_type_checkers_are_told_of_every_setting_and_its_default() -> None:
    tree = ast.parse((ROOT / "summariser/settings.py").read_text(encoding="utf-8"))
    (told,) = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.name == "__init__")
    names = {"OPENAI_URL": OPENAI_URL}
    defaults = [eval(ast.unparse(value), names) for value in told.args.kw_defaults if value is not None]  # noqa: S307
    assert dict(zip((argument.arg for argument in told.args.kwonlyargs), defaults, strict=True)) == {
        name: field.default for name, field in Settings.model_fields.items()
    }


@pytest.mark.parametrize("around", ["\n", " ", "\r\n", "\t"])
def test_white_space_round_a_key_is_passed_over(around: str) -> None:
    """As a file with the key in it leaves it behind."""
    settings = load(environ={"OPENAI_API_KEY": KEY + around})
    assert settings.api_key is not None
    assert settings.api_key.get_secret_value() == KEY


@pytest.mark.parametrize(
    ("url", "openai"),
    [
        ("https://api.openai.com/v1", True),
        ("https://eu.api.openai.com/v1", True),
        ("https://API.OpenAI.com/v1/", True),
        ("http://127.0.0.1:8000/v1", False),
        ("https://openai.com.example/v1", False),
        ("https://my.openai.azure.com/v1", False),
        pytest.param(
            "https://notopenai.com/v1",
            False,
        ),
    ],
)
def test_openais_own_api_is_known(url: str, openai: bool) -> None:
    assert Settings(base_url=url).is_openai is openai


@pytest.mark.parametrize("model", ["evil\x1b]0;pwned\x07", "a\u202eb", "a\nb", "a\u200bb"])
def test_a_model_whose_name_is_not_printable_is_refused(model: str, tmp_path: Path) -> None:
    (tmp_path / "summariser.toml").write_text(f"model = {json.dumps(model)}", encoding="utf-8")
    with pytest.raises(ConfigurationError) as failure:
        Settings.load(folder=tmp_path, environ={})
    assert str(failure.value).startswith("summariser.toml, model: ")
    assert "not printable" in str(failure.value)
    assert str(failure.value).isprintable()
