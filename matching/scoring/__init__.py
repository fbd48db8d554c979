"""The score: a sum of weighted parts, each with its reason. Only this package reads the weights."""

from matching.scoring.score import Scored, score, weights

__all__ = ["Scored", "score", "weights"]
