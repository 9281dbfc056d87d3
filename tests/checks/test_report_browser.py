"""The page in Chromium: it runs without an error, and can be read, searched, jumped about and saved by anybody."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from claims.table import claims_of_frame, read_table
from tests.checks.pages import HARM, HOSTILE, PORT, Shown, shown

webdriver = pytest.importorskip("selenium.webdriver", reason="no selenium: pip install selenium")
from selenium.webdriver.common.action_chains import ActionChains  # noqa: E402
from selenium.webdriver.common.actions import interaction  # noqa: E402
from selenium.webdriver.common.actions.action_builder import ActionBuilder  # noqa: E402
from selenium.webdriver.common.actions.pointer_input import PointerInput  # noqa: E402
from selenium.webdriver.common.by import By  # noqa: E402
from selenium.webdriver.common.keys import Keys  # noqa: E402

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")
PHONE, DESK = (360, 740), (1280, 900)  # pixels
TOWNS = 10
PATIENCE = 10  # seconds for what the browser does by itself
OPTIONS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--force-prefers-reduced-motion",
)

# Contrast by WCAG 2.2, https://www.w3.org/TR/WCAG22/#contrast-minimum: what is seen as text and falls short of 4.5.
CONTRAST = """
const channel = (v) => { v /= 255; return v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; };
const light = ([r, g, b]) => .2126 * channel(r) + .7152 * channel(g) + .0722 * channel(b);
const parsed = (c) => { const n = c.match(/[\\d.]+/g).map(Number); return [n[0], n[1], n[2], n[3] ?? 1]; };
const ground = (e) => { for (; e; e = e.parentElement) { const c = parsed(getComputedStyle(e).backgroundColor);
  if (c[3] === 1) return c; if (c[3] > 0) throw new Error("half a ground"); } return [255, 255, 255, 1]; };
let seen = 0; const poor = [];
for (const e of document.querySelectorAll("body *")) {
  if (!e.checkVisibility({ visibilityProperty: true })) continue;
  if (![...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim())) continue;
  if (["SCRIPT", "STYLE", "OPTION", "TITLE"].includes(e.tagName)) continue;
  const style = getComputedStyle(e), isDrawn = e.namespaceURI.includes("svg");
  const [one, other] = [light(parsed(isDrawn ? style.fill : style.color)), light(ground(e))].sort((a, b) => b - a);
  const ratio = (one + .05) / (other + .05); seen++;
  if (ratio < 4.5) poor.push([e.tagName, e.getAttribute("class"), e.textContent.slice(0, 40), ratio.toFixed(2)]);
}
return [seen, poor];
"""
NAMELESS = """
return [...document.querySelectorAll("input, select, button, a, svg[role=img], summary")].filter((e) =>
  !(e.labels && e.labels.length) && !e.textContent.trim() && !e.getAttribute("aria-label")
  && !e.closest("svg")?.getAttribute("aria-label")).map((e) => e.outerHTML.slice(0, 99));
"""


class Page:
    """A page in the browser."""

    def __init__(self, browser: Any, folder: Path) -> None:
        self.browser, self.folder, self.shown = browser, folder, shown(())

    def open(self, given: Shown, size: tuple[int, int] = DESK, scheme: str = "light", place: str = "") -> Page:
        self.shown = given
        path = self.folder / "report.html"
        path.write_text(given.html, encoding="utf-8")
        self.command(
            "Emulation.setDeviceMetricsOverride", width=size[0], height=size[1], deviceScaleFactor=1, mobile=False
        )
        self.command("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
        self.command("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(self.folder))
        self.browser.get("about:blank")
        self.browser.get_log("browser"), self.browser.get_log("performance")
        self.browser.get(path.as_uri() + place)
        return self

    def command(self, name: str, **parameters: Any) -> Any:
        return self.browser.execute_cdp_cmd(name, parameters)

    def run(self, script: str, *arguments: Any) -> Any:
        return self.browser.execute_script(script, *arguments)

    def all(self, selector: str) -> list[Any]:
        return list(self.browser.find_elements(By.CSS_SELECTOR, selector))

    def one(self, selector: str) -> Any:
        return self.browser.find_element(By.CSS_SELECTOR, selector)

    def words(self, selector: str) -> list[str]:
        return list(self.run("return [...document.querySelectorAll(arguments[0])].map((e) => e.textContent)", selector))

    def open_all(self) -> None:
        """All articles, facts and notes are laid out and open."""
        self.run("for (const each of document.querySelectorAll('details')) each.open = true;")
        wait(lambda: len(self.all(".words")) == len(self.all("details.text")))

    def requests(self) -> list[str]:
        messages = [json.loads(entry["message"])["message"] for entry in self.browser.get_log("performance")]
        return [each["params"]["request"]["url"] for each in messages if each["method"] == "Network.requestWillBeSent"]

    def place(self) -> str:
        return str(self.run("return location.hash"))

    def figure(self, quote: str) -> Any:
        """The figure of that quote in an article, which is opened."""
        self.open_all()
        found = [each for each in self.all(".words .figure") if each.text == quote]
        assert len(found) == 1, self.words(".words .figure")
        self.run("arguments[0].scrollIntoView({ block: 'center' })", found[0])
        return found[0]


def wait(holds: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, "the browser did not come to it"
        time.sleep(0.02)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if not CHROMIUM or not DRIVER:
        pytest.skip("no Chromium with its driver: apt-get install chromium chromium-driver")
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for option in OPTIONS:
        options.add_argument(option)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    running = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    yield running
    running.quit()


@pytest.fixture(scope="module")
def port() -> Shown:
    return shown(PORT)


@pytest.fixture
def page(browser: Any, tmp_path: Path) -> Iterator[Page]:
    """A page that at the end of the test has told no error and asked nothing of a network."""
    page = Page(browser, tmp_path)
    yield page
    assert browser.get_log("browser") == []
    asked = page.requests()
    assert asked
    assert [address for address in asked if not address.startswith(("file:", "data:", "blob:"))] == []


@pytest.mark.parametrize("size", [DESK, PHONE])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast_names_and_width(page: Page, port: Shown, size: tuple[int, int], scheme: str) -> None:
    page.open(port, size, scheme).open_all()
    page.run("document.querySelector('.words .figure').focus()")
    seen, poor = page.run(CONTRAST)
    assert poor == []
    assert seen > 100
    assert page.run(NAMELESS) == []
    assert page.run("return document.documentElement.scrollWidth") <= size[0]
    ground = page.run("return getComputedStyle(document.body).backgroundColor")
    assert (ground == "rgb(21, 20, 18)") == (scheme == "dark")


def test_headings_in_order(page: Page, port: Shown) -> None:
    page.open(port).open_all()
    levels = page.run("return [...document.querySelectorAll('h1,h2,h3,h4')].map((e) => Number(e.tagName[1]))")
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize(
    ("field", "value", "quotes"),
    [
        ("words", "port containers", ["1.42 million containers", "1.24 million containers"]),
        ("words", "POST 900", ["£900"]),
        ("words", "nothing like it", []),
        ("kind", "percent", ["50%"]),
        ("source", "Halvorsund Post", ["1.42 million containers", "50%", "£800", "£900"]),
    ],
)
def test_filter(page: Page, port: Shown, field: str, value: str, quotes: list[str]) -> None:
    page.open(port)
    whole = len(page.all("tbody tr"))
    page.one(f"#filter-{field}").send_keys(value)
    found = page.words("tbody td:first-child")
    assert found == quotes
    assert len(found) < whole
    assert (
        page.one("#count").text == f"{len(found)} figure{'' if len(found) == 1 else 's'} of {len(port.result.claims)}"
    )


def test_sort(page: Page, port: Shown) -> None:
    page.open(port)
    heads = page.all("thead th")
    heads[0].find_element(By.TAG_NAME, "button").click()
    first = page.words("tbody td:first-child")
    assert heads[0].get_attribute("aria-sort") == "ascending"
    heads[0].find_element(By.TAG_NAME, "button").send_keys(Keys.ENTER)
    assert page.words("tbody td:first-child") == first[::-1]
    heads[1].find_element(By.TAG_NAME, "button").click()
    assert [head.get_attribute("aria-sort") for head in heads[:3]] == ["none", "ascending", "none"]
    told = page.words("tbody td:first-child")
    assert told.index("£800") < told.index("£900")
    assert told.index("1.24 million containers") < told.index("1.42 million containers")


def test_download_is_a_claims_table(page: Page) -> None:
    given = shown(HARM)
    page.open(given).one("#download").click()
    saved = page.folder / "claims.csv"
    wait(saved.exists)
    assert claims_of_frame(read_table(saved)) == sorted(given.result.claims, key=lambda claim: int(claim.article_id[0]))


def test_download_of_what_the_filter_leaves(page: Page, port: Shown) -> None:
    page.open(port).one("#filter-kind").send_keys("percent")
    page.one("#download").click()
    wait((page.folder / "claims.csv").exists)
    assert [claim.quote for claim in claims_of_frame(read_table(page.folder / "claims.csv"))] == ["50%"]


def test_click_on_a_figure_jumps_to_its_fact(page: Page, port: Shown) -> None:
    page.open(port).figure("1.42 million containers").click()
    assert page.place().startswith("#fact-")
    assert page.run("return document.querySelector(location.hash).open")
    page.open(port).figure("3 miles").click()  # which no other article states
    assert page.place().startswith("#claim-")
    assert page.run("return document.activeElement.textContent").startswith("3 miles")


def test_enter_jumps_and_escape_hides(page: Page, port: Shown) -> None:
    figure = page.open(port).figure("50%")
    page.run("arguments[0].focus()", figure)
    assert page.one("#reading").is_displayed()
    assert figure.get_attribute("aria-describedby") == "reading-words"
    figure.send_keys(Keys.ESCAPE)
    assert not page.one("#reading").is_displayed()
    figure.send_keys(Keys.ENTER)
    assert page.place().startswith("#finding-")


def test_hover_shows_the_reading(page: Page, port: Shown) -> None:
    figure = page.open(port).figure("1.24 million containers")
    ActionChains(page.browser).move_to_element(figure).perform()
    assert "1.24 million containers" in page.one("#reading").text
    assert "cannot both be true" in page.one("#reading").text
    ActionChains(page.browser).move_to_element(page.one("#reading-link")).perform()
    time.sleep(0.4)  # seconds, longer than a reading stays by itself
    assert page.one("#reading").is_displayed()
    ActionChains(page.browser).move_by_offset(0, -400).perform()
    wait(lambda: not page.one("#reading").is_displayed())


def test_tap_shows_the_reading_and_does_not_jump(page: Page, port: Shown) -> None:
    figure = page.open(port, PHONE).figure("1.24 million containers")
    finger = ActionBuilder(page.browser, mouse=PointerInput(interaction.POINTER_TOUCH, "finger"))
    finger.pointer_action.move_to(figure).pointer_down().pointer_up()
    finger.perform()
    wait(page.one("#reading").is_displayed)
    assert page.place() == ""
    page.one("#reading-link").click()
    assert page.place().startswith("#fact-")


def test_address_of_a_figure_opens_its_article(page: Page, port: Shown) -> None:
    claim = next(claim for claim in port.result.claims if claim.quote == "£900")
    page.open(port, place=f"#figure-{claim.claim_id}")
    assert page.run("return document.activeElement.textContent") == "£900"
    assert len(page.all(".words")) == 1  # the others are laid out when they are opened


@pytest.mark.parametrize("has_text", [True, False])
def test_hostile_words_are_shown_and_never_run(page: Page, has_text: bool) -> None:
    page.open(shown(HARM, has_text)).open_all()
    for link in page.all(".words .figure"):
        page.run("arguments[0].focus()", link)
    assert page.run("return window.hit") is None
    assert page.run("return document.querySelectorAll('img, iframe, object, script').length") == 2
    titles = page.words("#article-list h3")
    tame = [words.translate(dict.fromkeys(map(ord, "\u2028\u2029\u202e\u202c"), "\ufffd")) for words in HOSTILE]
    assert titles == [f"Title {words}" for words in tame]
    if has_text:
        told = page.words(".words")
        assert all(words in own for words, own in zip(tame, told, strict=True))


def test_many_claims_and_articles_come_in_slices(page: Page) -> None:
    texts = [
        PORT[1]._replace(
            id=f"a{number}", text="\n\n".join(f"Town {number}x{line} has {line + 7} schools." for line in range(TOWNS))
        )
        for number in range(55)
    ]
    given = shown(texts)
    started = time.monotonic()
    page.open(given)
    assert len(page.all("tbody tr")) == 100
    assert len(page.all("details.text")) == 50
    page.one("#filter-words").send_keys("schools")
    page.all("thead button")[1].click()
    assert time.monotonic() - started < PATIENCE
    page.run("document.querySelector('#table-place .next').click()")
    assert len(page.all("tbody tr")) == 200
    last = given.result.claims[-1]
    page.run("location.hash = arguments[0]", f"#figure-{last.claim_id}")
    wait(lambda: page.run("return document.activeElement.textContent") == last.quote)


def test_print_shows_the_findings(page: Page, port: Shown) -> None:
    page.open(port)
    page.command("Emulation.setEmulatedMedia", media="print")
    assert page.all(".finding")[0].is_displayed()
    assert not page.one("nav").is_displayed()
    page.command("Emulation.setEmulatedMedia", media="")
