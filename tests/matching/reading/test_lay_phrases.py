import pytest

from matching.reading import interpret
from tests.matching.reading.using import used

# What a person says, needs of which one is among the first two, crimes of which one is used first; a dash for none used.
SAID = """
domestik vilence | crisis-intervention,safety-planning | domestic-violence
rape kit | forensic-exam | sexual-assault
he hits me | crisis-intervention,safety-planning | domestic-violence
mi esposo me pega | crisis-intervention,safety-planning | domestic-violence
orden de restricción | legal-civil | -
stalker | safety-planning,legal-civil | stalking
me acosan | safety-planning,legal-civil | stalking
someone stole my identity | identity-recovery | identity-theft
my son was shot | grief-support,compensation | gun-violence,homicide
funeral costs | compensation,financial-assistance | -
u visa | immigration-relief-information | -
place to sleep | emergency-shelter | -
kicked me out | emergency-shelter | -
he kicked me and the kids out of the house | emergency-shelter | domestic-violence
tell me when he gets out | custody-notification | -
notify me when he is released | custody-notification | -
let me know if they let him out of jail | custody-notification | -
avísenme cuando salga de la cárcel | custody-notification | -
my husband beats me and I have nowhere to go | emergency-shelter | domestic-violence
mi marido me golpea y no tengo a dónde ir | emergency-shelter | domestic-violence
my boyfriend keeps hitting me | crisis-intervention,safety-planning | domestic-violence
my wife hits me, I am a man | crisis-intervention,safety-planning | domestic-violence
I was raped last night | crisis-intervention,counseling | sexual-assault
me violaron anoche | crisis-intervention,counseling | sexual-assault
sexaul assault | crisis-intervention,counseling | sexual-assault
my stepdad touches me at night | crisis-intervention,counseling | child-sexual-abuse
tocaron a mi hija | crisis-intervention,counseling | child-sexual-abuse
I was molested as a kid and need therapy | counseling | child-sexual-abuse,sexual-assault
restraining order against my ex | legal-civil | domestic-violence
I need a protective order | legal-civil | -
how do I get custody of my kids | legal-civil | -
quiero divorciarme de mi esposo, me maltrata | legal-civil | domestic-violence
lawyer | legal-help | -
free lawyer for immigration | legal-help,legal-immigration | -
abogado de inmigración | legal-immigration | -
visa para víctimas de crimen | immigration-relief-information | -
VAWA | immigration-relief-information | -
he says he will call ICE on me | legal-immigration | -
my brother was murdered | grief-support | homicide
mataron a mi hijo | grief-support | homicide
how do I pay for my son's funeral | compensation,financial-assistance | -
ayuda para los gastos del funeral | compensation | -
who pays my hospital bills after the stabbing | compensation | assault
victim compensation | compensation | -
hit by a drunk driver | compensation,grief-support | impaired-driving
a drunk driver killed my daughter | grief-support | impaired-driving,homicide
hit and run | compensation,information-referral | vehicular-crime,violent-crime
I was robbed at gunpoint | compensation,information-referral | robbery,violent-crime
me asaltaron en la calle | compensation,information-referral | robbery,violent-crime
someone broke into my house | crime-reporting,compensation | burglary,property-crime
my car was stolen | crime-reporting,information-referral | property-crime
I got jumped outside a bar | compensation,counseling | assault
a stranger punched me in the face | compensation,counseling | assault
they attacked me because I am gay | crisis-intervention,crime-reporting,counseling | hate-crime,assault
me insultaron por ser latina | crisis-intervention,crime-reporting | hate-crime
my pimp won't let me go | crisis-intervention,case-management | sex-trafficking
I was trafficked | crisis-intervention,case-management,counseling | human-trafficking
my boss took my passport | legal-immigration,employment-help | labor-trafficking
me obligan a trabajar sin pago | crisis-intervention,case-management | labor-trafficking
boss won't pay me | employment-help | wage-theft
mi patrón no me pagó | employment-help | wage-theft
my boss touches me | employment-help | workplace-harassment
romance scam | crime-reporting,information-referral | scam
me estafaron por internet | crime-reporting,information-referral | scam
I lost my savings in a crypto scam | crime-reporting,information-referral | investment-fraud
grandma sent gift cards to a scammer | crime-reporting,information-referral | scam
caregiver is stealing from my grandmother | adult-protection | financial-exploitation,elder-abuse
my grandmother is hit by her caregiver in the nursing home | adult-protection | elder-abuse
le pegan a mi abuela en el asilo | adult-protection,legal-immigration | elder-abuse
he posted my nudes | image-removal | image-based-abuse
publicó mis fotos íntimas | image-removal | image-based-abuse
someone is blackmailing me with pictures | image-removal,crime-reporting | sextortion
take down my pictures | image-removal | -
my ex follows me everywhere | safety-planning,legal-civil | stalking,domestic-violence
he put a gps tracker on my car | safety-planning | stalking
mi ex no me deja en paz | safety-planning,legal-civil | stalking
he threatens to kill me | safety-planning | domestic-violence
I am planning to leave him, how can I be safe | safety-planning | -
someone to talk to | crisis-intervention | -
necesito hablar con alguien | crisis-intervention | -
I want to kill myself | suicide-prevention | -
ya no quiero vivir | suicide-prevention | -
support group for survivors | peer-support | -
I can't sleep, nightmares since it happened | counseling | -
terapia para mi hija | counseling | -
I am depressed | mental-health | -
food and diapers for my baby | basic-needs | -
no tengo comida para mis hijos | basic-needs | -
I need help with rent | housing | -
they are evicting me | housing | -
transitional housing | transitional-housing | -
homeless with two kids | place-to-live | -
shelter that takes dogs | emergency-shelter,pet-safety | -
I can't leave my dog behind | pet-safety | -
bus ticket to get away from him | emergency-shelter,transportation | -
need a ride to court | transportation | -
someone to go to court with me | court-accompaniment | -
que alguien me acompañe a la corte | court-accompaniment | -
write a victim impact statement | victim-impact-statement | -
I want to speak at the sentencing | victim-impact-statement | -
what happens next in the criminal case | justice-system-navigation | -
the detective won't call me back | justice-system-navigation | -
nobody told me about the hearing | victims-rights-enforcement | -
status of my case | case-information | -
where is he held | custody-status-link | -
find a detainee | custody-status-link | -
dónde lo tienen detenido | custody-status-link | -
report a crime | crime-reporting | -
quiero denunciar un delito | crime-reporting | -
report a tip about trafficking | crime-reporting | human-trafficking
complaint about a detention center | rights-complaint | -
the police beat me | rights-complaint | civil-rights-violation
I need an interpreter | language-access | -
no hablo inglés | language-access | -
hide my address from my abuser | address-confidentiality | domestic-violence
I saw a murder and I am scared to testify | witness-protection | homicide
rehab | substance-use-treatment | -
I drink too much since the attack | substance-use-treatment | -
get my property back from the police | case-management | -
I was beaten in jail | rights-complaint,crisis-intervention | detention-abuse,civil-rights-violation
they want to force me to marry | crisis-intervention,safety-planning | forced-marriage
he took my kids out of the country | legal-civil | parental-abduction
my daughter is missing | crime-reporting,crisis-intervention | missing-person
I was tortured in my country | counseling,legal-immigration | torture
raped in the army | crisis-intervention,counseling | military-sexual-trauma
school shooting | crisis-intervention,counseling | mass-violence
fired me for reporting harassment | employment-help | workplace-retaliation,stalking
I was drugged at a party | forensic-exam | sexual-assault,drug-related-harm
I think I might be pregnant from the rape | medical-care | sexual-assault
he choked me | crisis-intervention,safety-planning | domestic-violence
me amenaza con matarme | safety-planning | domestic-violence
not domestic violence | - | -
no es violencia doméstica | - | -
no shelter needed | - | -
it was not my husband who hit me | - | -
I don't need shelter, I need a lawyer | legal-help | -
my husband never hit me but he controls the money | financial-assistance | domestic-violence
no tengo dinero para pagar la renta | financial-assistance,housing | -
training for advocates | provider-training | -
meet the man who did it | restorative-justice | -
where can I get help | information-referral | -
sign me up for notices when he is deported | custody-notification | -
someone opened a credit card in my name | identity-recovery | identity-theft
hacked my facebook | crime-reporting,identity-recovery | cybercrime
stole my mail | crime-reporting,information-referral | mail-crime
kids at school bully my son | counseling,crisis-intervention | bullying
my mother beats me, I am 14 | crisis-intervention,counseling | child-abuse,family-violence
mi hijo me pega | crisis-intervention,safety-planning | family-violence
"""


def _rows():
    for line in SAID.strip().splitlines():
        text, needs, crimes = (part.strip() for part in line.split("|"))
        yield pytest.param(text, _codes(needs), _codes(crimes), id=text)


def _codes(written):
    return [] if written == "-" else written.split(",")


@pytest.mark.parametrize(("text", "needs", "crimes"), list(_rows()))
def test_what_people_say_is_read_as_these_needs_and_crimes(text, needs, crimes):
    read = interpret(text)
    assert not needs or {guess.code for guess in read.needs[:2]} & set(needs)
    assert used(read.victimizations)[:1] in [[crime] for crime in crimes] if crimes else not used(read.victimizations)
