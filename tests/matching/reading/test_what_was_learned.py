"""The reader learns from told texts which words speak for which code, and says which words spoke."""

import json
import re

import numpy as np
import pytest
from django.core.management import call_command

from directory import taxonomy
from matching.management.commands import train_reader
from matching.reading import learned, training
from matching.reading.learned import NOTHING, Spoken, Weighed, evened
from matching.reading.pieces import pieces, sayings
from matching.reading.words import Word

THEFT = ["they took my wallet on the train", "my wallet was taken", "somebody took my wallet and ran", "wallet gone"]
FIRE = ["the barn burned to the ground", "he burned my barn", "our barn burned at night", "burned down"]
NONE = ["the train was late at night", "we ran on the ground", "somebody was late", "down on the train"]


def words(text):
    return tuple(Word(token, token, 0) for token in text.split())


def few():
    rows = [
        *((text, ("robbery",)) for text in THEFT),
        *((text, ("arson",)) for text in FIRE),
        *((text, ()) for text in NONE),
    ]
    return [training.Told(text, crimes, ("compensation",) if crimes else ("transportation",)) for text, crimes in rows]


@pytest.fixture(scope="module")
def small():
    return training.learn(few())


@pytest.mark.parametrize(
    ("text", "first"), [("wallet taken", "robbery"), ("barn burned", "arson"), ("late train", NOTHING)]
)
def test_a_text_speaks_for_what_such_texts_told(small, text, first):
    spoken = Spoken("victimization", Weighed(words(text), small))
    assert max(spoken.speaks, key=spoken.speaks.__getitem__) == first
    assert sum(spoken.shares.values()) == pytest.approx(1)


def test_the_words_that_spoke_most_are_told_in_their_order(small):
    spoken = Spoken("victimization", Weighed(words("the train and my wallet"), small))
    assert "wallet" in spoken.words_for("robbery").split()
    assert "wallet" not in spoken.words_for("arson").split()


def test_a_misspelt_word_is_known_by_its_pieces(small):
    spoken = Spoken("victimization", Weighed(words("my wallett"), small))
    assert max(spoken.speaks, key=spoken.speaks.__getitem__) == "robbery"


def test_a_text_of_no_known_word_speaks_for_nothing(small):
    assert not Spoken("victimization", Weighed(words("qqq zzz"), small))
    assert not Spoken("need", Weighed((), small))


def test_a_word_is_cut_into_pieces_with_its_ends():
    assert pieces(words("a hits")) == [(" a ", 0)] + [
        (piece, 1) for piece in (" hi", "hit", "its", "ts ", " hit", "hits", "its ", " hits", "hits ")
    ]
    assert pieces([Word("because", "", 0)]) == []


def test_a_saying_is_a_stem_or_two_that_follow_each_other():
    assert sayings(words("calls him")) == [("kay.", 0), ("im.", 1), ("kay im.", 0)]


def test_features_weigh_by_how_often_and_how_rare_and_a_text_weighs_one():
    assert evened([1, 1], np.array([3.0, 4.0], dtype=np.float32)) == pytest.approx([0.6, 0.8])
    assert evened([], np.array([], dtype=np.float32)) == []


def test_every_told_text_is_sound():
    seen = set()
    for path in sorted(training.TOLD.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            assert row["text"].casefold() not in seen, row["text"]
            seen.add(row["text"].casefold())
            assert row["lang"] in {"en", "es"}
            numbers = re.findall(r"\b\d{3}[-. ]\d{4}\b", row["text"])
            assert all(number.startswith("555") for number in numbers), row["text"]
    assert len(training.told_texts()) > len(seen) > 8_000


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ('{"text": "x", "crimes": ["theft"], "needs": []}', "theft"),
        ('{"text": "x", "needs": []}', "crimes"),
        ("{", "line 2"),
    ],
)
def test_a_bad_line_is_named(line, why, tmp_path):
    good = '{"text": "my barn burned", "crimes": ["arson"], "needs": [], "lang": "en"}'
    (tmp_path / "01.jsonl").write_text(f"{good}\n{line}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=rf"01\.jsonl, line 2: .*{why}|line 2"):
        training.told_texts(tmp_path)


def test_what_ships_was_learned_from_the_texts_that_ship():
    shipped = learned.learned_from_file()
    again = training.learn(training.told_texts(), only=frozenset({"arson", "robbery"}))
    same = shipped.numbers == again.numbers
    assert same  # by itself: nobody reads the difference of two books of 60,000 words
    assert np.allclose(shipped.rarities, again.rarities)
    head, of_two = shipped.heads["victimization"], again.heads["victimization"]
    ours = head.weights[:, [head.codes.index(code) for code in of_two.codes]].astype(int)
    assert of_two.codes == ("arson", "robbery")
    assert np.abs(ours - of_two.weights).max() <= 1
    assert set(head.codes) <= {NOTHING, *(term.code for term in taxonomy.terms("victimization"))}
    assert set(shipped.heads["need"].codes) <= {NOTHING, *(term.code for term in taxonomy.terms("need"))}


def test_what_is_stored_is_read_again(small, tmp_path, monkeypatch):
    monkeypatch.setattr(learned, "FILE", tmp_path / "learned.npz")
    training.store(small, learned.FILE)
    read = learned.learned_from_file.__wrapped__()
    assert read.numbers == small.numbers
    assert [(kind, head.codes) for kind, head in read.heads.items()] == [
        (kind, small.heads[kind].codes) for kind in read.heads
    ]
    assert np.array_equal(read.heads["need"].weights, small.heads["need"].weights)


def test_a_missing_file_says_how_to_make_it(tmp_path, monkeypatch):
    monkeypatch.setattr(learned, "FILE", tmp_path / "learned.npz")
    with pytest.raises(ValueError, match="train_reader"):
        learned.learned_from_file.__wrapped__()


def test_the_command_writes_the_file_and_counts(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(train_reader, "FILE", tmp_path / "learned.npz")
    monkeypatch.setattr(training, "told_texts", few)
    call_command("train_reader")
    assert capsys.readouterr().out.startswith("12 texts, ")
    assert (tmp_path / "learned.npz").stat().st_size > 0
