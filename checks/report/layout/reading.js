// What was read of a figure, beside it: on hover and focus, and on a tap, which does not jump yet.
const READING_GAP = 8; // pixels between a figure and its reading
const LEAVE_TIME = 200; // milliseconds in which the pointer may move from a figure to its reading
const readingBox = document.getElementById("reading");
const readingWords = document.getElementById("reading-words");
const readingLink = document.getElementById("reading-link");
let readingOf = null;
let leaving = 0;
let tapped = false;

function readingLines(link) {
  if (link.dataset.message) return [["Finding", link.dataset.message]];
  const claim = claims[Number(link.dataset.claim)];
  const of = (name) => claim.of(name);
  const rate = of("rate") ? `${of("base_unit").split(" ")[0]} at ${Number(of("rate").toPrecision(5))} of ${of("rate_date") || "that day"}` : "";
  const lines = [
    ["Read as", claim.reading],
    ["Of", [of("subject"), of("measure")].filter(Boolean).join(": ")],
    ["Share of", of("of")],
    ["When", claim.when],
    ["Said by", of("speaker")],
    ["Told as", of("modality") === "stated" ? "" : of("modality")],
    ["Converted", rate],
    ["Standing", standingWords[claim.standing]],
    ...claim.findings.map((id) => data.findings[id]).filter(Boolean).map((finding) => ["Finding", finding[1]]),
  ];
  return lines.filter(([, words]) => words);
}

function showReading(link) {
  clearTimeout(leaving);
  if (readingOf === link) return;
  hideReading();
  readingOf = link;
  readingWords.replaceChildren(element("dl", {}, ...readingLines(link).map(([name, words]) =>
    element("div", {}, element("dt", {}, name), element("dd", {}, element("bdi", {}, words))))));
  readingLink.href = link.getAttribute("href");
  readingLink.textContent = link.dataset.claim ? goal(claims[Number(link.dataset.claim)]).words : "To the finding";
  link.setAttribute("aria-describedby", "reading-words");
  readingBox.hidden = false;
  place(link.getClientRects()[0] || link.getBoundingClientRect());
}

function place(spot) {
  const box = readingBox.getBoundingClientRect();
  const width = document.documentElement.clientWidth;
  const left = Math.max(READING_GAP, Math.min(spot.left, width - box.width - READING_GAP));
  const below = spot.bottom + READING_GAP;
  const top = below + box.height > window.innerHeight ? Math.max(READING_GAP, spot.top - box.height - READING_GAP) : below;
  readingBox.style.left = `${left}px`;
  readingBox.style.top = `${top}px`;
}

function hideReading() {
  clearTimeout(leaving);
  if (readingOf) readingOf.removeAttribute("aria-describedby");
  readingOf = null;
  readingBox.hidden = true;
}

const figureAt = (event) => event.target instanceof Element ? event.target.closest(".words .figure") : null;
const leave = () => { clearTimeout(leaving); leaving = setTimeout(hideReading, LEAVE_TIME); };

articleList.addEventListener("pointerover", (event) => {
  const link = figureAt(event);
  if (link && event.pointerType !== "touch") showReading(link);
});
articleList.addEventListener("pointerout", (event) => { if (figureAt(event) && event.pointerType !== "touch") leave(); });
readingBox.addEventListener("pointerenter", () => clearTimeout(leaving));
readingBox.addEventListener("pointerleave", leave);
articleList.addEventListener("focusin", (event) => { const link = figureAt(event); if (link) showReading(link); });
articleList.addEventListener("focusout", (event) => { if (figureAt(event)) leave(); });
document.addEventListener("pointerdown", (event) => {
  tapped = event.pointerType === "touch";
  if (readingOf && !figureAt(event) && !readingBox.contains(event.target)) hideReading();
});
articleList.addEventListener("click", (event) => {
  const link = figureAt(event);
  if (!link) return;
  if (tapped) {
    event.preventDefault();
    showReading(link);
  } else hideReading();
  tapped = false;
});
readingLink.addEventListener("click", () => hideReading());
document.addEventListener("keydown", (event) => {
  tapped = false;
  if (event.key === "Escape") hideReading();
});
window.addEventListener("scroll", () => {
  if (!readingOf) return;
  const spot = readingOf.getBoundingClientRect();
  if (spot.bottom < 0 || spot.top > window.innerHeight) hideReading();
  else place(spot);
}, { passive: true });
