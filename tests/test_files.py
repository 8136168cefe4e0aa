"""Files that are replaced at once."""

import os
from pathlib import Path

import pytest

from summariser import files
from summariser.files import replacing


def forbidden(mask: int) -> int:
    raise AssertionError(f"the umask of all threads was set to {mask:o}")


@pytest.mark.skipif(files._told_umask() is None, reason="the system tells no umask")
def test_the_umask_is_asked_for_without_setting_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = os.umask(0o027)
    try:
        with monkeypatch.context() as patch:
            patch.setattr(os, "umask", forbidden)
            with replacing(tmp_path / "new") as file:
                file.write(b"new")
    finally:
        os.umask(before)
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o640


def test_where_the_system_tells_no_umask_that_of_the_import_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "_told_umask", lambda: None)
    monkeypatch.setattr(files, "_AT_IMPORT", 0o022)
    monkeypatch.setattr(os, "umask", forbidden)
    with replacing(tmp_path / "new") as file:
        file.write(b"new")
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o644
