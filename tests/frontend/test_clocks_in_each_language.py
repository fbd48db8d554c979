"""Hours, days and dates as each language writes them."""

from datetime import UTC, datetime

import pytest
from django.utils.translation import override

from directory.dates import printed_date
from directory.hours import OpenState
from directory.languages import language_name
from frontend.opening import opening
from frontend.wording import counted

THURSDAY = datetime(2026, 11, 26, 17, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "closed", "until"),
    [
        ("en", "Closed now · opens Thursday 5:05\u202fPM", "Open now until 5:05\u202fPM"),
        ("zh-hans", "现在不开放 · 星期四 17:05开放", "现在开放，直到17:05"),
        ("vi", "Hiện đang đóng cửa · mở lúc Thứ Năm 17:05", "Đang mở cửa đến 17:05"),
        ("ht", "Fèmen kounye a · ap louvri jedi 17:05", "Louvri kounye a jiska 17:05"),
        ("ru", "Сейчас закрыто · откроется: четверг 17:05", "Сейчас открыто до 17:05"),
        ("prs", "فعلاً بسته است · باز می‌شود: پنجشنبه 17:05", "فعلاً باز است تا 17:05"),
    ],
)
def test_when_a_place_opens_and_closes(language, closed, until):
    with override(language):
        assert opening(OpenState(kind="closed", opens=THURSDAY), language).words == closed
        assert opening(OpenState(kind="open", until=THURSDAY), language).words == until


@pytest.mark.parametrize(
    ("language", "day", "month"),
    [
        ("es", "2 de diciembre de 2024", "septiembre de 2025"),
        ("ar", "2 ديسمبر 2024", "سبتمبر 2025"),
        ("zh-hans", "2024年12月2日", "2025年9月"),
        ("vi", "2 tháng 12, 2024", "tháng 9 năm 2025"),
        ("ht", "2 desanm 2024", "septanm 2025"),
        ("ru", "2 декабря 2024\u202fг.", "сентябрь 2025\u202fг."),
        ("prs", "2 دسمبر 2024", "سپتمبر 2025"),
        ("tlh", "December 2, 2024", "September 2025"),
    ],
)
def test_dates_in_full(language, day, month):
    assert printed_date("2024-12-02", language) == day
    assert printed_date("2025-09", language) == month
    assert printed_date("2025", language) == "2025"


@pytest.mark.parametrize(
    ("interface", "names"),
    [
        ("zh-hans", ["西班牙语", "普通话", "美国手语"]),
        ("vi", ["Tiếng Tây Ban Nha", "Tiếng Quan Thoại", "Ngôn ngữ Ký hiệu Mỹ"]),
        ("ht", ["panyòl", "mandaren", "lang siy ameriken"]),
        ("ru", ["испанский", "мандаринский китайский", "американский жестовый язык"]),
        ("prs", ["هسپانوی", "ماندرین چینی", "زبان اشارهٔ امریکایی"]),
    ],
)
def test_languages_are_named_in_the_language_of_the_page(interface, names):
    assert [language_name(code, interface) for code in ("es-MX", "cmn", "ase")] == names


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["1 place that may help", "1,234 places that may help"]),
        ("zh-hans", ["1 个可能有帮助的地方", "1,234 个可能有帮助的地方"]),
        ("vi", ["1 nơi có thể giúp", "1.234 nơi có thể giúp"]),
        ("ru", ["1 место, где могут помочь", "1\xa0234 места, где могут помочь"]),
        ("prs", ["1 جای که شاید کمک کند", "1,234 جای که شاید کمک کنند"]),
    ],
)
def test_how_many_places_were_found(language, words):
    with override(language):
        assert [counted(total, language) for total in (1, 1234)] == words
