"""A page as one line of markup, so that a test does not depend on how a template is laid out; and its words."""

import re

BLOCK = re.compile(r"<(?:h1|h2|p|li|label|legend|summary|button|span)\b[^>]*>([^<]+)<")


def markup(answer):
    return " ".join(answer.content.decode().split())


def own_words(page):
    """What the page itself says in its main part, block by block: no names and numbers of listings, no languages."""
    main = re.search(r"<main.*</main>", page).group(0)
    main = re.sub(r'<nav.*?</nav>|<div class="line">.*?</div>|<article.*?</article>|<bdi.*?</bdi>', "", main)
    return [words.strip() for words in BLOCK.findall(main) if words.strip()]
