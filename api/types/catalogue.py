"""What a client needs to build a form: terms, languages, suggestions, guides and the state of the index."""

from collections.abc import Mapping
from typing import Any

import graphene
from graphene import ResolveInfo as Info

from api.types.enums import StageEnum, SuggestKindEnum, TaxonomyEnum, TopicEnum
from api.types.shapes import listed, string
from directory.guides import Guide as GuideData
from directory.guides import GuideContact as ContactData
from directory.guides import GuideText
from directory.languages import autonym, language_name
from directory.taxonomy import Term as TermData
from matching.types import Stage


class Crosswalk(graphene.ObjectType):
    """The same term in another list."""

    scheme = string("Which list: ovc, open-eligibility, listings.")
    codes = listed(graphene.String, "Its codes there.")


class Term(graphene.ObjectType):
    """A need, a kind of harm, a group of people or a role, with its stable code."""

    taxonomy = graphene.Field(TaxonomyEnum, required=True, description="Which list it belongs to.")
    code = string("Its stable code.")
    label = string("In the language of the answer.")
    definition = string("What it means.")
    parent = graphene.String(description="Code of the wider term.")
    synonyms = listed(graphene.String, "Other words people use, in the language of the answer.")
    crosswalk = listed(Crosswalk, "The same term in other lists.")

    @staticmethod
    def resolve_label(term: TermData, info: Info) -> str:
        return _in_language(term.labels, info)

    @staticmethod
    def resolve_synonyms(term: TermData, info: Info) -> list[str]:
        return list(term.synonyms.get(info.context.language, ()))

    @staticmethod
    def resolve_crosswalk(term: TermData, _info: Info) -> list[dict[str, Any]]:
        return [{"scheme": scheme, "codes": list(codes)} for scheme, codes in sorted(term.crosswalk.items())]


class Suggestion(graphene.ObjectType):
    """A word or place that begins like what was typed, or comes near it."""

    kind = graphene.Field(SuggestKindEnum, required=True, description="What it is.")
    code = string("What to send with a request.")
    label = string("What to show.")
    score = graphene.Float(required=True, description="How near it is, 0 to 1.")


class LanguageCoverage(graphene.ObjectType):
    """How many published services name a language."""

    code = string("BCP-47 code.")
    name = string("Its name in the language of the answer.")
    autonym = string("Its name in the language itself.")
    services = graphene.Int(required=True, description="Services that name it.")

    @staticmethod
    def resolve_name(row: Mapping[str, Any], info: Info) -> str:
        return language_name(row["code"], info.context.language) or row["code"]

    @staticmethod
    def resolve_autonym(row: Mapping[str, Any], _info: Info) -> str:
        return autonym(row["code"]) or row["code"]


class GuideContact(graphene.ObjectType):
    """A number or page that a guide leads to."""

    label = string("What it is, in the language of the answer.")
    type = string("voice, tty or web.")
    value = string("As dialled or opened.")
    display = string("As shown.")

    @staticmethod
    def resolve_label(contact: ContactData, info: Info) -> str:
        return _in_language(contact.label, info)


class GuideSource(graphene.ObjectType):
    """Where a guide was read."""

    title = string("Title.")
    url = string("Address, or empty.")
    date = string("As printed, or empty.")
    note = string("What it says about the source, or empty.")


class Guide(graphene.ObjectType):
    """Steps for what is not a service: to report a crime, to find someone who is held, to get notices."""

    id = graphene.ID(required=True, description="Its stable id.")
    topic = graphene.Field(TopicEnum, required=True, description="What it is about.")
    language = string("The language of its text: that of the answer, or English.")
    title = string("Its title.")
    summary = string("What it leads to.")
    steps = listed(graphene.String, "What to do, in order.")
    good_to_know = listed(graphene.String, "What helps to know first.")
    contacts = listed(GuideContact, "Numbers and pages.")
    listings = listed(graphene.ID, "Listing ids it leads to.")
    stages = listed(StageEnum, "Stages of a case it is for; none: any.")
    sources = listed(GuideSource, "Where it was read.")

    @staticmethod
    def resolve_language(guide: GuideData, info: Info) -> str:
        return info.context.language if info.context.language in guide.texts else "en"

    @staticmethod
    def resolve_title(guide: GuideData, info: Info) -> str:
        return _guide_text(guide, info).title

    @staticmethod
    def resolve_summary(guide: GuideData, info: Info) -> str:
        return _guide_text(guide, info).summary

    @staticmethod
    def resolve_steps(guide: GuideData, info: Info) -> list[str]:
        return list(_guide_text(guide, info).steps)

    @staticmethod
    def resolve_good_to_know(guide: GuideData, info: Info) -> list[str]:
        return list(_guide_text(guide, info).good_to_know)

    @staticmethod
    def resolve_stages(guide: GuideData, _info: Info) -> list[Stage]:
        return [Stage(stage) for stage in guide.stages]


class Count(graphene.ObjectType):
    """How many services are kept, of one kind."""

    by = string("What is counted: level, state, license ...")
    key = string("Which one.")
    count = graphene.Int(required=True, description="How many.")


class Status(graphene.ObjectType):
    """What answers, and from which data."""

    engine = string("The search engine in use.")
    index_version = string("Version of the search index.")
    spec_version = string("Version of the ranking specification.")
    age_seconds = graphene.Float(required=True, description="Seconds since the index was built.")
    offers = graphene.Int(required=True, description="Offers in the index.")
    data_date = graphene.String(description="Newest date among the sources, as printed.")
    counts = listed(Count, "Services kept, by level, state, license and publication.")


def _in_language(texts: Mapping[str, str], info: Info) -> str:
    return texts.get(info.context.language) or texts["en"]


def _guide_text(guide: GuideData, info: Info) -> GuideText:
    return guide.texts.get(info.context.language) or guide.texts["en"]
