// What every part of the page needs: the data, elements made of text alone, and lists that grow as they are read.
const data = JSON.parse(document.getElementById("data").textContent);
const FIRST = 8; // fields of a claim's row before those of the table: article, sentence, standing, ...
const column = Object.fromEntries(data.columns.map((name, place) => [name, FIRST + place]));
const standingWords = Object.fromEntries(data.standings);
const claimOf = (row) => ({
  article: data.articles[row[0]], articleNumber: row[0], sentence: data.sentences[row[1]], standing: row[2],
  name: row[3], fact: row[4], findings: row[5], reading: row[6], when: row[7], row,
  of: (name) => row[column[name]],
});
const claims = data.claims.map(claimOf);
const numberOfName = new Map(claims.map((claim, number) => [claim.name, number]));

// Commands to a terminal and marks that turn the order of letters around show as a sign of their own.
const UNPRINTABLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;
const printable = (text) => String(text).replace(/\r\n?/g, "\n").replace(UNPRINTABLE, "\ufffd");

function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === "") continue;
    made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== null).map((child) => child instanceof Node ? child : printable(child)));
  return made;
}

const counted = (count, noun) => `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;

// Where a click on a claim leads: its fact, else its most severe finding, else its row in the table.
function goal(claim) {
  if (claim.fact) return { href: `#${claim.fact}`, words: "To the fact" };
  const finding = claim.findings.map((id) => data.findings[id]).find(Boolean);
  if (finding) return { href: `#${finding[0]}`, words: "To the finding" };
  return { href: `#claim-${claim.name}`, words: "To its row in the table" };
}

// A button that lays out the next slice of a list.
function moreButton(label, show) {
  const button = element("button", { type: "button", class: "next" }, label);
  button.addEventListener("click", show);
  return button;
}
