// Fields that are chosen from a list, by typing: a combobox (ARIA Authoring Practices) over the boxes or the line that are there without
// this file. What is typed and not chosen is looked up by the server when the form is saved.
"use strict";
(() => {
  const words = document.getElementById("choosing");
  if (!words) return;
  const MOST = 40;
  const say = (name, values = {}) => (words.dataset[name] || "").replace(/\{(\w+)\}/g, (_, key) => values[key] ?? "");
  const fold = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/đ/g, "d").replace(/ł/g, "l")
    .replace(/ø/g, "o").replace(/ß/g, "ss").replace(/œ/g, "oe").replace(/æ/g, "ae").replace(/[\p{P}\p{S}\s]+/gu, " ").trim();
  const make = (tag, attributes = {}, text = "") => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) if (value !== "") element.setAttribute(name, value);
    element.textContent = text;
    return element;
  };
  const status = document.body.appendChild(make("p", { class: "hide", role: "status", id: "choosing-status" }));
  const announce = (text) => { status.textContent = text; };

  // Names in other languages, fetched when somebody first enters a field and kept by the browser.
  const fetched = new Map();
  const names = (address) => {
    if (!fetched.has(address)) {
      fetched.set(address, fetch(address).then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status)))
        .catch(() => { fetched.delete(address); return { names: {}, about: {} }; }));
    }
    return fetched.get(address);
  };

  // How near a name is to what was typed: 0 the same, 1 it begins so, 2 each word begins one of its words, 3 a script without spaces holds it.
  const nearness = (name, wanted) => {
    if (name === wanted) return 0;
    if (name.startsWith(wanted)) return 1;
    const parts = name.split(" ");
    if (wanted.split(" ").every((word) => parts.some((part) => part.startsWith(word)))) return 2;
    return /[^\u0000-\u024f\u1e00-\u1eff ]/.test(wanted) && name.includes(wanted) ? 3 : 9;
  };

  class Chooser {
    constructor(root) {
      this.root = root;
      this.scheme = root.dataset.choose;
      this.many = "many" in root.dataset;
      this.input = root.querySelector('input[name$=".typed"]');
      if (!this.input) return;
      this.path = this.input.name.replace(/\.typed$/, "");
      this.active = -1;
      this.shown = [];
      this.options = this.read();
      this.build();
      if (this.many) this.chips();
    }

    // The choices of the page: its boxes, or the list that a browser without scripts would offer.
    read() {
      const boxes = [...this.root.querySelectorAll(`input[type=checkbox][name="${this.path}"]`)];
      const found = boxes.map((box) => ({ value: box.value, label: box.nextElementSibling.textContent.trim() }));
      const list = this.input.getAttribute("list") && document.getElementById(this.input.getAttribute("list"));
      if (list) for (const one of list.options) found.push({ value: one.dataset.value, label: one.value });
      return [...new Map(found.map((one) => [one.value, { ...one, key: fold(one.label) }])).values()];
    }

    build() {
      const { input } = this;
      input.removeAttribute("list");
      this.list = make("ul", { role: "listbox", id: `${input.id}-list`, class: "offers", "aria-label": this.label() });
      this.list.hidden = true;
      const wrap = make("div", { class: "combo" });
      input.before(wrap);
      wrap.append(input, this.list);
      const combobox = { role: "combobox", "aria-expanded": "false", "aria-controls": this.list.id, "aria-autocomplete": "list" };
      for (const [name, value] of Object.entries(combobox)) input.setAttribute(name, value);
      input.addEventListener("focus", () => this.fetch());
      input.addEventListener("input", () => this.typed());
      input.addEventListener("keydown", (event) => this.key(event));
      input.addEventListener("blur", () => { setTimeout(() => this.close(), 150); this.settle(); });
      this.list.addEventListener("mousedown", (event) => event.preventDefault());
      this.list.addEventListener("click", (event) => {
        const option = event.target.closest("[role=option]");
        if (option) this.choose(this.shown[[...this.list.children].indexOf(option)]);
      });
      this.root.addEventListener("change", (event) => { if (this.many && event.target.name === this.path) this.chips(); });
    }

    label() {
      const own = this.root.querySelector(`label[for="${this.input.id}"]`) || this.root.querySelector("legend");
      return own ? own.textContent.replace(/\s+/g, " ").trim() : "";
    }

    get serverSide() { return this.scheme === "organisation"; }

    async fetch() {
      if (this.serverSide || this.known) return;
      this.known = await names(this.root.dataset.names);
      for (const one of this.options) {
        const parts = this.scheme === "corridor" ? one.value.split("-") : [one.value];
        one.about = this.known.about[one.value] || "";
        one.others = parts.flatMap((part) => Object.entries(this.known.names[part] || {})
          .flatMap(([language, texts]) => texts.map((text) => ({ language, text, key: fold(text) }))));
      }
      if (this.input.value && document.activeElement === this.input && !this.list.hidden) this.typed();
    }

    // Of several names the one in which the cursor stands.
    word() {
      const text = this.input.value;
      if (!this.many) return text.trim();
      const between = this.serverSide ? ";" : /[;,]/;
      return text.split(between).pop().trim();
    }

    async typed() {
      const wanted = this.word();
      if (!fold(wanted)) return this.close();
      if (!this.serverSide) { this.fetch(); return this.offer(this.match(fold(wanted)), wanted); }
      clearTimeout(this.wait);
      this.wait = setTimeout(() => this.ask(wanted), 200);
    }

    match(wanted) {
      const found = [];
      for (const one of this.options) {
        const own = nearness(one.key, wanted);
        let best = own, by = null;
        if (fold(one.value) === wanted && one.value.length < 4) best = 0;
        for (const other of one.others || []) {
          // What the page calls it comes before what others do.
          const near = nearness(other.key, wanted) + 0.5 * Math.min(1, nearness(other.key, wanted));
          if (near < best) { best = near; by = own < 9 ? null : other; }
        }
        if (this.scheme === "corridor") best = Math.max(best, own < 9 ? own : 1);
        if (best < 9) found.push({ ...one, best, by });
      }
      return found.sort((a, b) => a.best - b.best || a.label.localeCompare(b.label)).slice(0, MOST);
    }

    async ask(wanted) {
      let found = [];
      try {
        const answer = await fetch(`${this.root.dataset.names}?q=${encodeURIComponent(wanted)}`, { redirect: "error" });
        if (!answer.ok) throw new Error(answer.status);
        found = (await answer.json()).found;
      } catch {
        this.close();
        return announce(say("away"));
      }
      if (this.word() !== wanted) return;
      const key = fold(wanted);
      this.offer(found.map((one) => {
        const others = Object.entries(one.names).flatMap(([language, texts]) => texts.map((text) => ({ language, text })));
        const by = nearness(fold(one.label), key) < 9 ? null : others.find((other) => nearness(fold(other.text), key) < 9);
        return { ...one, by };
      }), wanted, true);
    }

    offer(found, wanted, mayAdd = false) {
      this.shown = found;
      if (mayAdd && this.adder()) this.shown = [...found, { add: wanted, label: say("add", { name: wanted }) }];
      this.active = -1;
      this.input.removeAttribute("aria-activedescendant");
      this.list.replaceChildren(...this.shown.map((one, place) => this.row(one, place)));
      if (!this.shown.length) this.list.append(make("li", { class: "none" }, say("none")));
      this.list.hidden = false;
      this.input.setAttribute("aria-expanded", "true");
      announce(found.length ? say("found", { count: found.length }) : say("none"));
    }

    row(one, place) {
      const row = make("li", { role: "option", id: `${this.list.id}-${place}`, "aria-selected": String(this.isChosen(one.value)) });
      row.append(make("span", {}, one.label));
      if (one.by && one.by.text) row.append(" ", make("small", { lang: one.by.language }, one.by.text));
      if (one.about) row.append(make("small", { class: "about" }, one.about));
      return row;
    }

    key(event) {
      const open = !this.list.hidden && this.shown.length;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (!open) return this.word() ? this.typed() : this.everything();
        this.move(event.key === "ArrowDown" ? 1 : -1);
      } else if (event.key === "Enter") {
        if (open) {
          // Only what is sure is taken without being pointed at.
          const sure = this.shown.filter((one) => one.best === 0 || fold(one.label) === fold(this.word()));
          const one = this.shown[this.active] || (sure.length === 1 ? sure[0] : null);
          if (one) this.choose(one);
          event.preventDefault();
        }
      } else if (event.key === "Escape" && !this.list.hidden) {
        event.preventDefault();
        this.close();
      }
    }

    async everything() {
      if (this.serverSide) return;
      await this.fetch();
      this.offer(this.options.map((one) => ({ ...one, best: 5 })), "");
      this.move(1);
    }

    move(by) {
      const rows = this.list.children;
      if (rows[this.active]) rows[this.active].classList.remove("at");
      this.active = (this.active + by + (this.active < 0 && by < 0 ? 1 : 0) + this.shown.length) % this.shown.length;
      rows[this.active].classList.add("at");
      rows[this.active].scrollIntoView({ block: "nearest" });
      this.input.setAttribute("aria-activedescendant", rows[this.active].id);
    }

    close() {
      this.list.hidden = true;
      this.active = -1;
      this.input.setAttribute("aria-expanded", "false");
      this.input.removeAttribute("aria-activedescendant");
    }

    // A name that was typed or pasted whole becomes a choice when the field is left; of several each that is known.
    settle() {
      if (this.serverSide || this.scheme === "corridor" || !this.known) return;
      const pieces = this.many ? this.input.value.split(/[;,]/) : [this.input.value];
      const left = [];
      for (const piece of pieces) {
        const same = this.match(fold(piece)).filter((one) => one.best === 0);
        if (fold(piece) && same.length === 1) this.take(same[0]);
        else if (piece.trim()) left.push(piece.trim());
      }
      if (!this.many || this.input.value === left.join(", ")) return;
      this.input.value = left.join(", ");
      this.input.dispatchEvent(new Event("change", { bubbles: true }));
    }

    choose(one) {
      if (one.add !== undefined) return this.adder()(one.add, (added) => { this.choose(added); this.input.focus(); });
      this.close();
      if (this.many) {
        const text = this.input.value;
        const at = Math.max(text.lastIndexOf(";"), this.serverSide ? -1 : text.lastIndexOf(","));
        this.input.value = at < 0 ? "" : `${text.slice(0, at + 1)} `;
      }
      this.take(one);
      announce(say("added", { name: one.label }));
    }

    take(one) {
      if (this.many) {
        const box = this.box(one.value) || this.addBox(one);
        if (box.checked && !one.fresh) return this.chips();
        box.checked = true;
        box.dispatchEvent(new Event("change", { bubbles: true }));
        return this.chips();
      }
      const [code, shown] = this.hiddens();
      if (this.scheme !== "corridor") { code.value = one.value; shown.value = one.label; }
      this.input.value = one.label;
      this.input.dispatchEvent(new Event("change", { bubbles: true }));
    }

    hiddens() { return [`input[name="${this.path}"]`, `input[name="${this.path}.shown"]`].map((one) => this.root.querySelector(one)); }

    box(value) { return this.root.querySelector(`input[type=checkbox][name="${this.path}"][value="${CSS.escape(value)}"]`); }

    addBox(one) {
      const label = make("label", { class: "tick" });
      const box = make("input", { type: "checkbox", name: this.path, value: one.value });
      label.append(box, make("span", {}, one.label));
      this.root.querySelector(".ticks").append(label);
      return box;
    }

    isChosen(value) {
      const box = this.many && this.box(value);
      return this.many ? Boolean(box && box.checked) : this.hiddens()[0].value === value;
    }

    // What is chosen, each with a button that takes it away.
    chips() {
      if (!this.chosen) {
        this.chosen = make("ul", { class: "picked", "aria-label": `${say("chosen")}: ${this.label()}` });
        this.root.querySelector(".typing").before(this.chosen);
        this.root.querySelector(".chosen")?.remove();
        if (!this.root.querySelector("details")) this.root.querySelector(".ticks").hidden = true;
        this.chosen.addEventListener("click", (event) => this.remove(event.target.closest("button")));
      }
      const boxes = [...this.root.querySelectorAll(`input[type=checkbox][name="${this.path}"]:checked`)];
      // Those that stay are left alone: somebody may stand on their button.
      const there = new Map([...this.chosen.children].map((chip) => [chip.querySelector("button").value, chip]));
      for (const box of boxes) {
        if (!there.delete(box.value)) this.chosen.append(this.chip(box));
      }
      for (const chip of there.values()) chip.remove();
      this.chosen.hidden = !boxes.length;
    }

    chip(box) {
      const name = box.nextElementSibling.textContent.trim(), chip = make("li");
      chip.append(make("span", {}, name), make("button", { type: "button", value: box.value, "aria-label": say("remove", { name }) }, "×"));
      return chip;
    }

    remove(button) {
      if (!button) return;
      const place = [...this.chosen.querySelectorAll("button")].indexOf(button);
      const box = this.box(button.value);
      box.checked = false;
      box.dispatchEvent(new Event("change", { bubbles: true }));
      announce(say("taken", { name: box.nextElementSibling.textContent.trim() }));
      const rest = this.chosen.querySelectorAll("button");
      (rest[Math.min(place, rest.length - 1)] || this.input).focus();
    }

    adder() { return this.serverSide && window.portalAddOrganisation ? window.portalAddOrganisation : null; }
  }

  const begin = (root) => {
    for (const one of root.querySelectorAll("[data-choose]")) {
      if (!one.chooser) one.chooser = new Chooser(one);
    }
  };
  begin(document);
  document.addEventListener("portal:fields", (event) => begin(event.target));
  // What was kept on this device, or by the browser, was put back into the boxes.
  const again = () => {
    for (const one of document.querySelectorAll("[data-choose][data-many]")) if (one.chooser.chosen) one.chooser.chips();
  };
  document.addEventListener("portal:filled", again);
  addEventListener("DOMContentLoaded", again);
  addEventListener("pageshow", again);
})();
