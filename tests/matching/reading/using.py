"""What of a reading is used for the ranking; the rest of it is only echoed."""

from matching.resolving import SURE_ENOUGH


def used(guesses):
    return [guess.code for guess in guesses if guess.score >= SURE_ENOUGH]
