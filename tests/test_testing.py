"""The pytest plugin: a cassette for each test, and what does not fit it in words."""

from importlib.metadata import entry_points
from pathlib import Path

import pytest

from tests.fake_server import TEXT, FakeServer, answer, closed_url, completion, error, wire_reply
from tests.test_cassette import interactions, recorded

pytestmark = pytest.mark.usefixtures("no_wait")

_INSTALLED = any(point.value == "summariser.testing" for point in entry_points(group="pytest11"))
PLUGIN = ["-p", "no:cacheprovider", *([] if _INSTALLED else ["-p", "summariser.testing"])]

TEST = """
    import pytest
    from summariser import *
    TEXT = {text!r}
    ARTICLE = Article(text=TEXT, published="2024-03-05")

    {marker}
    def test_ferry(summariser):
        {body}
"""


def written(
    pytester: pytest.Pytester, body: str, *, marker: str = "", cassette: str = "cassettes/test_it/test_ferry.yaml"
) -> Path:
    """A test module with this test, and its cassette with one reply about the small article."""
    pytester.makepyfile(test_it=TEST.format(text=TEXT, marker=marker, body=body))
    pytester.makeini("[pytest]\naddopts = --strict-markers")
    path = pytester.path / cassette
    recorded(path)
    return path


def test_the_plugin_replays_the_cassette_of_a_test(pytester: pytest.Pytester) -> None:
    written(pytester, "assert summariser.summarise(ARTICLE).run.replayed")
    pytester.runpytest_inprocess(*PLUGIN).assert_outcomes(passed=1)


def test_the_plugin_replays_the_cassette_of_the_marker(pytester: pytest.Pytester) -> None:
    body = "assert summariser.summarise(ARTICLE).headline == 'Ferry sinks off Halvor'"
    written(pytester, body, marker="@pytest.mark.cassette('deep/ferry.yaml')", cassette="cassettes/deep/ferry.yaml")
    pytester.runpytest_inprocess(*PLUGIN).assert_outcomes(passed=1)


def test_the_plugin_takes_the_folder_of_the_configuration(pytester: pytest.Pytester) -> None:
    written(pytester, "summariser.summarise(ARTICLE)", cassette="tapes/test_it/test_ferry.yaml")
    pytester.makeini("[pytest]\ncassette_folder = tapes")
    pytester.runpytest_inprocess(*PLUGIN).assert_outcomes(passed=1)


def test_a_reply_that_nobody_asks_for_fails_the_test(pytester: pytest.Pytester) -> None:
    written(pytester, "assert summariser")
    done = pytester.runpytest_inprocess(*PLUGIN)
    done.assert_outcomes(passed=1, errors=1)
    done.stdout.fnmatch_lines(["*test_ferry.yaml: 1 recorded reply was not asked for"])
    assert done.ret != 0


def test_a_swallowed_miss_fails_the_test(pytester: pytest.Pytester) -> None:
    body = (
        "summariser.summarise(ARTICLE)\n"
        "        try: summariser.summarise(Article(text='Another one.'))\n"
        "        except Exception: pass"
    )
    written(pytester, body)
    done = pytester.runpytest_inprocess(*PLUGIN)
    done.assert_outcomes(passed=1, errors=1)
    done.stdout.fnmatch_lines(["*test_ferry.yaml: a request is not in the cassette*"])


def test_a_missing_cassette_fails_the_test(pytester: pytest.Pytester) -> None:
    written(pytester, "summariser.summarise(ARTICLE)").unlink()
    done = pytester.runpytest_inprocess(*PLUGIN)
    done.assert_outcomes(failed=1)
    told = "*test_ferry.yaml: there is no such cassette; record it with --record-cassettes.*"
    done.stdout.fnmatch_lines([told, "test_it.py:8: summariser.summarise(ARTICLE)"])
    assert len(done.outlines) < 20


@pytest.mark.parametrize(
    ("more", "outcome"), [("pass", "passed"), ("pytest.skip('no model')", "skipped"), ("assert 0", "failed")]
)
def test_a_missing_cassette_is_told_whatever_became_of_the_error(
    pytester: pytest.Pytester, more: str, outcome: str
) -> None:
    body = f"try: summariser.summarise(ARTICLE)\n        except Exception: pass\n        {more}"
    written(pytester, body).unlink()
    done = pytester.runpytest_inprocess(*PLUGIN)
    done.assert_outcomes(**{outcome: 1}, errors=0 if outcome == "failed" else 1)
    done.stdout.fnmatch_lines(["*test_ferry.yaml: there is no such cassette; record it with --record-cassettes.*"])


def test_a_test_that_asks_nothing_needs_no_cassette(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    """What passes while it is recorded passes when it is replayed."""
    path = written(pytester, "assert summariser")
    path.unlink()
    recording(pytester, monkeypatch, 0).assert_outcomes(passed=1)
    assert not path.exists()
    pytester.runpytest_inprocess(*PLUGIN).assert_outcomes(passed=1)


def test_a_test_that_asks_nothing_any_more_fails_while_recording_too(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(pytester, "assert summariser")
    old = path.read_bytes()
    done = recording(pytester, monkeypatch, 0)
    done.assert_outcomes(passed=1, errors=1)
    done.stdout.fnmatch_lines(["*test_ferry.yaml: this test asked nothing, and a replay would find *; take the file *"])
    assert path.read_bytes() == old


@pytest.mark.parametrize("first", ["idle", "asking"])
def test_a_test_that_asks_nothing_on_the_cassette_of_another_fails_while_recording_too(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, first: str
) -> None:
    tests = {
        "idle": '@pytest.mark.cassette("shared.yaml")\ndef test_idle(summariser): pass\n',
        "asking": '@pytest.mark.cassette("shared.yaml")\n'
        f"def test_asking(summariser): summariser.summarise(Article(text={TEXT!r}))\n",
    }
    ordered = [tests.pop(first), *tests.values()]
    pytester.makepyfile(test_it="import pytest\nfrom summariser import Article\n" + "".join(ordered))
    recording(pytester, monkeypatch, 1).assert_outcomes(passed=2, errors=1)
    if first == "idle":
        partial = pytester.path / "cassettes/shared.yaml.partial"
        assert len(interactions(partial)) == 1, "what was paid for is kept"


def test_the_plugin_records_where_it_is_told_to(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(pytester, "assert summariser.summarise(ARTICLE).headline == 'Anew'")
    pytester.runpytest_inprocess(*PLUGIN).assert_outcomes(failed=1)
    monkeypatch.setenv("SUMMARISER_MODEL", "tiny-model")
    with FakeServer([completion(wire_reply(headline="Anew"))]) as server:
        monkeypatch.setenv("SUMMARISER_BASE_URL", server.url)
        pytester.runpytest_inprocess(*PLUGIN, "--record-cassettes").assert_outcomes(passed=1)
        assert len(server.requests) == 1
    assert len(interactions(path)) == 1
    pytester.runpytest_inprocess(*PLUGIN).assert_outcomes(passed=1)


def test_a_failed_test_leaves_the_old_cassette(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(pytester, "summariser.summarise(ARTICLE)")
    old = path.read_bytes()
    monkeypatch.setenv("SUMMARISER_MODEL", "tiny-model")
    with FakeServer([error(401)]) as server:
        monkeypatch.setenv("SUMMARISER_BASE_URL", server.url)
        pytester.runpytest_inprocess(*PLUGIN, "--record-cassettes").assert_outcomes(failed=1)
    assert path.read_bytes() == old


REFUSAL = answer(
    {"model": "m", "choices": [{"message": {"role": "assistant", "refusal": "No."}, "finish_reason": "stop"}]}
)
FAILING = {
    "refusal": ("with pytest.raises(RefusalError): summariser.summarise(ARTICLE)", [REFUSAL]),
    "HTTP 400": ("with pytest.raises(RejectedRequestError): summariser.summarise(ARTICLE)", [error(400)]),
    "refused key": ("with pytest.raises(RefusedKeyError): summariser.summarise(ARTICLE)", [error(401)]),
    "empty article": (
        "summariser.summarise(ARTICLE)\n"
        "        with pytest.raises(ArticleError): summariser.summarise(Article(text='  '))",
        [completion(wire_reply())],
    ),
    "nothing sent": ("with pytest.raises(ArticleError): summariser.summarise(Article(text='  '))", []),
    "one of many": (
        "one, two = summariser.summarise_all([ARTICLE, Article(text='Another one.')], at_once=1)\n"
        "        assert isinstance(one, Summary) and isinstance(two, RefusalError)",
        [completion(wire_reply()), REFUSAL],
    ),
    "closed by the test": (
        "with pytest.raises(RefusalError), summariser: summariser.summarise(ARTICLE)\n        summariser.close()",
        [REFUSAL],
    ),
}


@pytest.mark.parametrize("name", FAILING)
def test_a_test_about_a_failure_replays_as_it_was_recorded(
    name: str, pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its own verdict decides what is put into place."""
    body, script = FAILING[name]
    path = written(pytester, body)
    path.unlink()
    for _ in range(2):  # and again, over what there is
        with FakeServer(script) as server:
            monkeypatch.setenv("SUMMARISER_BASE_URL", server.url)
            monkeypatch.setenv("SUMMARISER_MODEL", "tiny-model")
            pytester.runpytest_inprocess(*PLUGIN, "--record-cassettes").assert_outcomes(passed=1)
            assert len(server.requests) == len(script)
        assert path.exists() is bool(script)
        assert not path.with_name("test_ferry.yaml.partial").exists()
        pytester.runpytest_inprocess(*PLUGIN).assert_outcomes(passed=1)


@pytest.mark.parametrize("ended", ["pass", "summariser.close()", "with summariser: pass"])
def test_what_a_failed_test_has_closed_is_not_put_into_place(
    ended: str, pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(pytester, f"summariser.summarise(ARTICLE)\n        {ended}\n        assert 0")
    old = path.read_bytes()
    recording(pytester, monkeypatch, 1).assert_outcomes(failed=1)
    assert path.read_bytes() == old
    partial = path.with_name("test_ferry.yaml.partial")
    assert len(interactions(partial)) == 1
    written(pytester, "summariser.summarise(ARTICLE)")
    recording(pytester, monkeypatch, 1).assert_outcomes(passed=1)
    assert not partial.exists(), "the plugin begins anew"


def test_a_request_without_a_reply_fails_while_recording_too(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = "with pytest.raises(Exception): summariser.summarise(ARTICLE)"
    old = written(pytester, body).read_bytes()
    monkeypatch.setenv("SUMMARISER_BASE_URL", closed_url())
    monkeypatch.setenv("SUMMARISER_MODEL", "tiny-model")
    done = pytester.runpytest_inprocess(*PLUGIN, "--record-cassettes")
    done.assert_outcomes(passed=1, errors=1)
    done.stdout.fnmatch_lines(["*test_ferry.yaml: no reply came to 1 request of this test, so that there is none to *"])
    assert (pytester.path / "cassettes/test_it/test_ferry.yaml").read_bytes() == old


def test_a_request_that_cannot_be_recorded_fails_the_test_whatever_became_of_the_error(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = "try: summariser.summarise(ARTICLE)\n        except Exception: pass"
    written(pytester, body)
    monkeypatch.setenv("SUMMARISER_API_KEY", "passengers")
    done = recording(pytester, monkeypatch, 0)
    done.assert_outcomes(passed=1, errors=1)
    done.stdout.fnmatch_lines(["*test_ferry.yaml: nothing was sent, for the key or password is part of the article*"])


REPLIES = [completion(wire_reply(headline=name)) for name in ("One", "Two", "Three", "Four")]


def recording(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, replies: int, *args: str) -> pytest.RunResult:
    """What pytest says when it records, from a server that gives so many replies."""
    with FakeServer(REPLIES[:replies]) as server:
        monkeypatch.setenv("SUMMARISER_BASE_URL", server.url)
        monkeypatch.setenv("SUMMARISER_MODEL", "tiny-model")
        done = pytester.runpytest_inprocess(*PLUGIN, "--record-cassettes", *args)
        assert len(server.requests) == replies
    return done


def test_each_test_has_a_cassette_of_its_own(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests of one name in two classes and in two folders: each replays what it recorded."""
    body = (
        f"from summariser import Article\nARTICLE = Article(text={TEXT!r})\nheadlines = set()\n"
        "class Base:\n    def test_it(self, summariser):\n        one = summariser.summarise(ARTICLE).headline\n"
        "        assert one not in headlines\n        headlines.add(one)\n"
        "class TestOne(Base): pass\nclass TestTwo(Base): pass\n"
    )
    for folder in ("a", "b"):
        package = pytester.mkpydir(folder)
        (package / "test_x.py").write_text(body)
    recording(pytester, monkeypatch, 4).assert_outcomes(passed=4)
    found = sorted(path.relative_to(pytester.path).as_posix() for path in pytester.path.rglob("*.yaml"))
    assert found == [
        f"cassettes/{folder}/test_x/{name}/test_it.yaml" for folder in "ab" for name in ("TestOne", "TestTwo")
    ]
    pytester.runpytest_inprocess(*PLUGIN).assert_outcomes(passed=4)


def test_no_name_of_a_test_leads_out_of_the_folder(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    names = "../../../escape", "http://x/y", "x" * 300
    pytester.makepyfile(
        test_it="import pytest\nfrom summariser import Article\n"
        f"@pytest.mark.parametrize('name', {names!r})\n"
        f"def test_it(summariser, name): summariser.summarise(Article(text={TEXT!r}))\n"
    )
    recording(pytester, monkeypatch, 3).assert_outcomes(passed=3)
    found = list(pytester.path.rglob("*.yaml"))
    assert len(found) == 3
    assert {path.parent for path in found} == {pytester.path / "cassettes/test_it"}
    pytester.runpytest_inprocess(*PLUGIN).assert_outcomes(passed=3)


TWO_ON_ONE = """
    import pytest
    from summariser import Article
    @pytest.mark.cassette(path="shared.yaml")
    def test_one(summariser): assert summariser.summarise(Article(text={text!r})).headline == "One"
    @pytest.mark.cassette("shared.yaml")
    def test_two(summariser): assert summariser.summarise(Article(text={other!r})).headline == "One"
"""


def test_two_tests_of_the_same_article_share_a_recording(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytester.makepyfile(test_it=TWO_ON_ONE.format(text=TEXT, other=TEXT))
    recording(pytester, monkeypatch, 1).assert_outcomes(passed=2)
    assert len(interactions(pytester.path / "cassettes/shared.yaml")) == 1
    pytester.runpytest_inprocess(*PLUGIN).assert_outcomes(passed=2)


def test_a_recording_that_could_not_be_replayed_fails(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two tests that ask for different things on one cassette: already when it is recorded."""
    pytester.makepyfile(test_it=TWO_ON_ONE.format(text=TEXT, other=TEXT.replace("40", "50")))
    recording(pytester, monkeypatch, 1).assert_outcomes(passed=1, failed=1)


@pytest.mark.parametrize("given", ["", "'a.yaml', 'b.yaml'", "file='a.yaml'", "7"])
def test_a_wrong_marker_is_refused(pytester: pytest.Pytester, given: str) -> None:
    written(pytester, "summariser.summarise(ARTICLE)", marker=f"@pytest.mark.cassette({given})")
    done = pytester.runpytest_inprocess(*PLUGIN)
    done.assert_outcomes(errors=1)
    done.stdout.fnmatch_lines(["the marker cassette takes one path: *"])


@pytest.mark.parametrize("machine", ["at a desk", "in CI"])
def test_a_miss_shows_the_difference_and_not_its_way(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, machine: str
) -> None:
    # In CI pytest's short summary repeats a message whole, at a desk its first line alone.
    for variable in ("CI", "BUILD_NUMBER"):
        monkeypatch.delenv(variable, raising=False)
    if machine == "in CI":
        monkeypatch.setenv("CI", "true")
    written(pytester, "summariser.summarise(Article(text=TEXT.replace('40', '50'), published='2024-03-05'))")
    done = pytester.runpytest_inprocess(*PLUGIN)
    done.assert_outcomes(failed=1)
    done.stdout.fnmatch_lines(
        [
            "*test_ferry.yaml: a request is not in the cassette; *record it anew with --record-cassettes.",
            "test_it.py:8: summariser.summarise(Article(*",
            "--- recorded",
            "+++ asked for now",
            "-*40 passengers*",
            "+*50 passengers*",
            "FAILED test_it.py::test_ferry - Failed: *",
        ]
    )
    done.stdout.no_fnmatch_line("*site-packages*")
    done.stdout.no_fnmatch_line("*record=True*")
    summary = next(number for number, line in enumerate(done.outlines) if "short test summary info" in line)
    assert len(done.outlines[:summary]) < 25


def test_a_miss_that_makes_a_test_fail_of_something_else_is_shown(pytester: pytest.Pytester) -> None:
    body = (
        "try: found = summariser.summarise(Article(text='Another one.'))\n"
        "        except Exception: found = None\n"
        "        assert found"
    )
    written(pytester, body)
    done = pytester.runpytest_inprocess(*PLUGIN)
    done.assert_outcomes(failed=1)
    done.stdout.fnmatch_lines(["*- cassette -*", "*a request is not in the cassette*", "+*Another one.*"])


@pytest.mark.parametrize(
    ("body", "outcome"),
    [("pytest.skip('not now')", "skipped"), ("assert not summariser", "failed"), ("pytest.xfail('later')", "xfailed")],
)
def test_replies_left_over_are_no_second_failure(pytester: pytest.Pytester, body: str, outcome: str) -> None:
    written(pytester, body)
    pytester.runpytest_inprocess(*PLUGIN).assert_outcomes(**{outcome: 1})


def test_a_skip_does_not_hide_a_miss(pytester: pytest.Pytester) -> None:
    body = "try: summariser.summarise(Article(text='Another one.'))\n        except Exception: pytest.skip('no model')"
    written(pytester, body)
    pytester.runpytest_inprocess(*PLUGIN).assert_outcomes(skipped=1, errors=1)


def test_a_skipped_test_leaves_the_old_cassette(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(pytester, "summariser.summarise(ARTICLE)\n        pytest.skip('after one of two')")
    old = path.read_bytes()
    recording(pytester, monkeypatch, 1).assert_outcomes(skipped=1)
    assert path.read_bytes() == old


def test_the_plugin_records_from_the_model_of_the_configuration_file(pytester: pytest.Pytester) -> None:
    path = written(pytester, "assert summariser.summarise(ARTICLE).headline == 'One'")
    with FakeServer(REPLIES[:1]) as server:
        (pytester.path / "summariser.toml").write_text(f'model = "of-the-file"\nbase_url = "{server.url}"\n')
        pytester.runpytest_inprocess(*PLUGIN, "--record-cassettes").assert_outcomes(passed=1)
    assert interactions(path)[0]["request"]["body"]["json"]["model"] == "of-the-file"


def test_recording_without_a_model_says_so_in_a_sentence(pytester: pytest.Pytester) -> None:
    written(pytester, "summariser.summarise(ARTICLE)")
    done = pytester.runpytest_inprocess(*PLUGIN, "--record-cassettes")
    done.assert_outcomes(errors=1)
    done.stdout.fnmatch_lines(["*test_ferry.yaml: cannot be recorded: no model is configured*"])
    done.stdout.no_fnmatch_line("*api.py*")
