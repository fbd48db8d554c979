"""What a client needs to build a form: terms, languages, suggestions, guides and the state of the index."""

from collections.abc import Mapping
from typing import Any

import graphene

from api.types.enums import StageEnum, SuggestKindEnum, TaxonomyEnum, TopicEnum
from api.types.shapes import DateTime, listed, text
from directory.guides import Guide as GuideData
from directory.guides import GuideContact as ContactData
from directory.guides import GuideText
from directory.languages import autonym, language_name
from directory.taxonomy import Term as TermData
from matching.types import Stage


class Crosswalk(graphene.ObjectType):
    """The same term in another list."""

    scheme = text("Which list: ovc, open-eligibility, listings.")
    codes = listed(graphene.String, "Its codes there.")


class Term(graphene.ObjectType):
    """A need, a kind of harm, a group of people or a role, with its stable code."""

    taxonomy = graphene.Field(TaxonomyEnum, required=True, description="Which list it belongs to.")
    code = text("Its stable code.")
    label = text("In the language of the answer.")
    definition = text("What it means.")
    parent = graphene.String(description="Code of the wider term.")
    synonyms = listed(graphene.String, "Other words people use, in the language of the answer.")
    crosswalk = listed(Crosswalk, "The same term in other lists.")

    def resolve_label(term: TermData, info) -> str:
        return _in_language(term.labels, info)

    def resolve_synonyms(term: TermData, info) -> list[str]:
        return list(term.synonyms.get(info.context.language, ()))

    def resolve_crosswalk(term: TermData, _info) -> list[dict[str, Any]]:
        return [{"scheme": scheme, "codes": list(codes)} for scheme, codes in sorted(term.crosswalk.items())]


class Suggestion(graphene.ObjectType):
    """A word or place that begins like what was typed, or comes near it."""

    kind = graphene.Field(SuggestKindEnum, required=True, description="What it is.")
    code = text("What to send with a request.")
    label = text("What to show.")
    score = graphene.Float(required=True, description="How near it is, 0 to 1.")


class LanguageCoverage(graphene.ObjectType):
    """How many published services name a language."""

    code = text("BCP-47 code.")
    name = text("Its name in the language of the answer.")
    autonym = text("Its name in the language itself.")
    services = graphene.Int(required=True, description="Services that name it.")

    def resolve_name(row: Mapping[str, Any], info) -> str:
        return language_name(row["code"], info.context.language)

    def resolve_autonym(row: Mapping[str, Any], _info) -> str:
        return autonym(row["code"])


class GuideContact(graphene.ObjectType):
    """A number or page that a guide leads to."""

    label = text("What it is, in the language of the answer.")
    type = text("voice, tty or web.")
    value = text("As dialled or opened.")
    display = text("As shown.")

    def resolve_label(contact: ContactData, info) -> str:
        return _in_language(contact.label, info)


class GuideSource(graphene.ObjectType):
    """Where a guide was read."""

    title = text("Title.")
    url = text("Address, or empty.")
    date = text("As printed, or empty.")
    note = text("What it says about the source, or empty.")


class Guide(graphene.ObjectType):
    """Steps for what is not a service: to report a crime, to find someone who is held, to get notices."""

    id = graphene.ID(required=True, description="Its stable id.")
    topic = graphene.Field(TopicEnum, required=True, description="What it is about.")
    language = text("The language of its text: that of the answer, or English.")
    title = text("Its title.")
    summary = text("What it leads to.")
    steps = listed(graphene.String, "What to do, in order.")
    good_to_know = listed(graphene.String, "What helps to know first.")
    contacts = listed(GuideContact, "Numbers and pages.")
    listings = listed(graphene.ID, "Listing ids it leads to.")
    stages = listed(StageEnum, "Stages of a case it is for; none: any.")
    sources = listed(GuideSource, "Where it was read.")

    def resolve_language(guide: GuideData, info) -> str:
        return info.context.language if info.context.language in guide.texts else "en"

    def resolve_title(guide: GuideData, info) -> str:
        return _guide_text(guide, info).title

    def resolve_summary(guide: GuideData, info) -> str:
        return _guide_text(guide, info).summary

    def resolve_steps(guide: GuideData, info) -> list[str]:
        return list(_guide_text(guide, info).steps)

    def resolve_good_to_know(guide: GuideData, info) -> list[str]:
        return list(_guide_text(guide, info).good_to_know)

    def resolve_stages(guide: GuideData, _info) -> list[Stage]:
        return [Stage(stage) for stage in guide.stages]


class Count(graphene.ObjectType):
    """How many published services there are of one kind."""

    by = text("What is counted: level, state, license ...")
    key = text("Which one.")
    count = graphene.Int(required=True, description="How many.")


class Status(graphene.ObjectType):
    """What answers, and from which data."""

    engine = text("The search engine in use.")
    index_version = text("Version of the search index.")
    built_at = graphene.Field(DateTime, description="When the index was built.")
    age_seconds = graphene.Int(description="Seconds since then.")
    offers = graphene.Int(required=True, description="Offers in the index.")
    data_date = graphene.String(description="Newest date among the sources, as printed.")
    counts = listed(Count, "Published services by level, state and license.")


def _in_language(texts: Mapping[str, str], info: Any) -> str:
    return texts.get(info.context.language) or texts["en"]


def _guide_text(guide: GuideData, info: Any) -> GuideText:
    return guide.texts.get(info.context.language) or guide.texts["en"]
