import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.mentions import find_place


@pytest.mark.parametrize(
    ("sentence", "label", "words"),
    [
        ("I speak Dari and live near Fresno", "Fresno, CA", "Fresno"),
        ("hurt by my husband in 10453", "10453 (Bronx, NY)", "10453"),
        ("me pegó en Houston, Texas", "Houston, TX", "Houston, Texas"),
        ("from Denver CO", "Denver, CO", "Denver CO"),
        ("my ex in chicago", "Chicago, IL", "chicago"),
        ("vivo cerca de El Paso", "El Paso, TX", "El Paso"),
        ("estoy en el Bronx", "Bronx County, NY", "el Bronx"),
        ("I live in Mobile, Alabama", "Mobile, AL", "Mobile, Alabama"),
        ("I am in Hope, AR", "Hope, AR", "Hope, AR"),
        ("hurt me in Reading, PA", "Reading, PA", "Reading, PA"),
        ("help in Virginia Beach", "Virginia Beach, VA", "Virginia Beach"),
        ("I was raped in Colorado", "Colorado", "Colorado"),
        ("I live in Lake Charles LA. help me", "Lake Charles, LA", "Lake Charles LA"),
        ("on the Navajo Nation", "Navajo Nation (Window Rock, AZ)", "the Navajo Nation"),
        ("I came from Honduras to Houston", "Houston, TX", "Houston"),
        ("we are on vacation in Honduras", "Honduras", "Honduras"),
        ("Yo en Cali era dentista. Aquí en Orlando no tengo ni la clave", "Orlando, FL", "Orlando"),
        ("got a ticket in okc already, im in tulsa by the airport", "Tulsa, OK", "tulsa"),
        ("my mom is in Dallas, I live in Aurora, CO with him", "Aurora, CO", "Aurora, CO"),
        ("he found me in Reno and now we're staying near Boise. help", "Boise City, ID", "Boise"),
        ("she is in Tampa. I am in the Bronx", "Bronx County, NY", "the Bronx"),
        ("tengo miedo de llamar a la policía. Vivo en Los Ángeles", "Los Angeles, CA", "Los Ángeles"),
        ("miedo a la policia en houston", "Houston, TX", "houston"),
        ("Yo vivo en Corona, Queens, soy de Cañar", "Queens County, NY", "Queens"),
        ("la cita en la clínica de la Alameda, El Paso. ¿Aceptan CHIP?", "El Paso, TX", "El Paso"),
        ("I work at a bank in Lusk, my nephew moved up from Denver", "Lusk, WY", "Lusk"),
        ("He moved here from Atlanta. They hurt him in Boise", "Boise City, ID", "Boise"),
        ("huntsville ala", "Huntsville, AL", "huntsville ala"),
        ("Charleston W. Va.", "Charleston, WV", "Charleston W. Va"),
        ("I drive near the Boston Mountains, my ex is in Tulsa", "Tulsa, OK", "Tulsa"),
        ("we stay in Boston near a river", "Boston, MA", "Boston"),
    ],
)
def test_the_place_of_a_sentence_and_its_words(sentence, label, words):
    place, matched = find_place(sentence)

    assert (place.label, matched) == (label, words)


@pytest.mark.parametrize(
    "sentence",
    [
        "",
        "I hope to find help",
        "I drive route 9 up around the Boston Mountains",
        "he waits for me near Houston Street",
        "I need a mobile phone and orange juice",
        "reading in the normal police station",
        "in need of justice",
        "I am from Honduras",
        "my nephew moved up from Denver in the spring",
        "venimos de San Luis Potosí con visa",
        "he wants to take my son to Mexico",
        "no car = no work, rent is due",
        "estoy en peligro",
        "i am in love with him but scared",
        "call me at 512-555-0123",
        "lost 25000 dollars",
        "my name is Paris",
        "my friend Virginia hit me",
        "the man who hurt my son is in ICE custody, tell me when he gets out",
        "report a crime",
        "tell me or call me",
        "violencia en la casa de mi esposo",
        "hi, ok, me pegaron",
        "someone to talk to in Spanish",
        "a mass shooting",
        "le tengo miedo a la migra",
        "A la escuela no quiero ir",
    ],
)
def test_common_words_are_never_a_place(sentence):
    assert find_place(sentence) is None


@given(st.text(max_size=300))
def test_the_words_found_stand_in_the_text(text):
    found = find_place(text)

    assert found is None or found[1] in text
