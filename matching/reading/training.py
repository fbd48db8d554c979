"""Learns from texts that people told apart which words speak for which code. Needs scikit-learn; only its output ships.

One linear classifier for each code against all others. A code that a text tells second counts half as much as its first.
"""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.svm import LinearSVC

from directory import taxonomy
from matching.reading.learned import NOTHING, Floats, Head, Learned, counted, evened
from matching.reading.lexicon import labels_read, lexicon
from matching.reading.pieces import pieces, sayings
from matching.reading.rules import DATA, table
from matching.reading.where import read_places
from matching.reading.words import Word, words_of

TOLD = DATA / "told"
STANDS_IN = 3  # texts: what stands in fewer is no feature
PIECES_KEPT = 20_000  # the commonest
SAID_WEIGHT = 0.5  # of a short saying beside a whole text
SECOND_WEIGHT = {"victimization": 0.5, "need": 1.0}  # of a code that is not told first
STRENGTH = {"victimization": 1.0, "need": 0.5}  # C of the classifier: how closely it follows the texts
STEPS = 127  # of a weight


@dataclass(frozen=True, slots=True)
class Told:
    """A text with the codes it tells, the first first; None of a kind that nobody looked for."""

    text: str
    crimes: tuple[str, ...] | None
    needs: tuple[str, ...] | None
    weight: float = 1.0

    def codes(self, kind: str) -> tuple[str, ...] | None:
        told = self.needs if kind == "need" else self.crimes
        return None if told is None else told or (NOTHING,)


def told_texts(folder: Path = TOLD) -> tuple[Told, ...]:
    """Whole texts, then the short sayings of `talk.json` and the taxonomy. Raises ValueError naming file and line."""
    return (*(one for path in sorted(folder.glob("*.jsonl")) for one in _of_file(path)), *_sayings())


def _of_file(path: Path) -> Iterator[Told]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            row = json.loads(line)
            yield Told(row["text"], _known("victimization", row["crimes"]), _known("need", row["needs"]))
        except (ValueError, KeyError, TypeError) as problem:
            raise ValueError(f"{path.name}, line {number}: {problem}") from problem


def _known(kind: str, codes: Sequence[str]) -> tuple[str, ...]:
    for code in codes:
        if taxonomy.term(kind, code) is None:
            raise ValueError(f"there is no {kind} {code!r}")
    return tuple(dict.fromkeys(codes))


def _sayings() -> Iterator[Told]:
    """Whoever only names a crime asks for nothing we know of; whoever only asks tells of no crime."""
    for kind in ("victimization", "need"):
        for code, said in _said(kind):
            crimes, needs = ((code,), None) if kind == "victimization" else ((), (code,))
            yield Told(said, crimes, needs, SAID_WEIGHT)


def _said(kind: str) -> Iterator[tuple[str, str]]:
    for code, languages in table("talk")[kind].items():
        yield from ((code, saying) for said in languages.values() for saying in said)
    for term in taxonomy.terms(kind):
        said = (*(one for ones in term.synonyms.values() for one in ones), *labels_read(term))
        yield from ((term.code, saying) for saying in said)


def words_in(text: str) -> tuple[Word, ...]:
    """The words of a text as the reader weighs them, without its places."""
    return words_of(read_places(text).rest, lexicon().known)


def learn(texts: Sequence[Told], *, only: frozenset[str] = frozenset()) -> Learned:
    """What the texts teach: of all their codes, or `only` of some."""
    read = [words_in(one.text) for one in texts]
    blocks = [[counted(pieces(words)) for words in read], [counted(sayings(words)) for words in read]]
    names = [*_kept(blocks[0], PIECES_KEPT), *_kept(blocks[1], None)]
    numbers = {name: number for number, name in enumerate(names)}
    rarities = _rarities(blocks, numbers)
    weighed = _matrix(blocks, numbers, rarities)
    heads = {kind: _head(kind, texts, weighed, only) for kind in ("victimization", "need")}
    return Learned(numbers, rarities, heads)


def _kept(block: Sequence[Counter[str]], most: int | None) -> list[str]:
    stands_in = Counter(name for counts in block for name in counts)
    often: Counter[str] = Counter()
    for counts in block:
        often.update(counts)
    kept = (name for name, times in stands_in.items() if times >= STANDS_IN)
    return sorted(sorted(kept, key=lambda name: (-often[name], name))[:most])


def _rarities(blocks: Sequence[Sequence[Counter[str]]], numbers: dict[str, int]) -> Floats:
    stands_in = np.ones(len(numbers), dtype=np.float64)
    for block in blocks:
        for counts in block:
            stands_in[[numbers[name] for name in counts if name in numbers]] += 1
    found: Floats = (np.log((1 + len(blocks[0])) / stands_in) + 1).astype(np.float32)
    return found


def _matrix(blocks: Sequence[Sequence[Counter[str]]], numbers: dict[str, int], rarities: Floats) -> csr_matrix:
    columns: list[int] = []
    values: list[float] = []
    ends = [0]
    for of_text in zip(*blocks, strict=True):
        for counts in of_text:
            known = {numbers[name]: count for name, count in counts.items() if name in numbers}
            columns += known
            values += evened([*known.values()], rarities[[*known]])
        ends.append(len(columns))
    return csr_matrix((values, columns, ends), shape=(len(ends) - 1, len(numbers)))


def _head(kind: str, texts: Sequence[Told], weighed: csr_matrix, only: frozenset[str]) -> Head:
    told = {at: codes for at, one in enumerate(texts) if (codes := one.codes(kind))}
    rows, weights = weighed[[*told]], np.array([texts[at].weight for at in told])
    every = {code for codes in told.values() for code in codes}
    names = sorted(every & only or every)
    found = [_of_code(name, [*told.values()], rows, weights, SECOND_WEIGHT[kind], STRENGTH[kind]) for name in names]
    strengths = np.array([strength for strength, _ in found])
    scales = np.maximum(np.abs(strengths).max(axis=1), 1e-9) / STEPS
    steps = np.round(strengths / scales[:, None]).astype(np.int8)
    biases = np.array([bias for _, bias in found], dtype=np.float32)
    return Head(tuple(names), steps.T.copy(), scales.astype(np.float32), biases)


def _of_code(
    code: str,
    told: Sequence[tuple[str, ...]],
    rows: csr_matrix,
    weights: NDArray[np.float64],
    second: float,
    strength: float,
) -> tuple[NDArray[np.float64], float]:
    there = np.array([code in codes for codes in told])
    counts = np.array([second if code in codes[1:] else 1.0 for codes in told])
    model = LinearSVC(C=strength, random_state=0).fit(rows, there, sample_weight=weights * counts)
    return model.coef_[0], float(model.intercept_[0])


def store(learned: Learned, path: Path) -> None:
    """Writes what was learned, the same bytes for the same texts."""
    values: dict[str, NDArray[np.generic]] = {"features": _joined([*learned.numbers]), "rarities": learned.rarities}
    for kind, head in learned.heads.items():
        values |= {
            f"{kind}_codes": _joined(head.codes),
            f"{kind}_weights": head.weights,
            f"{kind}_scales": head.scales,
            f"{kind}_biases": head.biases,
        }
    np.savez_compressed(path, **values)  # type: ignore[arg-type]


def _joined(names: Sequence[str]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(names).encode(), dtype=np.uint8)
