// The table of all figures: sorted, filtered, laid out a slice at a time, and written as CSV.
const ROWS_AT_ONCE = 100;
const filter = Object.fromEntries(["words", "kind", "standing", "source"].map((name) => [name, document.getElementById(`filter-${name}`)]));
const subjectOf = (claim) => [claim.of("subject"), claim.of("measure")].filter(Boolean).join(": ");
const sizeOf = (claim) => claim.of("base_low") ?? claim.of("base_high") ?? claim.of("low") ?? claim.of("high") ?? 0;
const severityOf = (claim) => data.standings.findIndex(([name]) => name === claim.standing);
const HEADS = [
  { name: "Figure", key: (claim) => claim.of("quote") },
  { name: "Read as", key: (claim) => [claim.of("kind"), claim.of("base_unit"), sizeOf(claim)] },
  { name: "Of what", key: subjectOf },
  { name: "When", key: (claim) => claim.of("period_start") || "" },
  { name: "Article", key: (claim) => claim.article.title || claim.article.id },
  { name: "Published", key: (claim) => claim.article.published || "" },
  { name: "Standing", key: severityOf },
];
let order = claims.map((_, number) => number);
let shownRows = [];
let laidOut = 0;
let sorted = { place: -1, direction: 1 };

const headRow = element("tr", { role: "row" });
const body = element("tbody", { role: "rowgroup" });
const tablePlace = document.getElementById("table-place");
HEADS.forEach((head, place) => {
  const button = element("button", { type: "button" }, head.name);
  button.addEventListener("click", () => sortBy(place));
  headRow.append(element("th", { role: "columnheader", scope: "col", "aria-sort": "none" }, button));
});
const moreRows = moreButton(`Show ${ROWS_AT_ONCE} more`, () => layOutRows(laidOut + ROWS_AT_ONCE));
tablePlace.append(element("table", { role: "table", "aria-labelledby": "claims-heading" },
  element("thead", { role: "rowgroup" }, headRow), body), moreRows);

const collator = new Intl.Collator("en", { numeric: true });
function compared(one, other) {
  if (Array.isArray(one)) return one.map((part, place) => compared(part, other[place])).find(Boolean) || 0;
  return typeof one === "number" ? one - other : collator.compare(one, other);
}

function sortBy(place) {
  sorted = { place, direction: sorted.place === place ? -sorted.direction : 1 };
  const keys = claims.map(HEADS[place].key);
  order = claims.map((_, number) => number).sort((one, other) => sorted.direction * compared(keys[one], keys[other]) || one - other);
  [...headRow.children].forEach((cell, number) => cell.setAttribute("aria-sort",
    number !== place ? "none" : sorted.direction > 0 ? "ascending" : "descending"));
  showRows();
}

const searched = claims.map((claim) => [claim.of("quote"), claim.reading, subjectOf(claim), claim.of("noun"), claim.of("speaker"),
  claim.article.title, claim.article.id, claim.article.source].join(" ").toLowerCase());

function showRows() {
  const words = filter.words.value.toLowerCase().split(/\s+/).filter(Boolean);
  shownRows = order.filter((number) => {
    const claim = claims[number];
    return (!filter.kind.value || claim.of("kind") === filter.kind.value)
      && (!filter.standing.value || claim.standing === filter.standing.value)
      && (!filter.source.value || claim.article.source === filter.source.value)
      && words.every((word) => searched[number].includes(word));
  });
  body.replaceChildren();
  laidOut = 0;
  layOutRows(ROWS_AT_ONCE);
}

function layOutRows(last) {
  const slice = shownRows.slice(laidOut, last);
  body.append(...slice.map((number) => rowOf(claims[number])));
  laidOut += slice.length;
  moreRows.hidden = laidOut >= shownRows.length;
  document.getElementById("count").textContent = `${counted(shownRows.length, "figure")} of ${claims.length.toLocaleString("en")}`;
}

function rowOf(claim) {
  const cells = [
    element("a", { href: `#figure-${claim.name}` }, element("bdi", {}, claim.of("quote"))),
    element("bdi", {}, claim.reading),
    element("bdi", {}, subjectOf(claim)),
    claim.when,
    element("span", {}, element("bdi", {}, claim.article.title || claim.article.id),
      claim.article.source ? element("span", { class: "source" }, element("bdi", {}, claim.article.source)) : null),
    claim.article.day,
    goal(claim).href.startsWith("#claim-") ? element("span", { class: `badge ${claim.standing}` }, claim.standing)
      : element("a", { class: `badge ${claim.standing}`, href: goal(claim).href }, claim.standing),
  ];
  return element("tr", { role: "row", id: `claim-${claim.name}`, tabindex: "-1" }, ...cells.map((cell, place) =>
    element("td", { role: "cell", "data-head": HEADS[place].name }, cell)));
}

// Lay out the row of a claim, whatever the filter says.
function showRow(number) {
  if (!shownRows.includes(number)) {
    for (const field of Object.values(filter)) field.value = "";
    showRows();
  }
  layOutRows(Math.max(laidOut, shownRows.indexOf(number) + 1));
}

// The rows that are shown, with the columns of claims.csv and the standing, RFC 4180.
const OF_ARTICLE = { article_id: "id", source: "source", published: "published", title: "title" };
function cellOf(claim, name) {
  if (name in OF_ARTICLE) return claim.article[OF_ARTICLE[name]];
  return name === "sentence" ? claim.sentence : name === "standing" ? claim.standing : claim.of(name);
}
function csv() {
  const names = [...data.all_columns, "standing"];
  const written = (value) => {
    const text = value === null || value === undefined ? "" : String(value);
    return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return [names, ...shownRows.map((number) => names.map((name) => cellOf(claims[number], name)))]
    .map((row) => `${row.map(written).join(",")}\n`).join("");
}
document.getElementById("download").addEventListener("click", () => {
  const address = URL.createObjectURL(new Blob([csv()], { type: "text/csv;charset=utf-8" }));
  const link = element("a", { href: address, download: "claims.csv", hidden: "hidden" });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60000); // milliseconds; a slow disk may still be writing
});

function fill(select, values) {
  select.append(...values.filter(([value]) => value).map(([value, words]) => element("option", { value }, words)));
}
const distinct = (values) => [...new Set(values)].sort(collator.compare).map((value) => [value, value]);
fill(filter.kind, distinct(claims.map((claim) => claim.of("kind"))));
fill(filter.standing, data.standings.filter(([name]) => claims.some((claim) => claim.standing === name)));
fill(filter.source, distinct(claims.map((claim) => claim.article.source)));
for (const field of Object.values(filter)) field.addEventListener("input", showRows);
const form = document.getElementById("filter");
form.addEventListener("submit", (event) => event.preventDefault());
form.hidden = false;
showRows();
