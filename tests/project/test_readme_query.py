import re

from graphql import build_schema, parse, print_ast, validate

from frontend.management.commands.demo import EXAMPLE_QUERY, greeting
from tests.project.paths import ROOT


def readme_query() -> str:
    return re.search(r"```graphql\n(.*?)```", (ROOT / "README.md").read_text(), re.DOTALL).group(1)


def test_the_query_of_the_readme_is_the_one_the_demo_prints():
    assert print_ast(parse(readme_query())) == print_ast(parse(EXAMPLE_QUERY))


def test_the_query_fits_the_public_schema():
    schema = build_schema((ROOT / "api" / "schema.graphql").read_text())
    assert validate(schema, parse(EXAMPLE_QUERY)) == []


def test_the_printed_curl_line_can_be_copied_as_it_is():
    line = greeting(8123).strip().splitlines()[-1]
    assert line.startswith("curl -s http://127.0.0.1:8123/graphql ")
    assert line.count("'") == 4
