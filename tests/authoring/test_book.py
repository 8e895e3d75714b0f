"""The web book, built once: its pages, their links, and what a browser makes of them."""

import functools
import http.server
import importlib.util
import itertools
import re
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup

from authoring import editions
from authoring.book import addresses, glossary, site
from authoring.labs import Lab, all_labs
from tests.thorough import THOROUGH

pytest.importorskip("sphinx", reason="The book needs Sphinx: pip install -r requirements.txt.")
pytestmark = pytest.mark.slow

LABS = all_labs()
LAB_PAGES = {lab.student.parent.name + f"/{lab.name}.html": lab for lab in LABS}
OWN_PAGES = ["index", "glossary", "symbols", "genindex", "search", "playground", "data/index"]
MODULE_PAGES = sorted({f"{lab.student.parent.name}/index.html" for lab in LABS})
PAGES = [*LAB_PAGES, *MODULE_PAGES, *(f"{name}.html" for name in OWN_PAGES)]
# colors take axe its time, and these pages have between them what the style sheets color
COLORS = [next(iter(LAB_PAGES)), "index.html", "glossary.html", "downloads/playground.html"]
TERMS = glossary.read(glossary.SOURCE.read_text(encoding="utf-8"))
each_lab = pytest.mark.parametrize(("page", "lab"), LAB_PAGES.items(), ids=LAB_PAGES)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the book, built with warnings as errors."""
    return site.build(tmp_path_factory.mktemp("built") / "book").parent


@pytest.fixture(scope="module")
def soups(book: Path) -> dict[str, BeautifulSoup]:
    """Every page of the book, parsed."""
    return {
        path.relative_to(book).as_posix(): BeautifulSoup(path.read_bytes(), "html.parser")
        for path in book.rglob("*.html")
        if "_static" not in path.parts
    }


# ---- what is in the pages ---------------------------------------------------------------------


def test_every_page_is_there(soups: dict[str, BeautifulSoup]) -> None:
    assert sorted(soups) == sorted([*PAGES, "downloads/playground.html"])


def test_every_page_has_a_title_and_headings_in_order(soups: dict[str, BeautifulSoup]) -> None:
    for page in PAGES:
        headings = soups[page].main.find_all(re.compile(r"^h\d$"))
        on_paper = soups[page].select("#jb-print-docs-body :is(h1, h2)")
        levels = [int(tag.name[1]) for tag in headings if tag not in on_paper]
        assert levels[0] == 1, page
        assert levels.count(1) == 1, page
        deeper = [b - a for a, b in itertools.pairwise(levels)]
        assert max(deeper, default=0) <= 1, page
        assert soups[page].title.string.strip(), page
        assert soups[page].html["lang"] == "en"


def test_every_picture_says_what_it_shows(soups: dict[str, BeautifulSoup]) -> None:
    for page, soup in soups.items():
        for image in soup.find_all("img"):
            assert len(image.get("alt", "")) > 20, f"{page}: {image['src']}"
            assert "\n" not in image["alt"], page
    assert sum(len(soups[page].find_all("img")) for page in LAB_PAGES) > 8 * len(LAB_PAGES)


@each_lab
def test_a_lab_can_be_downloaded_or_launched(
    page: str, lab: Lab, book: Path, soups: dict[str, BeautifulSoup]
) -> None:
    download, binder, colab = (link["href"] for link in soups[page].select(".launch > a"))
    student = editions.to_text(editions.student_edition(lab.source.read_text(encoding="utf-8")))
    assert (book / page).parent.joinpath(download).read_text(encoding="utf-8") == student
    path = f"{lab.student.parent.name}/{lab.student.name}"
    name = urlsplit(addresses.repository()).path
    assert unquote(binder) == f"https://mybinder.org/v2/gh{name}/main?urlpath=lab/tree/{path}"
    assert colab == f"https://colab.research.google.com/github{name}/blob/main/{path}"


@each_lab
def test_answers_are_folded(page: str, lab: Lab, soups: dict[str, BeautifulSoup]) -> None:
    soup = BeautifulSoup(str(soups[page]), "html.parser")
    source = lab.source.read_text(encoding="utf-8")
    folded = soup.select("details.answer")
    assert 0 < len(folded) <= len(editions.answers(source))
    assert not soup.select("main details[open]")
    summaries = [fold.summary.get_text() for fold in soup.select("main details")]
    assert summaries.count("What happened") == source.count("# **What happened.**")
    hidden = "\n".join(fold.get_text() for fold in folded)
    for fold in soup.select("main details"):
        fold.decompose()
    shown = {line.strip() for block in soup.select("main pre") for line in block.text.splitlines()}
    lines = {line.strip() for answer in editions.answers(source) for line in answer.splitlines()}
    assert all(line in hidden for line in lines)
    assert {line for line in lines & shown if len(line) > 12 and line[-1] not in "([{"} == set()


def test_nothing_comes_from_outside(book: Path, soups: dict[str, BeautifulSoup]) -> None:
    outside = re.compile(r"^(https?:)?//")
    for page, soup in soups.items():
        loaded = soup.select("script[src], img[src], iframe[src], source[src], link[href]")
        addresses_of = [tag.get("src") or tag.get("href") for tag in loaded]
        assert [address for address in addresses_of if outside.match(address)] == [], page
    for sheet in book.rglob("*.css"):
        assert not re.search(r"(url\(|@import)\s*['\"]?(https?:)?//", sheet.read_text("utf-8")), (
            sheet
        )


def test_every_link_inside_leads_somewhere(book: Path, soups: dict[str, BeautifulSoup]) -> None:
    ids = {page: {tag["id"] for tag in soup.select("[id]")} for page, soup in soups.items()}
    for page, soup in soups.items():
        for link in soup.select("a[href]"):
            target, place = urldefrag(urljoin(f"file:///{page}", link["href"]))
            if link["href"].startswith(("http:", "https:", "javascript:")):
                continue
            path = unquote(urlsplit(target).path).lstrip("/")
            assert (book / path).is_file(), f"{page}: {link['href']}"
            if place and path in ids:
                assert unquote(place) in ids[path], f"{page}: {link['href']}"


def test_each_term_is_linked_once_from_its_first_use(soups: dict[str, BeautifulSoup]) -> None:
    links = [
        link["href"].split("#")[1]
        for page in LAB_PAGES
        for link in soups[page].select('main a[href*="glossary.html#term-"]')
    ]
    terms = [term["id"] for term in soups["glossary.html"].select("dl.glossary dt")]
    assert len(terms) == len(TERMS) > 90
    assert sorted(links) == sorted(terms)
    index = [link["href"] for link in soups["genindex.html"].select("table.genindextable a")]
    for term, entry in zip(TERMS, terms, strict=False):
        uses = [href for href in index if href.endswith(f"#{term.anchor}")]
        assert len(uses) == 1, term.name
        assert f"glossary.html#{entry}" in index
        named = soups["glossary.html"].select(f'dd a[href="{uses[0]}"]')
        assert [link.get_text() for link in named] == [f"Lab {int(uses[0].split('/')[1][:2])}"]


def test_the_symbols_of_all_labs_are_there(soups: dict[str, BeautifulSoup]) -> None:
    for page in LAB_PAGES:
        rows = soups["symbols.html"].select(f'tr:has(a[href="{page}"])')
        assert len(rows) >= 3, page


# ---- what a browser makes of them -------------------------------------------------------------


@pytest.fixture(scope="module")
def address(book: Path) -> Iterator[str]:
    """Where a small server on this computer shows the book."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: Any) -> None:
            pass

    handler = functools.partial(Quiet, directory=str(book))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


class Reader:
    """Someone who opens pages, and what went wrong meanwhile."""

    def __init__(self, window: Any) -> None:
        self.page = window.new_page()
        self.troubles: list[str] = []
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.troubles.append(f"error: {error}"))
        self.page.on(
            "requestfailed", lambda request: self.troubles.append(f"failed: {request.url}")
        )
        self.page.on("response", self._receive)

    def open(self, address: str) -> Any:
        """Load a page and wait until its formulas are set."""
        self.home = urlsplit(address)[:2]
        self.page.goto(address, wait_until="load")
        self.page.evaluate("window.MathJax?.startup?.promise?.then(() => true)")
        return self.page

    def _hear(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.troubles.append(f"{message.type}: {message.text}")

    def _receive(self, response: Any) -> None:
        scheme, place = urlsplit(response.url)[:2]
        if scheme not in ("data", "blob") and (scheme, place) != self.home:
            self.troubles.append(f"outside: {response.url}")
        if response.status >= 400:
            self.troubles.append(f"{response.status}: {response.url}")


@pytest.fixture(scope="module")
def window(browser: Any) -> Any:
    """A window for all readers: what it keeps of one page saves time on the next."""
    size = {"width": 1280, "height": 800}
    return browser.new_context(viewport=size, reduced_motion="reduce")


@pytest.fixture
def reader(window: Any) -> Iterator[Reader]:
    """A reader who leaves no page open, and whose choice of a theme is forgotten."""
    reader = Reader(window)
    yield reader
    reader.page.evaluate("localStorage.clear()")
    reader.page.close()


def faults(page: Any, contrast: bool) -> list[str]:
    """What axe-core finds that keeps people out: its serious and critical rules."""
    found = importlib.util.find_spec("axe_playwright_python")
    assert found, "axe-core is missing: pip install axe-playwright-python"
    page.add_script_tag(path=Path(str(found.origin)).with_name("axe.min.js"))
    page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
    rules = {"color-contrast": {"enabled": contrast}}
    options = {"preload": False, "resultTypes": ["violations"], "rules": rules}
    violations = page.evaluate("options => axe.run(options).then(r => r.violations)", options)
    return [
        f"{fault['id']}: {node['html'][:200]}"
        for fault in violations
        if fault["impact"] in ("serious", "critical")
        for node in fault["nodes"]
    ]


@pytest.mark.parametrize("page", [*PAGES, "downloads/playground.html"])
def test_a_page_is_quiet_open_to_all_and_fits_on_a_phone(
    page: str, address: str, reader: Reader
) -> None:
    contrast = THOROUGH or page in COLORS
    shown = reader.open(f"{address}/{page}")
    assert not shown.query_selector_all("mjx-merror, [data-mjx-error]")
    formulas = shown.query_selector_all("span.math, div.math")
    assert len(shown.query_selector_all(".math > mjx-container > svg")) == len(formulas)
    assert reader.troubles == []
    assert faults(shown, contrast) == []

    shown.set_viewport_size({"width": 360, "height": 800})
    shown.emulate_media(color_scheme="dark")
    if page in PAGES:
        shown.wait_for_selector("html[data-theme=dark]")
    assert shown.evaluate("document.documentElement.scrollWidth") <= 360
    assert faults(shown, contrast) == []


@pytest.mark.parametrize("from_disk", [False, True])
def test_the_search_finds(from_disk: bool, book: Path, address: str, reader: Reader) -> None:
    shown = reader.open(f"{book.as_uri() if from_disk else address}/index.html")
    shown.keyboard.press("Control+k")
    shown.keyboard.type("vanishing gradient")
    shown.keyboard.press("Enter")
    result = shown.locator("ul.search li", has_text="Lab 5 ·").first
    if not from_disk:
        assert "gradient" in result.locator("p.context").inner_text()
    result.locator("a").first.click()
    shown.wait_for_selector("article h1:has-text('vanishing gradients')")
    assert reader.troubles == []


def test_an_answer_unfolds_and_folds_by_keyboard(address: str, reader: Reader) -> None:
    shown = reader.open(f"{address}/{next(iter(LAB_PAGES))}")
    answer = shown.locator("details.answer").first
    for visible in (False, True, False):
        assert answer.locator("pre").is_visible() == visible
        answer.locator("summary").focus()
        shown.keyboard.press("Enter")


def test_dark_and_back(address: str, reader: Reader) -> None:
    shown = reader.open(f"{address}/index.html")
    paper = []
    for theme in ("light", "dark", "light"):
        shown.locator(".theme-switch-button:visible").first.click()
        shown.locator(f"button[data-mode={theme}]:visible").first.click()
        shown.wait_for_selector(f"html[data-theme={theme}]")
        paper.append(shown.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert paper[0] == paper[2] == "rgb(255, 255, 255)"
    assert max(map(int, re.findall(r"\d+", paper[1])[:3])) < 40


def test_the_playground_runs_in_its_page(address: str, reader: Reader) -> None:
    from playwright.sync_api import expect

    shown = reader.open(f"{address}/playground.html")
    frame = shown.frame_locator("iframe.playground")
    before = frame.locator("#now").inner_text()
    frame.locator("#run").click()
    expect(frame.locator("#now")).not_to_have_text(before)
    assert reader.troubles == []


def test_the_drawing_board_answers_in_the_page_of_its_lab(address: str, reader: Reader) -> None:
    (page,) = [name for name in LAB_PAGES if "08_" in name]
    shown = reader.open(f"{address}/{page}")
    frame = shown.frame_locator("iframe[title^='A board to draw']")
    board, answer = frame.locator("#board"), frame.locator("#answer")
    assert answer.inner_text().startswith("Most probable: 4")
    frame.get_by_role("button", name="Clear").click()
    board.scroll_into_view_if_needed()
    corner = board.bounding_box()
    shown.mouse.move(corner["x"] + 126, corner["y"] + 40)
    shown.mouse.down()
    shown.mouse.move(corner["x"] + 126, corner["y"] + 200, steps=5)
    shown.mouse.up()
    assert answer.inner_text().startswith("Most probable: 1")
    assert reader.troubles == []
