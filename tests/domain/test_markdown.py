"""Markdown to HTML and to plain text: nothing dangerous passes, nothing hangs, nothing readable is lost."""

import re
from contextlib import suppress
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import bleach
import nh3
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from portal.domain import markdown
from portal.domain.markdown import MAX_LENGTH, MarkdownTooComplex, clean, plain, render

CONTENT = Path(__file__).parents[2] / "content"

# Written out here once more, so that a slip in the module's own list does not pass unseen.
ALLOWED = {
    **{tag: set() for tag in ("p", "br", "em", "strong", "ul", "ol", "li", "blockquote", "h3", "h4", "h5", "h6")},
    **{tag: set() for tag in ("table", "caption", "thead", "tbody", "tfoot", "tr", "code", "pre", "hr", "sup", "sub")},
    "a": {"href", "title", "lang", "rel"},
    "abbr": {"title"},
    "img": {"src", "alt"},
    "th": {"scope"},
    "td": {"scope"},
}
REL = "nofollow noopener noreferrer"


class _Page(HTMLParser):
    """What a browser would find in a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self.other: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag; block tags part words."""
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        self.words.append("" if tag in {"a", "em", "strong", "code", "sup", "sub", "abbr"} else "\n")

    def handle_data(self, data: str) -> None:
        """Note a text."""
        self.words.append(data)

    def handle_comment(self, data: str) -> None:
        """Note a comment, which should not be."""
        self.other.append(data)

    handle_decl = handle_pi = unknown_decl = handle_comment

    @property
    def text(self) -> str:
        """The words, as plain() spaces them."""
        return " ".join("".join(self.words).split())


def _assert_harmless(html: str) -> None:
    page = _Page(html)
    assert page.other == []
    for tag, attributes in page.tags:
        assert tag in ALLOWED, (tag, html)
        assert set(attributes) <= ALLOWED[tag], (tag, attributes, html)
        if "href" in attributes:
            _assert_harmless_address(attributes)
        if tag == "img":
            assert re.fullmatch(r"/files/[\w.~/%-]+", attributes["src"]), html
            assert ".." not in unquote(attributes["src"]), html
            assert attributes["alt"].strip(), html
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", html)


def _assert_harmless_address(attributes: dict[str, str]) -> None:
    # A browser drops tabs and line ends, and blanks at both ends, before it reads an address.
    address = re.sub(r"[\t\r\n]", "", attributes["href"]).strip("".join(map(chr, range(33))))
    scheme = re.match(r"([a-z][a-z0-9+.-]*):", address, re.IGNORECASE)
    assert not scheme or scheme[1].lower() in {"http", "https", "mailto"}, address
    assert not re.match(r"[/\\]{2}", address), address
    if scheme and scheme[1].lower() != "mailto":
        assert attributes.get("rel") == REL, address


ATTACKS = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//elsewhere.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<img src=x onerror=alert(1)>",
    "<img src='/files/a.png' alt=x onload=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<object data=x.swf></object><embed src=x>",
    "<style>body{display:none}</style>",
    "<link rel=stylesheet href=//elsewhere.example>",
    "<base href=//elsewhere.example>",
    "<meta http-equiv=refresh content='0;url=//elsewhere.example'>",
    "<form action=//elsewhere.example><input name=password></form>",
    "<p onclick=alert(1)>text</p>",
    "<div style='position:fixed;inset:0'>\n\ntext\n\n</div>",
    "<a href='javascript:alert(1)'>x</a>",
    "<details open ontoggle=alert(1)>",
    "<!-- comment --><b>x</b>",
    "<!--><script>alert(1)</script>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php echo 1 ?>",
    "<!DOCTYPE html [<!ENTITY x 'y'>]>",
    "</p><script>alert(1)</script><p>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x]( javascript:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](<java\nscript:alert(1)>)",
    "[x](java\x00script:alert(1))",
    "[x](\x01javascript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](&#x6A;avascript&colon;alert(1))",
    "[x](&#0000106avascript:alert(1))",
    "[x](&amp;#106;avascript:alert(1))",
    "[x](javascript&#58;alert(1))",
    "[x](java&Tab;script&NewLine;:alert(1))",
    "[x](java\\script:alert(1))",
    "[x](javascript\\:alert(1))",
    "[x](javascript://%0aalert(1))",
    "[x](vbscript:msgbox(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](file:///etc/passwd)",
    "[x](blob:https://a.example/1)",
    "[x](//elsewhere.example)",
    "[x](/\\elsewhere.example)",
    "[x](/\t/elsewhere.example)",
    "[x](</\n/elsewhere.example>)",
    "[x](\\\\elsewhere.example)",
    "[x](https:elsewhere.example)",
    "[x](https:/\\elsewhere.example)",
    "[x](https://iom.int@elsewhere.example)",
    "[x](https://iom.int\\@elsewhere.example)",
    "[x][y]\n\n[y]: javascript:alert(1)",
    "[x]\n\n[x]: <javascript:alert(1)> 'title'",
    '[x](/ "t" onmouseover=alert(1) ")',
    "[x](/ 't\" onmouseover=\"alert(1)')",
    '[x](/"onmouseover=alert(1)//)',
    "<javascript:alert(1)>",
    "<javascript://%0aalert(1)>",
    "<javascript:alert(1)@x>",
    "<data://text/html,x>",
    "![x](javascript:alert(1))",
    "![x](https://elsewhere.example/pixel.png)",
    "![x](//elsewhere.example/pixel.png)",
    "![x](data:image/svg+xml;base64,AAAA)",
    "![x](/files/../user/sign-out)",
    "![x](/files/%2e%2e/user/sign-out)",
    "![x](/user/sign-out)",
    "![](/files/a.png)",
    "![ ](/files/a.png)",
    '![x" onerror=alert(1) y="](/files/a.png)',
    '![x](/files/a.png" onerror="alert(1))',
    "`<script>alert(1)</script>`",
    "    <script>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "&amp;lt;script&amp;gt;",
    "text\u202etxet\u202c and &#x202E;more &#8238;again",
    "\u2066hidden\u2069",
    "\x02wzxhzdk:0\x03 \x02klzzwxh:0001\x03 \x02amp\x03#60;b",
    "nul\x00byte &#0; &#x1b;[31m",
    "lone \ud800 surrogate \udfff",
    "| <script> |\n| --- |\n| <img src=x onerror=alert(1)> |",
    "# <img src=x onerror=alert(1)>",
    "> <script>alert(1)</script>",
    "- <script>alert(1)</script>",
    "text {: onclick=alert(1) }",
    "# heading {#id onclick=alert(1)}",
    "[x](/){: onclick=alert(1)}",
    '<a@b.example?subject="onclick=alert(1)>',
    "*<b*>*</b*>",
    "[a](<b)c](d>)",
    "[![x](javascript:alert(1))](javascript:alert(1))",
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_attack_runs_in_a_readers_browser(attack: str) -> None:
    """A posted text must not act in the name of the moderator who opens it."""
    for text in (attack, f"Before {attack} after", f"> - {attack}", f"a | b\n--- | ---\n{attack} | c"):
        html = render(text)
        _assert_harmless(html)
        assert clean(html) == html


RAW_HTML = [
    *(attack for attack in ATTACKS if attack.startswith("<")),
    "<a href='javascript:alert(1)'>x</a>",
    "<a href='&#106;avascript&colon;alert(1)'>x</a>",
    "<a href='java&#9;script:alert(1)'>x</a>",
    "<a href='data:text/html,x'>x</a>",
    "<a href='ftp://elsewhere.example'>x</a>",
    "<a href='//elsewhere.example'>x</a>",
    "<a href='/&#92;elsewhere.example'>x</a>",
    "<a href='/&#9;/elsewhere.example'>x</a>",
    "<a href='/' rel=opener target=_blank ping=//elsewhere.example>x</a>",
    "<th scope=&#x202e;col onclick=alert(1) style='color:red'>x</th>",
    "<h1 id=x class=y>x</h1>",
    "<p>x<!-- y --></p>",
]


@pytest.mark.parametrize("missing", ["bleach", "nh3"])
@pytest.mark.parametrize("attack", RAW_HTML)
def test_each_cleaner_alone_stops_raw_html(attack: str, missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """If the renderer and one of the cleaners had a hole on the same day, the other cleaner would still hold."""
    monkeypatch.setattr(getattr(markdown, missing), "clean", lambda html, **_: html)
    _assert_harmless(re.sub(r"<img(?![^>]*src=)[^>]*>", "", clean(attack)))


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ("<b>bold</b>", "<p>&lt;b&gt;bold&lt;/b&gt;</p>"),
        ("a <!-- b --> c", "<p>a &lt;!-- b --&gt; c</p>"),
        ("<div>\n*a*\n</div>", "<p>&lt;div&gt;\n<em>a</em>\n&lt;/div&gt;</p>"),
        ("<style>b</style>", "<p>&lt;style&gt;b&lt;/style&gt;</p>"),
        ("x < 3 & y > 4", "<p>x &lt; 3 &amp; y &gt; 4</p>"),
    ],
)
def test_raw_html_is_shown_as_typed(typed: str, html: str) -> None:
    """Words that stand between angle brackets must not vanish from a note."""
    assert render(typed) == html


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ("One.\n\nTwo\nthree.", "<p>One.</p>\n<p>Two\nthree.</p>"),
        ("*a* __b__ `c`", "<p><em>a</em> <strong>b</strong> <code>c</code></p>"),
        ("one  \ntwo", "<p>one<br>\ntwo</p>"),
        ("# A\n\n## B", "<h3>A</h3>\n<h3>B</h3>"),
        ("### C\n\n#### D\n\n###### E", "<h3>C</h3>\n<h4>D</h4>\n<h6>E</h6>"),
        ("Title\n=====", "<h3>Title</h3>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>"),
        ("> a", "<blockquote>\n<p>a</p>\n</blockquote>"),
        ("a\n\n---\n\nb", "<p>a</p>\n<hr>\n<p>b</p>"),
        ("[a](/records/x)", '<p><a href="/records/x">a</a></p>'),
        ("[a](/x\\_y)", '<p><a href="/x_y">a</a></p>'),
        ("[a](#steps)", '<p><a href="#steps">a</a></p>'),
        ("[a](https://iom.int/x?y=1&z=2)", f'<p><a href="https://iom.int/x?y=1&amp;z=2" rel="{REL}">a</a></p>'),
        ("<https://iom.int>", f'<p><a href="https://iom.int" rel="{REL}">https://iom.int</a></p>'),
        ("<office@iom.int>", '<p><a href="mailto:office@iom.int">office@iom.int</a></p>'),
        ("[a](mailto:office@iom.int)", '<p><a href="mailto:office@iom.int">a</a></p>'),
        ('[a](/x "Title")', '<p><a href="/x" title="Title">a</a></p>'),
        ("[a](javascript:x)", "<p>a</p>"),
        ("![A map](/files/12/map.png)", '<p><img alt="A map" src="/files/12/map.png"></p>'),
        ("![A map](https://iom.int/map.png)", "<p>A map</p>"),
        ("snake_case_word", "<p>snake_case_word</p>"),
        ("\u17a2\u17d2\u1793\u1780\u200b\u1793\u17b7\u1784", "<p>\u17a2\u17d2\u1793\u1780\u200b\u1793\u17b7\u1784</p>"),
        ("", ""),
        (" \n\t\n ", ""),
        ("a\r\n\r\nb\rc", "<p>a</p>\n<p>b\nc</p>"),
    ],
)
def test_authors_get_the_layout_they_typed(typed: str, html: str) -> None:
    """Lists, links, headings and the like must reach the reader."""
    assert render(typed) == html


def test_table_headers_say_what_they_head() -> None:
    """A screen reader reads a cell together with its column's name."""
    html = render("| Country | Returns |\n| --- | ---: |\n| Gambia | 12 |")
    assert '<th scope="col">Country</th>\n<th scope="col">Returns</th>' in html
    assert "<td>Gambia</td>\n<td>12</td>" in html


BOMBS = {
    "brackets": "[" * 3000,
    "open brackets": "[a " * 3000,
    "images": "![" * 5000,
    "closed and open": "[a](" * 20_000,
    "references": "[a][" * 20_000,
    "nested links": "[" * 5000 + "a" + "](b)" * 5000,
    "parentheses": "[a](" + "(" * 50_000,
    "stars": "*a" * 50_000,
    "mixed emphasis": "*a **b _c __d " * 7_000,
    "backticks": "`a" * 50_000,
    "growing backticks": " ".join("`" * n for n in range(1, 180)) * 5,
    "backslashes": "\\" * 100_000,
    "quotes": ">" * 50_000 + "a",
    "spaced quotes": "> " * 50_000 + "a",
    "deep list": "".join("    " * n + "- a\n" for n in range(40)),
    "list on one line": "- " * 50_000 + "a",
    "numbers on one line": "1. " * 30_000 + "a",
    "quotes in lists": "> - " * 25_000 + "a",
    "quotes growing": "".join(">" * n + "\n" for n in range(400)),
    "hashes": "#" * 50_000 + "x",
    "hashes again": "# " + ("#" * 199 + "x") * 400,
    "underlined": "a\n=\n" * 25_000,
    "list": "- a\n" * 25_000,
    "loose list": "- a\n\n" * 20_000,
    "paragraphs": "*a*\n\n" * 20_000,
    "wide table": "|a" * 12_000 + "|\n" + "|-" * 12_000 + "|\n" + "|a\n" * 10_000,
    "long table": "|a|b|\n|-|-|\n" + "|a|b|\n" * 15_000,
    "spaces": "a" + " " * 90_000 + "*b*",
    "tabs": "*a" + "\t" * 50_000 + "b*",
    "angles": "<" * 100_000,
    "comments": "<!--" * 25_000,
    "tags": "<a b='" * 16_000,
    "processing": "<![CDATA[" * 11_000,
    "addresses": "<a@b.c>" * 14_000,
    "entities": "&#" * 50_000 + "&amp;" * 1,
    "definitions": "[a]: b\n" * 14_000,
    "underscores": "a" + "_" * 99_000 + "a",
    "rules": "- - " * 20_000 + "x",
}


@pytest.mark.parametrize("name", BOMBS)
def test_no_text_keeps_the_portal_busy(name: str) -> None:
    """One posted text must not stop the portal for everybody: it is rendered or refused, without a crash."""
    plain(BOMBS[name])
    with suppress(MarkdownTooComplex):
        _assert_harmless(render(BOMBS[name][:MAX_LENGTH]))


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("brackets", "200 times"),
        ("open brackets", "Put empty lines"),
        ("images", "Put empty lines"),
        ("stars", "Put empty lines"),
        ("underlined", "Put empty lines"),
        ("loose list", "Put empty lines"),
        ("deep list", "at most 20 levels"),
        ("list on one line", "at most 20 levels"),
        ("wide table", "5,000 cells"),
        ("quotes", "200 times"),
        ("hashes", "200 times"),
        ("backslashes", "200 times"),
        ("spaces", "200 times"),
    ],
)
def test_tangled_texts_are_refused_with_a_reason(name: str, reason: str) -> None:
    """The author must learn what to change."""
    with pytest.raises(MarkdownTooComplex, match=reason):
        render(BOMBS[name][:MAX_LENGTH])


@pytest.mark.parametrize("level", ["> ", "- ", "1. ", "> - "])
def test_nesting_is_limited_before_the_renderer_sees_it(level: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The renderer needs seconds to find out that a list is nested too deep."""
    marks = (level * 20)[: 20 * 2 if level != "1. " else 60]
    assert "a" in render(marks + "a")
    monkeypatch.delattr(markdown, "_convert")
    with pytest.raises(MarkdownTooComplex, match="at most 20 levels"):
        render(level + marks + "a")


def test_too_long_a_text_is_refused_with_a_reason() -> None:
    """A text of any length would fill the page and the index."""
    with pytest.raises(MarkdownTooComplex, match="100,000 characters"):
        render("a" * (MAX_LENGTH + 1))
    assert render("a" * MAX_LENGTH)


def test_a_recursion_error_of_the_renderer_is_a_plain_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the checks let through must still not end in a server error."""

    def too_deep(*_: object) -> str:
        raise RecursionError

    monkeypatch.setattr(markdown.Markdown, "convert", too_deep)
    with pytest.raises(MarkdownTooComplex, match="levels"):
        render("*a*")


def test_one_text_leaves_nothing_behind_for_the_next() -> None:
    """A link that one author defined must not appear in another author's note."""
    render("[a]\n\n[a]: https://iom.int")
    assert render("[a] *b*") == "<p>[a] <em>b</em></p>"


# fmt: off
PIECES = [
    *("[", "]", "(", ")", "![", "](", "<", ">", "&", "&#", ";", "*", "**", "_", "`", "``", "\\", '"', "'", "|", "\n", "\n\n"),
    *("  \n", "    ", "\t", "> ", "- ", "1. ", "# ", "---", "|-|-|", "[a]: ", "<!--", "-->", "</", "/>", "<a ", "<script>"),
    *("javascript:", "https://", "mailto:", "//", "/files/", "a.b", "x", "é", " ", "on=", "style=", "\x00", "\x02", "\x03"),
    *("\u202e", "\ud800", "\xa0", "\u200b", "&#x202e;", "&#106;", "&colon;", "&lt;", "&amp;", "\ufffe", "wzxhzdk:0", "{: "),
    *("<p>", "<img ", "<table>", "<svg>", "<math>", "<style>", "<title>", "<br>", "<b>", "@", ":", "#", "?", "/", "+", "="),
]
# fmt: on
TANGLES = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=3)), max_size=40).map("".join)


@given(TANGLES)
@settings(max_examples=600, deadline=None)
@example("[a](b&amp;colon;c)")
@example("[a](https://x.y:99999/)")
def test_whatever_is_typed_the_page_stays_harmless_and_stable(text: str) -> None:
    """Readers' browsers must find only what the allow-list has; cleaning twice must change nothing."""
    html = render(text)
    _assert_harmless(html)
    assert clean(html) == html


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
@settings(max_examples=300, deadline=None)
def test_the_two_cleaners_agree_on_what_is_published(text: str) -> None:
    """If one cleaner had a hole, the other would show it by changing the page."""
    html = render(text)
    names = {tag: sorted(attributes) for tag, attributes in ALLOWED.items()}
    schemes = ["http", "https", "mailto"]
    assert bleach.clean(html, tags=ALLOWED.keys(), attributes=names, protocols=schemes) == html
    own = {tag: set(attributes) for tag, attributes in ALLOWED.items() if attributes}
    assert nh3.clean(html, tags=set(ALLOWED), attributes=own, url_schemes=set(schemes), link_rel=None) == html


WORDS = st.text(
    st.one_of(
        st.sampled_from("abc .,:;!?'\"()-+=#~/%$@12\u2019\xa0\u202f\xe9"),
        st.characters(categories=["L", "M", "N", "P", "S", "Zs"], exclude_characters="\\`*_{}[]<>&|"),
    ),
    min_size=1,
    max_size=12,
)
PLAIN_TEXTS = st.lists(
    st.tuples(st.sampled_from("aB7\xe9\u0e01\u1780\u4e2d"), WORDS, st.sampled_from(["\n", "\n\n", " "])).map("".join),
    max_size=8,
).map("".join)


@given(PLAIN_TEXTS)
@settings(max_examples=500, deadline=None)
@example("12) a")
@example("1986. A great year")
@example("a:\n  b")
@example("a\xa0b \u2014 c")
def test_the_fast_path_gives_what_the_slow_path_gives(text: str) -> None:
    """A plain paragraph must look the same whichever way it took."""
    assert render(text) == clean(markdown._convert(markdown.tidy(text)))


def test_plain_paragraphs_do_not_wait_for_the_renderer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Most texts are plain paragraphs; pages of them must come quickly."""
    monkeypatch.delattr(markdown, "_convert")
    assert render("In 2013, 47 countries took part: \u201cyes\u201d (so far).\nMore.\n\nThe end!").count("<p>") == 2


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("Some *words* with **weight** and `code`.", "Some words with weight and code."),
        ("# Title #\nText\n\n- one\n- two\n  more\n1. three", "Title\nText\none\ntwo more\nthree"),
        ("See [the report](https://iom.int/a_(b)) now.", "See the report now."),
        ("[![A map](/files/a.png)](https://iom.int)", "A map"),
        ("![A map](/files/a.png) of *it*", "A map of it"),
        ("<https://iom.int/x> and <office@iom.int>", "https://iom.int/x and office@iom.int"),
        ("> said\n> so", "said so"),
        ("> - said", "said"),
        ("| a | b |\n| --- | --- |\n| 1 | 2 |", "a b\n1 2"),
        ("a\n\n---\n\nb\n===", "a\nb"),
        ("[a][x]\n\n[x]: https://iom.int", "a"),
        ("snake_case and _stress_ and 3 * 4 \\* 5", "snake_case and stress and 3 * 4 * 5"),
        ("Fish &amp; chips &lt;3", "Fish & chips <3"),
        ("<b>bold</b> x <3 and y> 4, n<p and q>r", "bold x <3 and y> 4, n<p and q>r"),
        ("a\x00b \u202ec &#x202e;d", "ab c d"),
        ("[sic] (this)", "[sic] (this)"),
        ("line  \nbreak\ttab", "line break tab"),
        ("", ""),
    ],
)
def test_plain_keeps_the_words_and_drops_the_marks(typed: str, text: str) -> None:
    """The index and the snippets must hold words, not signs."""
    assert plain(typed) == text


@given(TANGLES)
@settings(max_examples=300, deadline=None)
def test_plain_never_fails(text: str) -> None:
    """A text that cannot be read must not stop the indexer."""
    result = plain(text)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\u202a-\u202e]|  |\n\n|\A\s|\s\Z", result)


def _bodies() -> list[str]:
    return [path.read_text("utf-8").split("\n---\n", 1)[1] for path in sorted(CONTENT.glob("*/*.md"))]


def test_the_starter_library_reads_the_same_on_the_page_and_in_the_index() -> None:
    """A word that readers see must be found, and a word that is found must be seen."""
    bodies = _bodies()
    assert bodies
    for body in bodies:
        html = render(body)
        _assert_harmless(html)
        assert " ".join(plain(body).split()) == _Page(html).text


def test_a_long_ordinary_text_is_not_refused() -> None:
    """The limits are for tangles, not for thorough authors."""
    unit = (
        "### A step\n\nAn ordinary paragraph with a [link](https://iom.int/a_b), *stress* and `code`. "
        + "Words follow. " * 20
    )
    items = "\n".join(f"- Item {n} with a [link](https://iom.int/{n})" for n in range(12))
    text = f"{unit}\n\n{items}\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n\n" * 80
    assert 70_000 < len(text) <= MAX_LENGTH
    assert render(text).count("<h3>") == 80
