"""Plain Okapi BM25 (Robertson and Zaragoza 2009) over bags of words, the idf kept above zero as Lucene does."""

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

K1 = 1.2
B = 0.75


class BM25:
    def __init__(self, texts: Sequence[Sequence[str]]) -> None:
        """One bag of tokens a row; a token may repeat."""
        self._rows = len(texts)
        lengths = np.array([len(text) for text in texts], dtype=np.float64)
        self._norm = K1 * (1 - B + B * lengths / max(float(lengths.mean()), 1.0)) if texts else lengths
        postings: dict[str, list[tuple[int, int]]] = {}
        for row, text in enumerate(texts):
            for token, times in Counter(text).items():
                postings.setdefault(token, []).append((row, times))
        self._postings = {token: np.array(found) for token, found in postings.items()}

    def scores(self, query: Iterable[str]) -> NDArray[np.float64]:
        """One score a row, 0 where no token of the query is in it; a token counts once however often it is asked."""
        found = np.zeros(self._rows)
        for token in sorted(set(query) & self._postings.keys()):
            rows, times = self._postings[token].T
            idf = np.log1p((self._rows - len(rows) + 0.5) / (len(rows) + 0.5))
            found[rows] += idf * times * (K1 + 1) / (times + self._norm[rows])
        return found
