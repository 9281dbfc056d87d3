"""What claims.toml and pyproject.toml may say, and what a reader of a wrong one is told."""

from datetime import date
from pathlib import Path

import pytest

from checks.records import Acceptance
from checks.settings import Settings, settings
from claims.text.files import InputError

ID = "00112233aabbccdd"


def put(folder: Path, name: str, words: str) -> None:
    (folder / name).write_text(words, encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("", Settings()),
        ('fail_on = "warning"', Settings(fail_on="warning")),
        ('format = "sarif"', Settings(format="sarif")),
        ('base_currency = "EUR"', Settings(base_currency="EUR")),
        ('reference = ["a.csv", "b.csv"]', Settings(reference=("a.csv", "b.csv"))),
        ('lexicon = "own"', Settings(lexicon="own")),
        ('suite = ["house.json"]', Settings(suite=("house.json",))),
        (f'[[accept]]\nid = "{ID}"\nreason = " as said "', Settings(accept=(Acceptance(ID, "as said", None),))),
        (
            f'accept = [{{id = "{ID}", reason = "as said", expires = 2026-12-31}}]',
            Settings(accept=(Acceptance(ID, "as said", date(2026, 12, 31)),)),
        ),
        ("\ufefffail_on = 'info'", Settings(fail_on="info")),  # as some editors save it
    ],
)
def test_settings(words: str, expected: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    put(tmp_path, "claims.toml", words)
    assert settings() == expected._replace(path="claims.toml")


def test_of_a_project(tmp_path: Path) -> None:
    put(
        tmp_path,
        "pyproject.toml",
        '[project]\nname = "news"\n[tool.claims]\nfail_on = "info"\n'
        f'[[tool.claims.accept]]\nid = "{ID}"\nreason = "as said"\n',
    )
    found = settings(str(tmp_path))
    assert (found.fail_on, found.accept) == ("info", (Acceptance(ID, "as said", None),))
    assert found.path == str(tmp_path / "pyproject.toml")


@pytest.mark.parametrize("words", ["", "[project]\nname = 'news'\n", "[tool.ruff]\nline-length = 100\n"])
def test_a_project_without_settings(words: str, tmp_path: Path) -> None:
    assert settings(str(tmp_path)) == Settings()
    put(tmp_path, "pyproject.toml", words)
    assert settings(str(tmp_path)) == Settings()


def test_claims_toml_wins(tmp_path: Path) -> None:
    put(tmp_path, "pyproject.toml", "[tool.claims]\nfail_on = 'info'\nformat = 'json'\n")
    put(tmp_path, "claims.toml", "fail_on = 'warning'\n")
    assert settings(str(tmp_path)) == Settings(fail_on="warning", path=str(tmp_path / "claims.toml"))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("fail-on = 'info'", "claims.toml: unknown key 'fail-on': write fail_on"),
        ("colour = true", "claims.toml: unknown key 'colour': take it out; the keys are fail_on, format,"),
        ("path = 'a'", "claims.toml: unknown key 'path'"),
        ("fail_on = 'fatal'", "claims.toml: fail_on is 'fatal': write one of error, warning, info, in quotes"),
        ("fail_on = ['info']", "claims.toml: fail_on is ['info']: write one of"),
        ("format = 'xml'", "claims.toml: format is 'xml': write one of text, json, sarif, junit, github, markdown"),
        ("base_currency = 'Euro'", "claims.toml: base_currency is 'Euro': Euro is no currency known here"),
        ("base_currency = 1", "claims.toml: base_currency is 1: write its code in quotes"),
        ("reference = 'a.csv'", 'claims.toml: reference is no list of files: write reference = ["first.csv"'),
        ("suite = [1]", "claims.toml: suite is no list of files"),
        ("lexicon = ['own']", "claims.toml: lexicon is ['own']: name one folder in quotes"),
        ("fail_on = \n", "claims.toml:1: not TOML ("),
        ("a = 1\na = 2\n", "claims.toml:2: not TOML ("),
        ("reference = [", "claims.toml: not TOML ("),
        ("accept = 'all'", "claims.toml: accept is no list of findings: write [[accept]] above each"),
        (f"accept = ['{ID}']", "claims.toml: accept is no list of findings"),
        ("[[accept]]\nid = '12'\nreason = 'a'", "claims.toml:1: id is '12': copy the 16 hex digits"),
        (f"[[accept]]\nid = '{ID}0'\nreason = 'a'", f"claims.toml:1: id is '{ID}0'"),
        (f"[[accept]]\nid = '{ID.upper()}'\nreason = 'a'", "claims.toml:1: id is "),
        ("\n[[accept]]\nreason = 'a'", "claims.toml:2: id is None: copy"),
        (f"[[accept]]\nid = '{ID}'", f"claims.toml:1: {ID} has no reason: write why"),
        (f"[[accept]]\nid = '{ID}'\nreason = ' '", f"claims.toml:1: {ID} has no reason"),
        (f"[[accept]]\nid = '{ID}'\nreason = 1", f"claims.toml:1: {ID} has no reason"),
        (
            f"[[accept]]\nid = '{ID}'\nreason = 'a'\nexpires = '2026-12-31'",
            "claims.toml:1: expires is '2026-12-31': write a day without quotes, as in 2026-12-31",
        ),
        (f"[[accept]]\nid = '{ID}'\nreason = 'a'\nexpires = 2026-12-31T00:00:00", "claims.toml:1: expires is "),
        (f"[[accept]]\nid = '{ID}'\nreason = 'a'\nexpires = 2026-02-30", "claims.toml:4: not TOML"),
        (f"[[accept]]\nid = '{ID}'\nreason = 'a'\nexpire = 2026-12-31", "claims.toml:1: unknown key 'expire': write"),
        (
            f"[[accept]]\nid = '{ID}'\nreason = 'a'\n\n[[accept]]\nid = '{ID}'\nreason = 'b'",
            f"claims.toml:5: {ID} is accepted twice: keep one of the two",
        ),
        (f"accept = [{{id = '{ID}'}}]", f"claims.toml: {ID} has no reason"),  # of which no line is known
    ],
)  # fmt: skip
def test_fault(words: str, expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    put(tmp_path, "claims.toml", words)
    with pytest.raises(InputError) as caught:
        settings()
    assert str(caught.value).startswith(expected)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("[tool]\nclaims = 1", "tool.claims is no table: write [tool.claims] above the settings"),
        ("[tool.claims]\nfail-on = 'info'", "unknown key 'fail-on': write fail_on"),
        ("[tool.claims]\nfail_on =", "not TOML"),
    ],
)
def test_fault_of_a_project(words: str, expected: str, tmp_path: Path) -> None:
    put(tmp_path, "pyproject.toml", words)
    with pytest.raises(InputError, match=r"pyproject\.toml") as caught:
        settings(str(tmp_path))
    assert expected in str(caught.value)


def test_what_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "claims.toml").write_bytes(b"fail_on = '\xff'")
    with pytest.raises(InputError, match=r"claims\.toml"):
        settings(str(tmp_path))
    (tmp_path / "claims.toml").unlink()
    (tmp_path / "claims.toml").mkdir()
    with pytest.raises(InputError, match=r"claims\.toml"):
        settings(str(tmp_path))
