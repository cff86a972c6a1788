"""The words that a key may have for its value, and what each means; what people write in their place."""

from __future__ import annotations

KINDS = (
    "news",
    "feature",
    "case-study",
    "speech",
    "strategy",
    "report",
    "guidance",
    "statistics",
    "blog",
    "letter",
    "review",
    "transcript",
)

_ALL_KINDS = "; the kinds are " + ", ".join(KINDS)
KIND_SENSES = tuple(
    (word, f"write kind: {meant}{_ALL_KINDS}")
    for word, meant in {
        "interview": "feature, or kind: transcript where questions and answers are printed as they were said",
        "profile": "feature",
        "q-a": "transcript",
        "q-and-a": "transcript",
        "questions-and-answers": "transcript",
        "podcast": "transcript",
        "hearing": "transcript",
        "evidence-session": "transcript",
        "press-release": "news",
        "press-notice": "news",
        "news-story": "news",
        "news-article": "news",
        "op-ed": "blog, and nature: opinion below 'source'",
        "opinion": "blog, and nature: opinion below 'source'",
        "comment": "blog, and nature: opinion below 'source'",
        "blog-post": "blog",
        "talk": "speech",
        "job-advert": "guidance",
        "job-description": "guidance",
        "vacancy": "guidance",
        "policy": "guidance",
        "notice": "news",
        "statement": "news",
        "newsletter": "news",
        "bulletin": "news",
        "judgment": "report",
        "judgement": "report",
        "policy-paper": "report",
        "working-paper": "report",
        "lecture": "speech",
    }.items()
)
"""What people call documents, and what of it is which kind."""

NATURES = {
    "official": "A department or public body speaks for itself.",
    "parliamentary": "A paper or proceeding of Parliament or one of its committees.",
    "judicial": "A court, tribunal or public inquiry; witnesses and counsel speak for themselves.",
    "audit": "An auditor independent of the body it reports on.",
    "research": "A think tank, university or other research body.",
    "trade-press": "A title read mainly by the people it reports on.",
    "national-press": "A national newspaper or broadcaster.",
    "union": "A trade union speaks for its members.",
    "campaign": "A group that campaigns on the subject and takes a side.",
    "opinion": "One author's opinion.",
    "self-description": "Written by or for the body that it describes; its judgements are its own.",
    "staff-network": "A network of staff speaks for its members.",
}

CERTAINTIES = ("verified", "govuk-mirror", "register", "general-knowledge")
LINEAGE_TYPES = ("name-change", "merger", "demerger", "transfer")
CLAIM_STATUSES = ("stated", "disputed", "contested", "confirmed")
EVENT_KINDS = ("election", "prime-minister", "head-of-civil-service", "reform", "machinery", "other")
LEVELS = ("off", "warning", "error")
CHANGE_KINDS = ("correction", "update", "withdrawal")
