// Suggestions close on Escape or when the focus leaves; without this file they simply stay open.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const search = event.target.closest("[data-search]");
  if (!search) return;
  empty(search);
  search.querySelector("input").focus();
});

document.addEventListener("focusout", (event) => {
  const search = event.target.closest("[data-search]");
  if (search && event.relatedTarget && !search.contains(event.relatedTarget)) empty(search);
});

document.addEventListener("click", (event) => {
  for (const search of document.querySelectorAll("[data-search]")) {
    if (!search.contains(event.target)) empty(search);
  }
});

function empty(search) {
  search.querySelector("[data-suggestions]").replaceChildren();
}
