"""The words of speech, of those who speak, and of what they say it in: lexicon/attributions.csv by its classes."""

from claims.vocabulary import rows


def _words(name: str) -> frozenset[str]:
    return frozenset(
        word for row in rows("attributions.csv") if row["class"] == name for word in row["words"].split("|")
    )


def _verbs() -> dict[str, tuple[str, str]]:
    """Each form of a verb of speech with its class and the particle that it needs: spoke -> ("hold", "of")."""
    found = {}
    for kind in ("want", "pledge", "present", "show", "hold", "say"):
        for word in _words(kind):
            verb, _, particle = word.partition(" ")
            found[verb] = (kind, particle)
    return found


VERBS_OF_SPEECH = _verbs()
ROLES = _words("role")
QUALIFIERS = _words("role qualifier")
COMPANIES = _words("organisation")
OVERSEERS = _words("overseer")
WATCHDOGS = _words("watchdog")
DOCUMENTS = _words("document")
NO_SPEAKERS = _words("no speaker")
PERSON_PRONOUNS = _words("person pronoun")
FORECASTS = _words("own forecast")
TERMS = _words("terms")
SOURCES = {max(phrase.split(), key=len): tuple(phrase.split()) for phrase in _words("source")}  # by the longest word
BY = frozenset(phrase.split()[0] for phrase in _words("by"))
CUES = frozenset(VERBS_OF_SPEECH) | frozenset(SOURCES) | BY | FORECASTS
