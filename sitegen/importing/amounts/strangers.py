"""Bodies of no register that tell a number: `according to the Deskwell Foundation`, `the Deskwell Foundation said`.

They are known by the last word of the name, which says what sort of organisation it is.
"""

from __future__ import annotations

import re
from functools import lru_cache

from sitegen.importing.english import SAYING

_SORT = (
    r"(?:Foundation|University|Institute|Union|Association|Society|Trust|Federation|Council|Commission|Committee|"
    r"Centre|College|Agency|Authority|Ombudsman|Office|Bureau|Observatory|Forum|Alliance|Confederation|Congress|Fund)"
)
_NAME = rf"(?:[A-Z][\w'&-]* (?:(?:of|for|and|the|on) )*){{1,5}}?{_SORT}(?: (?:of|for|on) [A-Z]\w+(?: [A-Z]\w+){{0,3}})?"
_MADE = r"(?:[Rr]eport|[Ss]urvey|[Ss]tudy|[Rr]esearch|[Aa]nalysis|[Ff]igures|[Dd]ata|[Pp]oll|[Rr]eview)"
_TELLS = re.compile(
    rf"(?:\b[Aa]ccording to (?:the )?|\b{_MADE} (?:by|from) (?:the )?)(?P<source>{_NAME})"
    rf"|(?:^|[,;] |\b(?:and|but|while|that) )(?:[Tt]he )?(?P<teller>{_NAME})(?:,[^,.]{{2,60}},)?"
    rf"(?:'s (?:\w+ )?(?:figures|survey|report|research|data) (?:show|shows|showed|suggests?)| (?:{SAYING}))\b"
)


@lru_cache(maxsize=256)  # Each figure of a sentence asks whose it is.
def stranger_in(sentence: str) -> str:
    """The name of a body that tells what a sentence tells; empty where it is none, or where two do."""
    names = {m["source"] or m["teller"] for m in _TELLS.finditer(sentence)}
    return re.sub(r"^The ", "", names.pop()) if len(names) == 1 else ""
