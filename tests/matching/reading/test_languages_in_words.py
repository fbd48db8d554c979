import pytest

from matching.reading import interpret


def languages(text):
    return [guess.code for guess in interpret(text).languages]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("I speak Dari and live near Fresno", ["prs"]),
        ("hablo español", ["es"]),
        ("shelter in Spanish please", ["es"]),
        ("I speak Haitian Creole and Spanish", ["ht", "es"]),
        ("hablo mam y necesito intérprete", ["mam"]),
        ("Chinese interpreter please", ["zh"]),
        ("my mother only speaks Vietnamese", ["vi"]),
        ("I'm deaf, ASL please", ["ase"]),
        ("Chinese", ["zh"]),
        ("I speak English", ["en"]),
        ("I dont speak english", []),
        ("a Russian man attacked me", []),
        ("yes mam, he hits me", []),
        ("need shelter", []),
        ("mi esposo me pega y no sé a dónde ir", ["es"]),
        ("mwen bezwen èd, mari mwen bat mwen", ["ht"]),
        ("preciso de ajuda, meu marido me bate", ["pt"]),
        ("tôi cần giúp, chồng tôi đánh tôi", ["vi"]),
        ("我需要帮助", ["zh"]),
        ("助けてください", ["ja"]),
        ("أحتاج إلى مساعدة", ["ar"]),
        ("من به کمک نیاز دارم، چه کار کنم", ["fa"]),
        ("مجھے مدد چاہیے، میں ڈری ہوئی ہوں", ["ur"]),
        ("Мой муж бьет меня", ["ru"]),
        ("мені потрібна допомога, він б'є мене", ["uk"]),
        ("मुझे मदद चाहिए", ["hi"]),
        ("도와주세요", ["ko"]),
        ("ကူညီပါ", ["my"]),
    ],
)
def test_the_languages_asked_for_or_written_in(text, codes):
    assert languages(text) == codes


def test_a_language_asked_for_is_surer_than_one_the_text_is_written_in():
    asked, written = interpret("I speak Dari").languages[0], interpret("mi esposo me pega en la casa").languages[0]
    assert (asked.score, asked.phrase) == (0.9, "dari")
    assert (written.score, written.phrase) == (0.7, "")
