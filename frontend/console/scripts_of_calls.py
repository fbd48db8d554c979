"""Scripts for the call itself: how it starts, how one talks, and calls that ask for no help."""

from django.utils.translation import gettext_lazy as _

from frontend.console.scripting import Script

SCRIPTS_OF_CALLS = (
    Script(
        code="greeting",
        title=_("Start of a call"),
        say=(
            _("Hello. I am here to help you find help."),
            _("You do not have to give your name."),
            _("Is it safe to talk now?"),
            _("If you are in danger now, call 911."),
        ),
        steps=(
            _("Wait for the answer before you ask anything else."),
            _("Not safe to talk? Say that they can call again at any time. Do not call back."),
            _("Another language? Use the script for an interpreter."),
        ),
        guides=("emergency-911",),
    ),
    Script(
        code="safety-check",
        title=_("Is the caller safe?"),
        say=(
            _("Are you in danger now?"),
            _("You can answer only yes or no."),
            _("Is someone near you who may hurt you?"),
            _("If you are in danger, call 911. They send help."),
        ),
        steps=(
            _("Yes: 911 comes first. All else can wait."),
            _("No: go on. Ask again if you hear that something has changed."),
            _("Ask if a text or a printed page is safe before you send or print one."),
        ),
        guides=("emergency-911",),
    ),
    Script(
        code="anonymous",
        title=_("The caller wants to give no name"),
        say=(
            _("You do not have to give your name."),
            _("I do not write down who you are."),
            _("I only need to know where to look for help."),
            _("Some places may ask for your name. You can ask them why."),
        ),
        steps=(
            _("Do not ask for a name, a phone number or papers."),
            _("Ask for a town, a county or a ZIP code. A state is enough."),
            _("DHS-VINE takes no name. Signing up with VOICE may be anonymous too."),
            _("To get help from VOICE, a caller must still say who they are to the victim."),
        ),
        guides=("dhs-vine", "ice-voice"),
    ),
    Script(
        code="interpreter",
        title=_("Get an interpreter on the line"),
        say=(
            _("Which language do you speak?"),
            _("Please wait. I will get an interpreter."),
            _("I stay on the line with you."),
            _("The interpreter will say all that you and I say."),
        ),
        steps=(
            _("Ask for the language. If you are not sure, ask for the country too."),
            _("Keep the line open. While you wait, say from time to time that you are there."),
            _("Speak to the caller, not to the interpreter: “Where are you?”, not “Ask where she is.”"),
            _("Use short sentences. Stop after each one."),
            _("Do not ask a child or someone else near the caller to interpret."),
        ),
    ),
    Script(
        code="relay-call",
        title=_("A relay call"),
        say=(
            _("Hello. I am ready for your relay call."),
            _("Take your time. I will wait for you."),
            _("What do you need today? Go ahead."),
        ),
        steps=(
            _("Do not hang up. It may be silent for a long time while someone types."),
            _("Speak to the caller, not to the relay operator. Say “you”."),
            _("Speak slowly, in short parts. Pause after each one."),
            _("At the end of your turn say “go ahead”. On a TTY it is typed as GA."),
            _("SK means that the call is ending. Ask if there is something else before you say it."),
            _("All that you say is passed on, also what you say to others in the room."),
        ),
        guides=("calling-by-relay",),
    ),
    Script(
        code="silent-call",
        title=_("Nobody speaks"),
        say=(
            _("I am here. Take your time."),
            _("If you cannot talk, press any key."),
            _("Or say only yes or no."),
            _("Do you want me to stay on the line?"),
            _("If you are in danger, call 911."),
            _("There are also lines that you can text."),
        ),
        steps=(
            _("Stay on the line for two minutes. Say from time to time that you are there."),
            _("Do not say what this line is for. Someone else may hear you."),
            _("Ask only what can be answered by yes, no or a key."),
            _("The directory has lines to text. Read one number slowly, two times."),
            _("After two minutes say that they can call again. Then end the call."),
        ),
        guides=("emergency-911",),
    ),
    Script(
        code="wrong-number",
        title=_("A wrong number"),
        say=(
            _("I think you have a wrong number."),
            _("That is no problem."),
            _("Please look at the number once more."),
        ),
        steps=(
            _("Do not say what this line is. Someone may call back a number they found on a phone."),
            _("Say nothing of any other call."),
            _("If the caller needs help after all, go on as with any call."),
        ),
    ),
    Script(
        code="commentary",
        title=_("The caller wants to give an opinion"),
        say=(
            _("Thank you for telling me."),
            _("This line is for people who need help."),
            _("I cannot take comments here."),
            _("If you need help one day, please call again. Goodbye."),
        ),
        steps=(
            _("Do not argue. Do not agree."),
            _("Ask once if the caller needs help. If yes, go on with that."),
            _("Say it once more if you must. Then end the call kindly."),
        ),
    ),
    Script(
        code="media",
        title=_("The press calls"),
        say=(
            _("Thank you for calling."),
            _("This line is for people who need help."),
            _("It has no press line."),
            _("An agency has a press page of its own."),
        ),
        steps=(
            _("Say who runs the press page. Then read its address from the guide."),
            _("Say nothing of callers, of cases or of your work."),
            _("Was the caller hurt by a crime? Then go on as with any call."),
        ),
        guides=("press-office",),
    ),
)
