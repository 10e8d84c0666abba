// Filters of the search of trainings: without this file they are applied by their button.
let opened = new Set();

document.addEventListener("htmx:configRequest", (event) => {
  if (!event.target.closest("[data-offer]")) return;
  for (const [name, value] of [...event.detail.formData.entries()]) {
    if (value === "") event.detail.formData.delete(name);
  }
});

// An empty field says nothing: addresses stay short enough to be shared.
document.addEventListener("formdata", (event) => {
  if (!event.target.closest("[data-offer]")) return;
  for (const [name, value] of [...event.formData.entries()]) {
    if (value === "") event.formData.delete(name);
  }
});

// A refused search still answers with its page, which says why.
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.target.id !== "recherche") return;
  if (event.detail.xhr.status === 400) event.detail.shouldSwap = true;
  opened = new Set([...document.querySelectorAll("#recherche details[open]")].map((d) => d.id));
});

// Groups that the person opened stay open when their counts change.
document.addEventListener("htmx:afterSwap", () => {
  for (const id of opened) {
    const group = document.getElementById(id);
    if (group) group.open = true;
  }
});
