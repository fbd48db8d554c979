"""Scripts about a crime, a case or a person who is held: what is said here, and who else answers."""

from django.utils.translation import gettext_lazy as _

from frontend.console.scripting import Script

SCRIPTS_OF_CASES = (
    Script(
        code="attestation",
        title=_("Who the caller is to the victim"),
        say=(
            _("VOICE is an office of ICE, the immigration agency."),
            _("Before it helps, you must say who you are to the victim."),
            _("Are you the victim, a family member, or do you act for the victim?"),
            _("You can say yes or no. Or you can stay anonymous."),
        ),
        steps=(
            _("Yes: the caller can ask VOICE. The caller states it there too."),
            _("No: VOICE may not be able to help. Its page says that witnesses may call too."),
            _("No, or wants to stay anonymous: go on. All other help needs no answer."),
            _("Ask one time. Do not ask for papers."),
        ),
        guides=("ice-voice",),
    ),
    Script(
        code="crime-report",
        title=_("The caller wants to report a crime"),
        say=(
            _("Is it happening now? Then call 911."),
            _("This line takes no reports."),
            _("Please call the local police first, where it happened."),
            _("There is also a tip line. HSI, a part of ICE, answers it."),
            _("Do you want the number of the tip line?"),
        ),
        steps=(
            _("Do not write down what the caller reports."),
            _("Read from the guide on local police first."),
            _("Then, if the caller wants it, read the tip line from its guide. Say that it is law enforcement."),
            _("Ask if the caller also needs help. To report is a choice."),
        ),
        guides=("emergency-911", "local-police", "report-a-crime", "hsi-tip-line"),
    ),
    Script(
        code="detainee-question",
        title=_("Where is a person held?"),
        say=(
            _("ICE has a web page that shows where it holds a person."),
            _("We do not look people up for you."),
            _("You need the A-Number and the country of birth."),
            _("Or use the full name and the country of birth."),
        ),
        steps=(
            _("Read the address of the page from the guide. It is named ODLS, and ICE runs it."),
            _("The page stays in the history of a browser. Say so."),
            _("Nothing found? The caller can ask VOICE, run by ICE."),
            _("To be told of changes there is DHS-VINE. For a jail or a state prison there is state VINE."),
        ),
        guides=("ice-odls", "ice-voice", "dhs-vine", "state-vine"),
    ),
    Script(
        code="case-status",
        title=_("News of an immigration court case"),
        say=(
            _("EOIR runs the immigration courts."),
            _("Its phone line tells you the status of a case."),
            _("A recorded voice answers. You need the A-Number."),
            _("It has nine digits. It is on the Notice to Appear."),
        ),
        steps=(
            _("Read the number from the guide. There is a TTY line too."),
            _("The A-Number is in the top right corner. Do not write it down."),
            _("No A-Number? VOICE, an office of ICE, may help."),
            _("Another court? Ask the prosecutor’s office."),
        ),
        guides=("eoir-case-information", "ice-voice"),
    ),
    Script(
        code="releasable-information",
        title=_("What VOICE may tell, and why it may say nothing"),
        say=(
            _("VOICE is an office of ICE, the immigration agency."),
            _("It speaks of people in ICE custody, or released not long ago."),
            _("It may not share what law or policy protects."),
            _("So it may say that there is no information."),
            _("That does not tell you where the person is."),
        ),
        steps=(
            _(
                "VOICE can give facts on custody that may be released. When possible, it gives more of the case history."
            ),
            _("For victims and witnesses who signed up, it can say where the person is held, through ODLS."),
            _("No information? The person may not be in ICE custody, or law or policy protects the facts."),
            _("Then the caller can call VOICE or use ODLS. Both are run by ICE."),
        ),
        guides=("ice-voice", "ice-odls", "dhs-vine"),
    ),
    Script(
        code="voice-can-and-cannot",
        title=_("What VOICE can do, and what it cannot"),
        say=(
            _("VOICE is an office of ICE, the immigration agency."),
            _("It can help you sign up for news of custody."),
            _("It can tell you where to find help near you."),
            _("It can tell you how a removal works."),
            _("It takes no tips and no reports of crime."),
            _("It helps all victims, whatever their immigration status."),
        ),
        steps=(
            _("Say who runs VOICE before you give its number."),
            _("In some cases VOICE can take a victim impact statement."),
            _("A notice of custody does not itself protect anyone. Ask about a safety plan."),
            _("We do not know its hours or its languages. Say so."),
        ),
        guides=("ice-voice", "dhs-vine", "removal-process", "victim-impact-statement", "community-relations-officer"),
    ),
)
