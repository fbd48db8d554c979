"""A guide file that breaks a rule stops the start, and says where."""

import json
import shutil

import pytest

from directory.guides import FOLDER, GuideFileError, guide, load_guides


@pytest.fixture
def folder(tmp_path):
    copy = tmp_path / "guides"
    shutil.copytree(FOLDER, copy)
    return copy


def change(folder, name, edit):
    path = folder / f"{name}.json"
    raw = json.loads(path.read_text(encoding="utf-8"))
    edit(raw)
    path.write_text(json.dumps(raw), encoding="utf-8")


def test_a_copy_of_the_shipped_folder_reads_the_same(folder):
    assert load_guides(folder).guides["dhs-vine"] == guide("dhs-vine")


@pytest.mark.parametrize(
    ("name", "edit", "message"),
    [
        ("dhs-vine", lambda raw: raw.update(topic="weather"), "dhs-vine: broken rule: topic"),
        ("dhs-vine", lambda raw: raw.update(stages=["later"]), "dhs-vine: broken rule: stages"),
        ("dhs-vine", lambda raw: raw.update(sources=[]), "at least one source"),
        ("dhs-vine", lambda raw: raw.update(colour="red"), "has the keys"),
        ("dhs-vine", lambda raw: raw["texts"].pop("en"), "texts hold English"),
        ("dhs-vine", lambda raw: raw["texts"]["es"]["steps"].pop(), "es has as many steps"),
        ("dhs-vine", lambda raw: raw["texts"]["en"].update(title=" "), "text without outer spaces"),
        ("dhs-vine", lambda raw: raw["texts"]["en"].update(steps="one"), "is a list"),
        ("dhs-vine", lambda raw: raw["contacts"][1].update(value="866-277-7477"), "well formed"),
        ("dhs-vine", lambda raw: raw["contacts"][0].update(value="http://vinelink.dhs.gov"), "well formed"),
        ("dhs-vine", lambda raw: raw["contacts"][0].update(type="fax"), "contact type"),
        ("dhs-vine", lambda raw: raw["sources"][0].update(title=""), "source title"),
        ("index", lambda raw: raw["order"].pop(), "order names every guide file"),
        ("index", lambda raw: raw["order"].append("dhs-vine"), "order names every guide file"),
        ("index", lambda raw: raw["topics"].pop("press"), "topics are those of Topic"),
        ("index", lambda raw: raw["topics"].update(press=["weather"]), "press names guides that exist"),
        ("index", lambda raw: raw["topics"].update(press=[]), "press names guides that exist"),
    ],
)
def test_a_broken_file_is_refused_with_its_rule(folder, name, edit, message):
    change(folder, name, edit)
    with pytest.raises(GuideFileError, match=message):
        load_guides(folder)


def test_a_file_that_is_not_json_is_refused_by_its_name(folder):
    (folder / "doj-vns.json").write_text("{", encoding="utf-8")
    with pytest.raises(GuideFileError, match=r"doj-vns\.json: cannot be read"):
        load_guides(folder)


def test_a_file_that_the_index_forgets_is_refused(folder):
    shutil.copy(folder / "doj-vns.json", folder / "another.json")
    with pytest.raises(GuideFileError, match="order names every guide file"):
        load_guides(folder)
