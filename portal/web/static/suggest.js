// Offers below the search box while somebody types: a combobox with a list (ARIA Authoring Practices). Without this file the box is a
// plain field, and with it Enter still searches for what was typed unless an offer was pointed at.
"use strict";
(() => {
  const input = document.querySelector("input[data-suggest]");
  if (!input) return;
  const LEAST = 2, WAIT = 150, KEPT = 50;
  const { suggest, offers, found } = input.dataset;
  const make = (tag, attributes, text = "") => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) if (value) element.setAttribute(name, value);
    element.textContent = text;
    return element;
  };
  const list = make("ul", { role: "listbox", id: "q-offers", class: "offers", "aria-label": offers });
  list.hidden = true;
  const status = make("p", { class: "hide", role: "status" });
  input.after(list, status);
  const combobox = { role: "combobox", "aria-expanded": "false", "aria-controls": list.id, "aria-autocomplete": "list" };
  for (const [name, value] of Object.entries(combobox)) input.setAttribute(name, value);

  const known = new Map();
  let shown = [], active = -1, timer = 0, asking = null;
  const typed = () => input.value.trim();

  const stop = () => {
    clearTimeout(timer);
    if (asking) asking.abort();
    asking = null;
  };

  const close = () => {
    stop();
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    status.textContent = "";
  };

  const row = (one, place) => {
    const option = make("li", { role: "option", id: `${list.id}-${place}`, "aria-selected": "false" });
    option.append(make("span", { lang: one.language, dir: "auto" }, one.text), " ", make("small", {}, input.dataset[one.kind]));
    return option;
  };

  const show = (suggestions) => {
    if (!suggestions.length) return close();
    shown = suggestions;
    active = -1;
    input.removeAttribute("aria-activedescendant");
    list.replaceChildren(...shown.map(row));
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    status.textContent = found.replace("{count}", shown.length);
  };

  const ask = async () => {
    const wanted = typed();
    if (known.has(wanted)) return show(known.get(wanted));
    const mine = asking = new AbortController();
    try {
      const answer = await fetch(`${suggest}&q=${encodeURIComponent(wanted)}`, { signal: mine.signal });
      if (!answer.ok) throw new Error(answer.status);
      const { suggestions } = await answer.json();
      if (known.size >= KEPT) known.clear();
      known.set(wanted, suggestions);
      if (asking === mine) show(suggestions);
    } catch {
      if (asking === mine) close();
    }
  };

  const move = (by) => {
    const options = list.children;
    if (active >= 0) options[active].setAttribute("aria-selected", "false");
    // One place more than there are offers: beyond the last one is the box itself.
    active = (active + 1 + by + shown.length + 1) % (shown.length + 1) - 1;
    if (active < 0) return input.removeAttribute("aria-activedescendant");
    options[active].setAttribute("aria-selected", "true");
    options[active].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", options[active].id);
  };

  // A record has a page of its own; all else is searched for, with what the form has chosen besides.
  const choose = (one) => {
    close();
    const address = new URL(one.url, location.href), words = address.searchParams.get("q");
    if (words === null) return location.assign(address);
    input.value = words;
    input.form.requestSubmit();
  };

  input.addEventListener("input", (event) => {
    stop();
    if (event.isComposing) return;
    if (typed().length < LEAST) return close();
    timer = setTimeout(ask, WAIT);
  });
  input.addEventListener("compositionend", () => { if (typed().length >= LEAST) timer = setTimeout(ask, WAIT); });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const open = !list.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (open) move(event.key === "ArrowDown" ? 1 : -1);
      else if (typed().length >= LEAST) ask();
      event.preventDefault();
    } else if (event.key === "Enter" && open && active >= 0) {
      event.preventDefault();
      choose(shown[active]);
    } else if (event.key === "Escape" && open) {
      event.preventDefault();
      close();
    }
  });
  input.addEventListener("blur", close);
  input.form.addEventListener("submit", close);
  // A press on an offer must not take the focus, or the list would close before the click arrives.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) choose(shown[[...list.children].indexOf(option)]);
  });
})();
