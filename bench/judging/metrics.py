"""What is measured of one ranked list against the hand grades of its request.

A listing nobody graded counts as grade 0. A metric that says nothing about a request (no good listing exists) is None
and left out of its mean.
"""

from collections.abc import Callable, Mapping, Sequence
from math import log2

from bench.judging.grades import FIRST_CALL, GOOD, POSSIBLE, UNUSABLE, Judgement

Ranking = Sequence[str]  # listing ids, best first, each once


def dcg(grades: Sequence[int]) -> float:
    """Gain 2^g - 1, divided by log2(place + 1), places from 1 (Järvelin and Kekäläinen 2002, Burges 2005)."""
    return float(sum((2**grade - 1) / log2(place + 1) for place, grade in enumerate(grades, 1)))


def ndcg(ranked: Ranking, grades: Mapping[str, int], k: int) -> float | None:
    """0 to 1; the ideal is all graded listings of the request in their best order. None where the ideal is 0."""
    ideal = dcg(sorted(grades.values(), reverse=True)[:k])
    return dcg([grades.get(listing, 0) for listing in ranked[:k]]) / ideal if ideal else None


def reciprocal_rank(ranked: Ranking, grades: Mapping[str, int]) -> float | None:
    """1 / place of the first listing of grade 3, 0 where the list has none. None where no listing has a 3."""
    if FIRST_CALL not in grades.values():
        return None
    return next((1 / place for place, listing in enumerate(ranked, 1) if grades.get(listing) == FIRST_CALL), 0.0)


def success(ranked: Ranking, grades: Mapping[str, int], k: int = 3) -> float | None:
    """1 where a listing of grade 2 or 3 is among the first k. None where no listing has one."""
    if max(grades.values(), default=0) < GOOD:
        return None
    return float(any(grades.get(listing, 0) >= GOOD for listing in ranked[:k]))


def enough_usable(ranked: Ranking, grades: Mapping[str, int], k: int = 5, least: int = 3) -> float:
    """1 where at least three of the first five have grade 1 or better."""
    return float(sum(grades.get(listing, 0) >= POSSIBLE for listing in ranked[:k]) >= least)


def flagged(ranked: Ranking, harm: Mapping[str, str], k: int = 5) -> float:
    """1 where a listing a judge called harmful (out of area, ineligible, closed, wrong crime) is among the first five."""
    return float(any(listing in harm for listing in ranked[:k]))


def zeros(ranked: Ranking, grades: Mapping[str, int], k: int = 5) -> float:
    """The share of the first five that a judge graded 0; of those shown, where they are fewer."""
    return _share([grades.get(listing) == UNUSABLE for listing in ranked[:k]])


def ungraded(ranked: Ranking, grades: Mapping[str, int], k: int = 10) -> float:
    """The share of the first ten that nobody graded; of those shown, where they are fewer."""
    return _share([listing not in grades for listing in ranked[:k]])


def guide_success(shown: Sequence[str], grades: Mapping[str, int]) -> float | None:
    """1 where a guide of grade 2 or 3 is among those of the answer. None where no guide has one."""
    return success(shown, grades, len(shown))


METRICS: Mapping[str, Callable[[Ranking, Judgement], float | None]] = {
    "ndcg@5": lambda ranked, judged: ndcg(ranked, judged.grades, 5),
    "ndcg@10": lambda ranked, judged: ndcg(ranked, judged.grades, 10),
    "mrr_of_3": lambda ranked, judged: reciprocal_rank(ranked, judged.grades),
    "success@3": lambda ranked, judged: success(ranked, judged.grades),
    "three_usable@5": lambda ranked, judged: enough_usable(ranked, judged.grades),
    "harm_flagged@5": lambda ranked, judged: flagged(ranked, judged.harm),
    "zeros@5": lambda ranked, judged: zeros(ranked, judged.grades),
    "ungraded@10": lambda ranked, judged: ungraded(ranked, judged.grades),
}
WORDS: Mapping[str, str] = {
    "ndcg@5": "nDCG@5",
    "ndcg@10": "nDCG@10",
    "mrr_of_3": "MRR of the first 3",
    "success@3": "success@3 (a grade 2 or 3)",
    "three_usable@5": "3 or more of grade >= 1 in top 5",
    "harm_flagged@5": "harm@5: requests with a flagged one",
    "zeros@5": "harm@5: mean share graded 0",
    "ungraded@10": "nobody graded it, in top 10",
}


def scores(ranked: Ranking, judged: Judgement) -> dict[str, float | None]:
    """Every metric by name; all None for a request without graded listings."""
    return {name: measure(ranked, judged) if judged.grades else None for name, measure in METRICS.items()}


def _share(found: Sequence[bool]) -> float:
    return sum(found) / len(found) if found else 0.0
