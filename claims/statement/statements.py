"""From figures to statements, top down: of what, of whom, when, who says so and how firmly."""

from collections.abc import Iterator

from claims.quantity.find import QUANTITY, find_sentences
from claims.records import Article, Mention, Statement
from claims.statement.dates import Calendar
from claims.statement.measures import NO_TOPIC, Topic, topics
from claims.statement.modality import Modalities
from claims.statement.names import Names
from claims.statement.phrases import parse
from claims.statement.speakers import Attributions
from claims.statement.speakers.people import People
from claims.statement.subjects import Setting, subject_named
from claims.text.datelines import anchor_day
from claims.text.sentences import sentences
from claims.text.style import Style


def stated(article: Article) -> Iterator[tuple[Mention, Statement]]:
    """Every quantity of an article that is worth a row, in order, with what is stated of it."""
    people = People(article.text)
    names = Names(article.text, article.title, article.source, people)
    spans = list(sentences(article.text))
    attributions = Attributions(article.text, spans, people)
    modalities = Modalities(article.text, spans)
    calendar = Calendar(article.text, article.title, anchor_day(article), spans, names.tells_of_event)
    style = Style(article.text, article.title, article.source)
    before, kind = Topic(), ""
    subject = ""
    known: dict[str, Topic] = {}
    for sentence in find_sentences(article.text, spans, style):
        parsed = parse(sentence.tokens, names.words)
        about = topics(parsed, before, kind, known)
        periods = calendar.periods(parsed, sentence.numerals, about)
        figures = [place for place, token in enumerate(sentence.tokens) if token.kind == QUANTITY]
        speakers = dict(zip(figures, attributions.speakers(sentence.place, parsed), strict=True))
        firmness = dict(zip(figures, modalities.modalities(sentence.place, parsed), strict=True))
        places = {sentence.tokens[place].start: place for place in figures}
        for mention in sentence.mentions:
            place = places[mention.start]
            topic = about.get(place, NO_TOPIC)
            before, kind = topic, mention.quantity.kind
            subject = subject_named(topic, names, Setting(mention.start, subject, speakers[place], kind))
            yield (
                mention,
                Statement(subject, topic.measure, topic.of, periods.get(place), speakers[place], firmness[place]),
            )
