"""An id of its own for each article of all inputs, the same as the local engine gives in its order."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from claims.records import Article
from claims.text.articles import with_own_id
from claims.text.files import InputError

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

OwnIds: TypeAlias = dict[tuple[int, str, int], str]  # by input, file and line, of the articles that get another id

MOST_RENAMED = 1_000_000  # articles whose ids are met twice: their names are held by the driver, at 200 bytes each
NUMBERED = "-[0-9]+$"  # how an id ends that an article may be given: nato-2


def own_ids(articles: DataFrame, warn: Callable[[str], None]) -> OwnIds:
    """The articles that get another id because an earlier one has theirs: the second "nato" is "nato-2".

    InputError: when there are too many of them.
    """
    from pyspark.sql.functions import broadcast, expr  # noqa: PLC0415  # an extra

    index = articles.where("fault = ''").select("id", "given", "uri", "path", "first_line")
    twice = index.groupBy("id").count().where("count > 1").select("id")
    if twice.first() is None:
        return {}
    # Beside "nato", met twice, "nato-2" counts, and "nato-2-2", which may be taken when an id is looked for.
    origins = "id"
    stripped = [origins := f"regexp_replace({origins}, '{NUMBERED}', '')" for _ in range(3)]
    named = index.withColumn("origin", expr(f"explode(array_distinct(array(id, {', '.join(stripped)})))"))
    met = named.join(broadcast(twice.withColumnRenamed("id", "origin")), "origin", "leftsemi").drop("origin").distinct()
    rows = met.limit(MOST_RENAMED + 1).collect()
    if len(rows) > MOST_RENAMED:
        raise InputError(f"more than {MOST_RENAMED:,} articles share their ids: give each its own")
    wishes: dict[str, int] = {}
    found: OwnIds = {}
    for row in sorted(rows, key=lambda row: (row.given, row.uri.split("/"), row.first_line)):
        own = with_own_id(Article(row.id, "", path=row.path, first_line=row.first_line), wishes, warn).id
        if own != row.id:
            found[row.given, row.uri, row.first_line] = own
    return found
