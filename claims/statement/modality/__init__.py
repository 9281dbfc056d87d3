"""How firmly: what stands beside a figure, what governs it, and the clauses around it."""

from claims.statement.modality.modalities import Modalities

__all__ = ["Modalities"]
