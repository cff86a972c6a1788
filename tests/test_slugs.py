from __future__ import annotations

import unicodedata

import helpers  # noqa: F401  (its settings)
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from sitegen.slugs import MAX_BYTES, folded, slugify


@pytest.mark.parametrize(
    ("label", "slug"),
    [
        ("Diversity & Inclusion", "diversity-inclusion"),
        ("  Café – Über  ", "cafe-uber"),
        ("Straße", "strasse"),
        ("ＦＵＬＬ", "full"),
        ("日本語 タグ", "日本語-タグ"),
        ("हिन्दी", "हिन्दी"),
        ("Ελληνικά", "ελληνικα"),
        ("../../etc/passwd", "etc-passwd"),
        ("a.b", "a-b"),
        ("x²", "x2"),
        ("--a--", "a"),
    ],
)
def test_slugs(label: str, slug: str) -> None:
    assert slugify(label) == slug


def test_labels_without_letters_keep_apart() -> None:
    made = [slugify(label) for label in ("!", "?", "", "…", "🙂")]
    assert len(set(made)) == 5
    assert all(slug.startswith("term-") for slug in made)


def test_long_labels_are_cut_and_keep_apart() -> None:
    one, other = slugify("wort " * 60 + "a"), slugify("wort " * 60 + "b")
    assert one != other
    assert len(one.encode()) <= MAX_BYTES


@given(st.text())
@example("é" * 200)
@example("\ud800")
def test_a_slug_is_a_safe_name(label: str) -> None:
    slug = slugify(label)
    assert slug
    assert len(slug.encode()) <= MAX_BYTES
    assert not [c for c in slug if c.isspace() or c in "/.\\:?#%&'\"<>" or not c.isprintable()]
    assert not slug.startswith("-")
    assert not slug.endswith("-")


@given(st.text())
@example("é" * 200)
def test_a_slug_is_its_own_slug(label: str) -> None:
    assert slugify(slugify(label)) == slugify(label)


@given(st.text())
@example("é" * 200)
def test_unicode_forms_make_one_slug(label: str) -> None:
    assert slugify(unicodedata.normalize("NFC", label)) == slugify(unicodedata.normalize("NFD", label))


@given(st.text(st.characters(codec="ascii") | st.sampled_from("ÄÖÜéñçøåΑΒΓδεЖЗИй日本")))
@example("A very long label " * 12)
def test_case_makes_no_difference(label: str) -> None:
    assume(any(c.isalnum() for c in label))
    assert slugify(label.upper()) == slugify(label.lower()) == slugify(label)


@given(st.text())
def test_folding_is_stable(label: str) -> None:
    assert folded(folded(label)) == folded(label)
    assert folded(f"  {label}\n") == folded(label)
