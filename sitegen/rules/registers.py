"""Rules about the registers: each agrees with itself and with the others; and about settings and the look."""

from __future__ import annotations

from sitegen.rules.record import Rule

_SITE = "=== site.yaml\ntitle: A digest\nbase_url: https://example.org/\n"
_ALSO = _SITE + "also_check: [unused-term]\n"

RULES = {
    "lineage": Rule(
        "the departments register contradicts itself",
        "Pages of bodies tell what became of them. A renamed or merged body has one successor, a split two or more; it "
        "ended when it became something else; names do not overlap.",
        bad="=== registers/departments.yaml\ndepartments:\n- id: dh\n  names: [{name: Health}]\n  end: {date: 2018}\n"
        "  lineage:\n  - {type: name-change, date: 2018, to: [dhsc, nhs]}  ←\n"
        "- {id: dhsc, names: [{name: Health and Care}]}\n- {id: nhs, names: [{name: Health Service}]}",
        good="=== registers/departments.yaml\ndepartments:\n- id: dh\n  names: [{name: Health}]\n  end: {date: 2018}\n"
        "  lineage:\n  - {type: name-change, date: 2018, to: [dhsc]}\n- {id: dhsc, names: [{name: Health and Care}]}",
    ),
    "glossary-term": Rule(
        "a term of the glossary and what it stands for have changed places",
        "The text has the short form, which nobody would explain to readers then.",
        bad="=== registers/glossary.yaml\nglossary:\n- {term: civil service live, expansion: CSL}  ←",
        good="=== registers/glossary.yaml\nglossary:\n- {term: CSL, expansion: civil service live}",
    ),
    "no-pillow": Rule(
        "social cards are wanted, and Pillow, which draws them, is not installed",
        "Links to the site would show no picture elsewhere. Only a build needs it: `check` and the preview draw none.",
        sample_needs="a machine without Pillow",
    ),
    "register-circle": Rule(
        "broader topics, parents or replacements go round in a circle, or a topic is related to itself",
        "A topic cannot be part of itself, and what was replaced cannot take the place of something else. Nor does "
        "`related` help a reader that leads back to the same page, or to the broader topic that stands there already.",
        bad="=== registers/topics.yaml\ntopics:\n- {id: pay, label: Pay, broader: staff}  ←\n"
        "- {id: staff, label: Staff, broader: pay}",
        good="=== registers/topics.yaml\ntopics:\n- {id: pay, label: Pay, broader: staff}\n- {id: staff, label: Staff}",
    ),
    "register-date": Rule(
        "dates of a register contradict each other, or are ends of which nobody can know",
        "A body that ends before it begins, a name or post outside the life of its body, or one that ends a decade "
        "after the last entry was added or changed: one of the dates is wrong, and entries are filed by them.",
        bad="=== registers/departments.yaml\ndepartments:\n"
        "- {id: dh, names: [{name: Health}], start: {date: 2018}, end: {date: 1988}}  ←",
        good="=== registers/departments.yaml\ndepartments:\n"
        "- {id: dh, names: [{name: Health}], start: {date: 1988}, end: {date: 2018}}",
    ),
    "register-id": Rule(
        "an id of a register has other signs than a-z, 0-9 and hyphens",
        "Ids become addresses and keys of data files, which have to work everywhere.",
        bad="=== registers/topics.yaml\ntopics:\n- {id: Fair Pay, label: Fair pay}  ←",
        good="=== registers/topics.yaml\ntopics:\n- {id: fair-pay, label: Fair pay}",
    ),
    "register-reference": Rule(
        "a register names an id that is not there",
        "The link that it stands for would be missing.",
        bad="=== registers/topics.yaml\ntopics:\n- {id: pay, label: Pay, related: [pensoins]}  ←\n"
        "- {id: pensions, label: Pensions}",
        good="=== registers/topics.yaml\ntopics:\n- {id: pay, label: Pay, related: [pensions]}\n"
        "- {id: pensions, label: Pensions}",
    ),
    "synonym-clash": Rule(
        "two topics claim the same synonym, or one the label of another; or a body the acronym of another, "
        "or two publishers have one name but for capitals",
        "An editor who writes the word gets one of the two without being asked.",
        bad="=== registers/topics.yaml\ntopics:\n- {id: pay, label: Pay, synonyms: [earnings]}\n"
        "- {id: tax, label: Tax, synonyms: [Earnings]}  ←",
        good="=== registers/topics.yaml\ntopics:\n- {id: pay, label: Pay, synonyms: [earnings]}\n"
        "- {id: tax, label: Tax}",
    ),
    "template": Rule(
        "a template cannot be compiled or rendered",
        "The pages that it makes cannot be made.",
        sample_needs="a template of one's own",
    ),
    "unknown-register": Rule(
        "a file in registers/ that is no register",
        "Nothing reads it; its name has perhaps a slip.",
        bad="=== registers/topic.yaml\ntopics: []  ←",
        good="=== registers/topics.yaml\ntopics: []",
    ),
    "unused-term": Rule(
        "a topic, person or initiative of a register that no entry names",
        "It has an empty page, or none. Registers may grow ahead of the entries, so this is only looked for where a "
        "site asks for it.",
        bad=_ALSO + "=== registers/topics.yaml\ntopics:\n- {id: pay, label: Pay}  ←",
        good=_ALSO + "=== registers/topics.yaml\ntopics:\n- {id: pay, label: Pay}\n"
        "=== documents/entry.md\n---\ntitle: An entry\nyear: 2016\ntags: [pay]\n---\nText.",
        optional=True,
    ),
    "person-name": Rule(
        "a person's `name` has a title, `sort` or `printed` is not made of its words, or two people have one name",
        "People are found by their names, in links, speakers and the index from A to Z; authors are cited by `sort`. "
        "Two people of one name are told apart by a note or their offices; if they share a post, by a note on each.",
        bad="=== registers/people.yaml\npeople:\n- {id: jo-smith, name: Jo Smith, sort: 'Smyth, Jo'}  ←",
        good="=== registers/people.yaml\npeople:\n- {id: jo-smith, name: Jo Smith, sort: 'Smith, Jo'}",
    ),
}
