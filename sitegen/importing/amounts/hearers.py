"""Bodies that only hear what a sentence tells: a committee that is told a number does not hold it."""

from __future__ import annotations

import re

_TO = (
    r"(?: (?:the|a|its|of|on|parliament's|Parliament's|MPs|peers|members|ministers|lawmakers|yesterday|"
    r"today|influential|Commons|Lords))* $"
)
_TOLD = re.compile(
    rf"\b(?:told|briefed|wrote to|(?:spoke|speaking|evidence|presented|submitted|reported|sent|replied|appear\w*|"
    rf"letter|statement) (?:to|before)|(?:hearing|session) (?:of|before|with)){_TO}"
)
_BY = re.compile(
    r"\b(?:heard|quizzed|asked|questioned|grilled|examined|pressed|challenged|seen|read|received|debated|scrutinised|"
    rf"interviewed|criticised|summoned)\b[^.;]*\bby{_TO}"
)
_ACCUSED = re.compile(
    r"\b(?:accus|blam|criticis|attack|condemn|urg|challeng)(?:ed|es|ing)(?: (?:the|its|their|both|UK|British))* $"
)
"""Whom somebody else has something against; what follows is told by the one who has it."""


_FAR = 300
"""Signs of a sentence before the name of a body that may still say that it hears."""


def hears(before: str) -> bool:
    """Whether a body is told, asks or is accused, by the words of its sentence before it: `was heard by the`."""
    before = before[-_FAR:]
    return any(pattern.search(before) is not None for pattern in (_ACCUSED, _TOLD, _BY))
