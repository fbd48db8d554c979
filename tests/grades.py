"""How hard English reads: the grade of Kincaid and others (1975), counted by rules of thumb."""

import re

ADDRESS_OR_NUMBER = re.compile(r"(?:[\w-]+\.)+(?:gov|com)(?:/[\w./-]*\w)?|\d[\dA-Z-]*", re.IGNORECASE)


def sentences(texts):
    """The words of each sentence; a number or an address counts as one word."""
    plain = [ADDRESS_OR_NUMBER.sub("one", each.replace("U.S.", "US")) for each in texts]
    split = [part for each in plain for part in re.split(r"[.?:](?:\s|$)", each)]
    return [re.findall(r"[A-Za-z][A-Za-z'-]*", part) for part in split if re.search(r"[A-Za-z]", part)]


def syllables(word):
    """Vowel groups, less a silent last e; an abbreviation without vowels counts its letters."""
    lower = word.lower()
    groups = len(re.findall(r"[aeiouy]+", lower))
    if not groups:
        return len(lower)
    return groups - 1 if groups > 1 and re.search(r"[^aeiouyl]e$", lower) else groups


def flesch_kincaid_grade(texts):
    """0.39 words per sentence + 11.8 syllables per word - 15.59."""
    parts = sentences(texts)
    counted = [word for part in parts for word in part]
    per_word = sum(map(syllables, counted)) / len(counted)
    return 0.39 * len(counted) / len(parts) + 11.8 * per_word - 15.59
