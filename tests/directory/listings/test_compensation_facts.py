from directory.listings.compensation import compensation
from directory.listings.types import CompensationRow
from tests.directory.listings.records import a_record


def facts(text, kind="crime-victim-compensation"):
    return compensation(a_record(kind=kind, eligibility=text))


def test_deadline_report_rule_and_waivers_are_kept_in_their_own_words():
    text = "Report within 72 hours or have documented good cause; apply within one year or show good cause."
    assert facts(text) == CompensationRow(
        who_may_file="",
        filing_deadline="apply within one year or show good cause.",
        police_report_rule="Report within 72 hours or have documented good cause",
        police_report_waivers=text,
        covered_costs="",
    )


def test_one_clause_with_two_facts_stands_in_both_fields():
    text = (
        "Report in a reasonable time and apply within three years of the crime; a child victim may apply until age 21."
    )
    found = facts(text)
    assert found.filing_deadline == text
    assert found.police_report_rule == "Report in a reasonable time and apply within three years of the crime"
    assert not found.police_report_waivers


def test_a_second_hand_remark_is_never_cut_off():
    text = (
        "A law firm page says: apply within two years; report within 48 hours unless there is good cause. "
        "Confirm with the program."
    )
    found = facts(text)
    assert found.filing_deadline == found.police_report_rule == found.police_report_waivers == text


def test_who_may_file_is_kept():
    text = "U.S. citizens at the time of the attack; family may apply for a victim who died or cannot apply."
    found = facts(text, "compensation-program")
    assert found.who_may_file == "family may apply for a victim who died or cannot apply."


def test_no_text_and_other_kinds_have_no_rule():
    assert facts(None) is None
    assert facts("Report within 72 hours.", "hotline") is None
