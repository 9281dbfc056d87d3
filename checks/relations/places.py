"""Where in the input file the words stand that a finding is about."""

from checks.passages import Passages, Sentence


def place_of(article: Passages, sentence: Sentence, offset: int) -> tuple[int, int]:
    """The line and column, from 1, of the character that many after the start of a sentence of the article.

    A record of JSON has one place for all its sentences, and so for the words in them.
    """
    others = (other for other in article.sentences if other.start != sentence.start)
    if any((other.line, other.column) == (sentence.line, sentence.column) for other in others):
        return sentence.line, sentence.column
    before = sentence.text[:offset]
    last = before.rfind("\n")
    column = offset - last if last >= 0 else sentence.column + offset
    return sentence.line + before.count("\n"), column
