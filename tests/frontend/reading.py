"""A page as one line of markup, so that a test does not depend on how a template is laid out."""


def markup(answer):
    return " ".join(answer.content.decode().split())
