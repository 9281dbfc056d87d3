"""Who says so: words of speech, quotations and turns, and the names of those who speak."""

from claims.statement.speakers.attributions import Attributions

__all__ = ["Attributions"]
