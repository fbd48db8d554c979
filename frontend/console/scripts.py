"""All scripts of the operator by code, in the order in which they are listed; see `frontend.console.scripting`."""

from collections.abc import Mapping
from types import MappingProxyType

from frontend.console.scripting import Script
from frontend.console.scripts_of_calls import SCRIPTS_OF_CALLS
from frontend.console.scripts_of_cases import SCRIPTS_OF_CASES

__all__ = ["SCRIPTS", "Script"]

SCRIPTS: Mapping[str, Script] = MappingProxyType(
    {script.code: script for script in (*SCRIPTS_OF_CALLS, *SCRIPTS_OF_CASES)}
)
