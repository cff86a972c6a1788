"""Rules about files and their YAML, before anything is known of what they mean."""

from __future__ import annotations

from sitegen.rules.record import Rule

_TOPICS = "=== registers/topics.yaml\ntopics: [{id: pay, label: Pay}]\n"
_SOURCED = f"{_TOPICS}=== documents/entry.md\n---\ntitle: An entry\nyear: 2016\nsource: {{title: A report}}\n"


def _counted(name: str, keys: str) -> str:
    source = "source:\n  title: A count of jars\n  url: https://example.org/count-of-jars\n"
    return f"=== documents/{name}.md\n---\ntitle: An entry\nyear: 2016\n{keys}{source}---\nSome text.\n"


RULES = {
    "control-character": Rule(
        "an invisible control or direction character",
        "Nobody sees it, but it breaks feeds and searches; a direction character can make a line read otherwise than "
        "it is stored (Unicode TR36).",
        bad="---\ntitle: An {U+202E}entry  ←\nyear: 2016\n---\nSome text.",
        good="---\ntitle: An entry\nyear: 2016\n---\nSome text.",
    ),
    "confusable-letter": Rule(
        "a Greek or Cyrillic letter inside a word of Latin letters",
        "It looks the same and is another letter: search does not find the word, a quotation does not match, an "
        "address looks like that of somebody else (Unicode TR39). It comes with text that was copied from elsewhere.",
        bad="---\ntitle: An entry\nyear: 2016\n---\nThe p{U+0430}per says so.  ←",
        good="---\ntitle: An entry\nyear: 2016\n---\nThe paper says so.",
    ),
    "duplicate-id": Rule(
        "two files or records have the same id",
        "An id is an address: one of the two would vanish behind the other, and links could mean either.",
        bad="=== registers/people.yaml\npeople:\n- {id: jo, name: Jo Smith}\n- {id: jo, name: Jo Jones}  ←",
        good="=== registers/people.yaml\npeople:\n- {id: jo-smith, name: Jo Smith}\n- {id: jo-jones, name: Jo Jones}",
    ),
    "duplicate-key": Rule(
        "a YAML key is given twice",
        "Only one of the two values can count, and which one differs between programs.",
        bad="---\ntitle: An entry\nyear: 2016\ntitle: Another title  ←\n---\nSome text.",
        good="---\ntitle: An entry\nyear: 2016\n---\nSome text.",
    ),
    "empty-file": Rule(
        "a file is empty",
        "It was perhaps saved before it was written; a page cannot come of it.",
        bad="=== documents/entry.md\n  ←",
        good="=== documents/entry.md\n---\ntitle: An entry\nyear: 2016\n---\n",
    ),
    "entry-name": Rule(
        "the file of an entry has a name with capitals, spaces or other signs, or not the one that it had",
        "The name is the id by which others link to the entry, and its address is made of it: of two spellings one is "
        "soon wrong. Small letters, digits and hyphens are safe everywhere; `- Copy` is seldom meant to be published. "
        "A file that was renamed by hand is told by its fingerprint, if others link to the old name: give that back.",
        bad="=== documents/Report (2016) - Copy.md\n---  ←\ntitle: An entry\nyear: 2016\n---\nSome text.",
        good="=== documents/report-2016.md\n---\ntitle: An entry\nyear: 2016\n---\nSome text.",
    ),
    "misplaced-entry": Rule(
        "an entry in the folder of pages or of overview texts",
        "Its keys say that it is an entry, and there it would be published as another text, or not at all.",
        bad="=== pages/report-2016.md\n---  ←\ntitle: A report\nyear: 2016\ntags: [pay]\n---\nSome text.",
        good="=== documents/report-2016.md\n---\ntitle: A report\nyear: 2016\ntags: [pay]\n---\nSome text.",
    ),
    "file-name": Rule(
        "a file name is not UTF-8",
        "Names become addresses, and addresses are UTF-8; the name would come out differently on other machines.",
        sample_needs="a file system with such a name",
    ),
    "file-size": Rule(
        "a file is too large",
        "A text of more than two million bytes is a mistake or an attack, and would hold up every build.",
        sample_needs="a file of more than two million bytes",
    ),
    "front-matter-odd": Rule(
        "front matter opens in an odd way (blank lines above, more than three hyphens), is there twice, or has a line "
        "of hyphens in it",
        "Other programs that read the file (GitHub, editors) do not see front matter then, or only a part of it.",
        bad="-----  ←\ntitle: An entry\nyear: 2016\n---\nSome text.",
        good="---\ntitle: An entry\nyear: 2016\n---\nSome text.",
    ),
    "front-matter-open": Rule(
        "front matter is never closed",
        "Without its second line of hyphens nobody can tell where the keys end and the text begins. Word processors "
        "make a long dash of the three.",
        bad="---  ←\ntitle: An entry\nyear: 2016\n\nSome text.",
        good="---\ntitle: An entry\nyear: 2016\n---\n\nSome text.",
    ),
    "lost-dash": Rule(
        "an item of a YAML list that has perhaps lost its `- `",
        "Without it the line is the end of the item above, and two remarks or terms become one.",
        bad="---\ntitle: An entry\nyear: 2016\nsource:\n  title: A report\n  defects:\n    - The last page is gone.\n"
        "      A caption runs into the text of page 2.  ←\n---\nSome text.",
        good="---\ntitle: An entry\nyear: 2016\nsource:\n  title: A report\n  defects:\n    - The last page is gone.\n"
        "    - A caption runs into the text of page 2.\n---\nSome text.",
    ),
    "merge-conflict": Rule(
        "a mark of an unfinished merge",
        "Git leaves both versions in the file between such marks; readers would see them.",
        bad="---\ntitle: An entry\nyear: 2016\n---\n<<<<<<< HEAD  ←\nOne.\n=======\nTwo.\n>>>>>>> other",
        good="---\ntitle: An entry\nyear: 2016\n---\nTwo.",
    ),
    "no-text": Rule(
        "an entry has front matter and no text, or a heading and nothing below it",
        "Readers would get a title and nothing below it. Looked at are entries that name a source, in digests with "
        "registers, which tell of documents in their own words; and the headings of all texts.",
        bad=f"{_SOURCED}---  ←\n",
        good=f"{_SOURCED}---\nSome text.",
    ),
    "no-front-matter": Rule(
        "a file does not begin with front matter",
        "Title and date stand in front matter; without them an entry has no page and no place in a list.",
        bad="=== documents/entry.md\nSome text.  ←",
        good="=== documents/entry.md\n---\ntitle: An entry\nyear: 2016\n---\nSome text.",
    ),
    "not-a-file": Rule(
        "a symbolic link, pipe or device where a file belongs; never followed",
        "It could lead out of the site and publish what nobody meant to publish.",
        sample_needs="a symbolic link on a disk",
    ),
    "not-used": Rule(
        "a file that nothing uses",
        "It was perhaps put into the wrong folder, or its name has a slip, and its author waits for it to appear.",
        sample_needs="a listing of a disk",
    ),
    "not-utf8": Rule(
        "bytes that are not UTF-8",
        "A file of an old editor (Windows-1252, say): its quotation marks, dashes and accents would come out as "
        "other signs.",
        sample_needs="bytes that are no text",
    ),
    "wrong-encoding": Rule(
        "signs of a text that was read in the wrong encoding",
        "A program took the two or three bytes of one sign for as many signs, or wrote `?` for an apostrophe; readers "
        "see them, and no search finds the word.",
        bad="---\ntitle: An entry\nyear: 2016\n---\nThe ministerâ€™s plan cost Â£5.  ←",
        good="---\ntitle: An entry\nyear: 2016\n---\nThe minister’s plan cost £5.",
    ),
    "original-kept": Rule(
        "a text, PDF or saved page in content/sources/, where only fingerprints belong",
        "The files of a digest are kept and handed on with all that they ever held, and the original is somebody "
        "else's property. Its fingerprint proves quotations and holds no text; a copy of the text stays on the "
        "editor's machine, in .sitegen-cache/sources/.",
        sample_needs="a listing of a disk",
    ),
    "same-source": Rule(
        "two entries have one original, and neither speaks of the other",
        "A file copied for the next entry, in which the address was left, sends readers to the wrong document; a copy "
        "that was never meant to stay counts a document twice. Two entries may tell of one document: then one of them "
        "names the other under `related`, or links to it.",
        bad=_counted("other", "") + _counted("second", "").replace("of-jars", "of-jars  ←"),
        good=_counted("other", "") + _counted("second", "related: [other]\n"),
    ),
    "yaml-alias": Rule(
        "an anchor or alias in YAML",
        "A value that begins with & or * is a reference for YAML, hardly ever what was meant, and references can be "
        "nested until memory is full.",
        bad="---\ntitle: *entry  ←\nyear: 2016\n---\nSome text.",
        good='---\ntitle: "*entry"\nyear: 2016\n---\nSome text.',
    ),
    "yaml-depth": Rule(
        "YAML nested too deeply",
        "No key of a digest needs more than eight levels; brackets were perhaps never closed.",
        bad="---\ntitle: An entry\nyear: 2016\ntags: [[[[[[[[[[a]]]]]]]]]]  ←\n---\nSome text.",
        good="---\ntitle: An entry\nyear: 2016\ntags: [a]\n---\nSome text.",
    ),
    "yaml-size": Rule(
        "too much YAML",
        "Front matter of more than 64,000 characters is a text that slipped above the line '---'.",
        sample_needs="64,000 characters",
    ),
    "yaml-syntax": Rule(
        "YAML that cannot be read",
        "One wrong sign and none of the keys can be read; the message tells the usual causes: a colon in a value "
        "without quotation marks, a quotation mark never closed, a line that is not indented like its neighbours.",
        bad="---\ntitle: Reform: a new start  ←\nyear: 2016\n---\nSome text.",
        good='---\ntitle: "Reform: a new start"\nyear: 2016\n---\nSome text.',
    ),
    "yaml-remark": Rule(
        "a # right behind a word begins no remark in YAML, and one behind a space does, as in `prize #1`",
        "What was meant for editors becomes part of the value, and readers see it; or the end of a value is lost.",
        bad="---\ntitle: An entry\nyear: 2016\nkind: report\nsummary: All is told# as printed  ←\n---\nSome text.",
        good="---\ntitle: An entry\nyear: 2016\nkind: report\nsummary: All is told # as printed\n---\nSome text.",
    ),
    "yaml-tab": Rule(
        "a tab in YAML, or a space of another kind before a key",
        "YAML forbids tabs as indentation, and programs differ on the others; a tab and spaces look the same. "
        "A space that is not plain means nothing to it, and becomes a part of the key.",
        bad="---\ntitle: An entry\nyear: 2016\nsource:\n{U+0009}title: A report  ←\n---\nSome text.",
        good="---\ntitle: An entry\nyear: 2016\nsource:\n  title: A report\n---\nSome text.",
    ),
    "yaml-tag": Rule(
        "a tag in YAML",
        "A value that begins with ! asks YAML to make something else of it than a text.",
        bad="---\ntitle: !important An entry  ←\nyear: 2016\n---\nSome text.",
        good='---\ntitle: "!important An entry"\nyear: 2016\n---\nSome text.',
    ),
}
