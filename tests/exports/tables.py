"""Tables to pass on: of papers that agree, that disagree with a reference, and that mean to do harm."""

import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from claims.cli import main

HARM = '</script><script>alert("1")</script>'
ARTICLES: tuple[dict[str, Any], ...] = (
    {
        "id": "norway-agrees", "source": "Fjord Wire", "published": "2025-03-09", "title": "A budget, and a half",
        "text": "Norway spent 2.2% of its GDP on defence in 2024, its minister Ana Leite said.",
    },
    {
        "id": "https://example.org/norway differs", "source": "Fjord Post", "published": "2025-03-10",
        "text": 'Oslo,\n"today": norges øre.\nNorway spent 2.9% of its GDP on defence in 2024.',
    },
    {"id": "twice", "text": "Of the boats 12% sank at Halvorsund. Of the sheds 12% burnt there."},
    {"id": "rents", "text": "Rents in Halvorsund rose 50%, from £800 to £900. It was dozens of ships."},
    {"id": "later", "published": "2026-03-09", "source": "Wire", "text": "More than 40 cats of Halvorsund sailed."},
    {"id": f"harm {HARM}", "title": HARM, "source": HARM, "text": f"It said {HARM} costs $3 million."},
)  # fmt: skip
TEXTS = {article["id"]: article["text"] for article in ARTICLES}
REFERENCE = """subject,measure,period,value,unit,basis,stated_on,source
Norway,defence expenditure,2024,2.2,percent of GDP,,2025-01-01,the ministry
"""
SAID = ("--author", "City desk", "--url", "https://example.org/figures/", "--published", "2026-04-01")
FORMS = ("datapackage", "croissant", "claimreview", "webannotation", "sqlite")


def invoke(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, prog_name="claims")


def export(table: Path, form: str, output: Path, *options: str) -> Result:
    """What the command does, which must end well."""
    done = invoke("export", str(table), "--to", form, "-o", str(output), *options)
    assert (done.exit_code, done.stdout) == (0, ""), done.stderr
    return done


def make(folder: Path, articles: tuple[dict[str, Any], ...] = ARTICLES, *options: str) -> Path:
    """The claims table of the articles, its facts and discrepancies beside it; none, where there are no articles."""
    inputs, reference = folder / "articles.jsonl", folder / "budget.csv"
    inputs.write_text("".join(json.dumps(article) + "\n" for article in articles) or '{"text": "It rained."}\n')
    reference.write_text(REFERENCE)
    tables = folder / "tables"
    done = invoke("run", str(inputs), "--reference", str(reference), "-o", str(tables), *options)
    assert done.exit_code == 0, done.stderr
    return tables / "claims.csv"


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}
