"""Snippets: the passage that shows why a text was found, safe to print."""

from portal.search.snippets import snippet

NEEDLES = frozenset({("famili",), ("trace",), ("unaccompani", "children")})


def test_found_words_are_marked_as_they_stand() -> None:
    assert snippet(["They trace the Families."], "en", NEEDLES) == "They <mark>trace</mark> the <mark>Families</mark>."


def test_a_run_is_marked_as_one() -> None:
    assert "<mark>unaccompanied children</mark>" in snippet(["Care for unaccompanied children."], "en", NEEDLES)


def test_nothing_found_gives_nothing() -> None:
    assert snippet(["Savings groups."], "en", NEEDLES) == ""


def test_what_looks_like_html_stays_text() -> None:
    found = snippet(["<script>alert('family')</script> & <b>trace</b>"], "en", NEEDLES)
    assert "<script>" not in found
    assert "<b>" not in found
    assert "&lt;script&gt;alert(&#x27;<mark>family</mark>&#x27;)" in found


def test_the_best_passage_of_a_long_text_is_shown() -> None:
    text = "family " + "filler " * 300 + "They trace a family of unaccompanied children here. " + "filler " * 300
    found = snippet([text], "en", NEEDLES)
    assert "<mark>trace</mark> a <mark>family</mark> of <mark>unaccompanied children</mark>" in found
    assert found.startswith("… ")
    assert found.endswith(" …")
    assert len(found.split()) < 60


def test_the_summary_comes_first_where_it_is_as_good() -> None:
    assert snippet(["A family in the summary.", "A family in the text."], "en", NEEDLES).endswith("summary.")


def test_thai_is_marked_inside_a_run() -> None:
    assert "<mark>" in snippet(["ผู้เสียหายจากการค้ามนุษย์กลับบ้าน"], "th", frozenset({("ค้า",)}))


def test_a_passage_begins_and_ends_with_whole_words() -> None:
    """Else a result reads "… . It also" or ends in "No two children ar …"."""
    text = "Officials wait. " * 40 + "They trace a family. " + "Officials wait patiently. " * 40
    found = snippet([text], "en", NEEDLES)
    assert found.startswith("… ")
    assert found[2].isalnum()
    assert found.removesuffix(" …").rsplit(maxsplit=1)[-1].rstrip(".") in {"Officials", "wait", "patiently"}
