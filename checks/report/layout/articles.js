// The articles: a line for each, its text laid out when it is opened.
const ARTICLES_AT_ONCE = 50;
const articleList = document.getElementById("article-list");
const articleDetails = [];
const articleOfWords = new Map();
data.articles.forEach((article, number) => {
  for (const piece of article.text) if (Array.isArray(piece)) articleOfWords.set(piece[0], number);
});

function articleLine(article, number) {
  const words = ["error", "warning", "note"];
  const counts = article.counts.flatMap((count, place) => count
    ? [element("span", { class: `badge ${["error", "warning", "info"][place]}` }, counted(count, words[place]))] : []);
  const summary = element("summary", {},
    element("h3", {}, element("bdi", {}, article.title || article.id)),
    element("span", { class: "cite" }, element("bdi", {}, [article.source, article.day].filter(Boolean).join(", "))),
    element("span", { class: "count" }, counted(article.figures, "figure")), element("span", { class: "badges" }, ...counts));
  const details = element("details", { class: "text", id: `article-${number}` }, summary);
  details.addEventListener("toggle", () => { if (details.open) layOut(number); });
  return details;
}

function showArticles(last) {
  while (articleDetails.length < Math.min(last, data.articles.length)) {
    const number = articleDetails.length;
    articleDetails.push(articleLine(data.articles[number], number));
    articleList.insertBefore(articleDetails[number], moreArticles);
  }
  moreArticles.hidden = articleDetails.length >= data.articles.length;
  moreArticles.textContent = `Show more of ${counted(data.articles.length, "article")}`;
}
const moreArticles = moreButton("", () => showArticles(articleDetails.length + ARTICLES_AT_ONCE));
articleList.append(moreArticles);
showArticles(ARTICLES_AT_ONCE);

// The text of an article as paragraphs with its figures as links, once.
function layOut(number) {
  const details = articleDetails[number];
  if (details.dataset.done) return;
  details.dataset.done = "yes";
  const article = data.articles[number];
  const body = element("div", { class: "words" });
  if (!article.whole) body.append(element("p", { class: "aside" }, "Only the sentences that hold figures are known here."));
  let paragraph = element("p", { dir: "auto" });
  const close = () => {
    if (paragraph.textContent.trim()) body.append(paragraph);
    paragraph = element("p", { dir: "auto" });
  };
  for (const piece of article.text) {
    if (typeof piece === "number") paragraph.append(mark(claims[piece]));
    else if (Array.isArray(piece)) paragraph.append(markOfWords(piece));
    else {
      printable(piece).split(/\n[ \t]*\n\s*/).forEach((part, place) => {
        if (place) close();
        paragraph.append(part);
      });
    }
  }
  close();
  details.append(body);
}

function mark(claim) {
  return element("a", { class: `figure ${claim.standing}`, id: `figure-${claim.name}`, href: goal(claim).href,
    "data-claim": numberOfName.get(claim.name) }, claim.of("quote"));
}

function markOfWords([name, id, words]) {
  const [target, message] = data.findings[id];
  return element("a", { class: "figure warning", id: name, href: `#${target}`, "data-message": message }, words);
}

// Open the article in which a figure, or other words, stand.
function openArticle(number) {
  showArticles(number + 1);
  articleDetails[number].open = true;
  layOut(number);
}
