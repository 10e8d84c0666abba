// Suggestions from three letters under the fields « Quoi ? » and « Où ? » (combobox of ARIA).
// Free text is always allowed: a suggestion only fills the field.
const KINDS = {
  occupation: "métier",
  skill: "compétence",
  certification: "certification",
  provider: "organisme",
  commune: "commune",
  arrondissement: "arrondissement",
  departement: "département",
  region: "région",
  training: "formation",
};
const SHORTEST = 3;
const SHOWN = 8;

function enhance(field) {
  const input = field.querySelector("input");
  if (!input || input.getAttribute("role") === "combobox") return;
  const list = document.createElement("ul");
  list.id = `${input.id}-choix`;
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Suggestions");
  list.hidden = true;
  field.append(list);
  for (const [name, value] of [
    ["role", "combobox"],
    ["aria-autocomplete", "list"],
    ["aria-expanded", "false"],
    ["aria-controls", list.id],
  ]) input.setAttribute(name, value);
  const box = { field, input, list, active: -1, asked: 0, timer: 0 };
  input.addEventListener("input", () => later(box));
  input.addEventListener("keydown", (event) => onKey(box, event));
  input.addEventListener("blur", () => close(box));
  list.addEventListener("mousedown", (event) => {
    event.preventDefault();
    const option = event.target.closest("[role=option]");
    if (option) choose(box, option);
  });
}

function later(box) {
  clearTimeout(box.timer);
  box.timer = setTimeout(() => ask(box), 180);
}

async function ask(box) {
  const text = box.input.value.trim();
  const number = ++box.asked;
  if (text.replace(/[^\p{L}\p{N}]/gu, "").length < SHORTEST) return close(box);
  try {
    const response = await fetch(address(box.field.dataset.suggest, text));
    const found = response.ok ? (await response.json()).results : [];
    if (number === box.asked && document.activeElement === box.input) show(box, found);
  } catch {
    close(box);
  }
}

// What is learnt is completed from the offer; places from the reference.
function address(kind, text) {
  const query = new URLSearchParams({ q: text, limit: 20 });
  return kind === "offer" ? `/api/v1/suggestions/offer?${query}` : `/api/v1/suggestions?${query}&kind=${kind}`;
}

function show(box, found) {
  const seen = new Set();
  const options = found.map(describe).filter((option) => {
    const isNew = option && !seen.has(option.value);
    if (isNew) seen.add(option.value);
    return isNew;
  });
  box.list.replaceChildren(...options.slice(0, SHOWN).map((option, index) => element(box, option, index)));
  box.active = -1;
  box.input.removeAttribute("aria-activedescendant");
  box.list.hidden = options.length === 0;
  box.input.setAttribute("aria-expanded", String(options.length > 0));
}

// A commune is written with its département, so that the field reads back without any doubt.
function describe(found) {
  if (found.kind !== "place") return { value: found.label, kind: KINDS[found.kind] || "" };
  const [kind, code] = found.code.split(":");
  if (!(kind in KINDS)) return null;
  const departement = code.startsWith("97") || code.startsWith("98") ? code.slice(0, 3) : code.slice(0, 2);
  const isCommune = kind === "commune" || kind === "arrondissement";
  return { value: isCommune ? `${found.label} (${departement})` : found.label, kind: KINDS[kind] };
}

function element(box, option, index) {
  const item = document.createElement("li");
  item.id = `${box.list.id}-${index}`;
  item.setAttribute("role", "option");
  item.setAttribute("aria-selected", "false");
  item.dataset.value = option.value;
  const kind = document.createElement("small");
  kind.textContent = option.kind;
  item.append(option.value, " ", kind);
  return item;
}

function onKey(box, event) {
  if (box.list.hidden) return;
  const options = [...box.list.children];
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    const step = event.key === "ArrowDown" ? 1 : -1;
    move(box, options, (box.active + step + options.length) % options.length);
  } else if (event.key === "Enter" && box.active >= 0) {
    event.preventDefault();
    choose(box, options[box.active]);
  } else if (event.key === "Escape") {
    event.preventDefault();
    close(box);
  }
}

function move(box, options, index) {
  options.forEach((option, at) => option.setAttribute("aria-selected", String(at === index)));
  box.active = index;
  box.input.setAttribute("aria-activedescendant", options[index].id);
  options[index].scrollIntoView({ block: "nearest" });
}

function choose(box, option) {
  box.input.value = option.dataset.value;
  close(box);
  box.input.focus();
}

function close(box) {
  box.asked += 1;
  box.list.hidden = true;
  box.list.replaceChildren();
  box.active = -1;
  box.input.setAttribute("aria-expanded", "false");
  box.input.removeAttribute("aria-activedescendant");
}

const enhanceAll = () => document.querySelectorAll("[data-suggest]").forEach(enhance);
enhanceAll();
document.addEventListener("htmx:afterSwap", enhanceAll);
