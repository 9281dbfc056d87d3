// Addresses within the page: what they name is opened or laid out, then shown.
function prepared(name) {
  const figure = numberOfName.get(name.slice("figure-".length));
  const row = numberOfName.get(name.slice("claim-".length));
  if (name.startsWith("figure-") && figure !== undefined) openArticle(claims[figure].articleNumber);
  else if (name.startsWith("claim-") && row !== undefined) showRow(row);
  else if (articleOfWords.has(name)) openArticle(articleOfWords.get(name));
}

function show(name) {
  prepared(name);
  const target = document.getElementById(name);
  if (!target) return;
  for (let holder = target; holder; holder = holder.parentElement) if (holder.tagName === "DETAILS") holder.open = true;
  const focused = target.tagName === "DETAILS" ? target.querySelector("summary") : target;
  focused.focus({ preventScroll: true });
  target.scrollIntoView({ block: target.closest(".words") ? "center" : "start" });
  for (const old of document.querySelectorAll(".arrived")) old.classList.remove("arrived");
  target.classList.add("arrived");
}

document.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
  if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const name = link.getAttribute("href").slice(1);
  if (location.hash.slice(1) !== name) history.pushState(null, "", `#${name}`);
  show(name);
});
window.addEventListener("popstate", () => show(location.hash.slice(1)));
if (location.hash) show(location.hash.slice(1));

// On paper all findings are open; articles and facts are as the reader left them.
window.addEventListener("beforeprint", () => {
  for (const details of document.querySelectorAll("details.more")) details.open = true;
});
