// Sends files in pieces, which a broken line costs one of. Without this file they go with the form, by the button "Attach".
"use strict";
(() => {
  const SMALLEST = 64 * 1024, SLOW = 15000, QUICK = 4000, LONGEST_WAIT = 30000, STALLED = 90000;
  const wait = (ms) => new Promise((done) => setTimeout(done, ms));
  const make = (tag, attributes = {}, text = "") => {
    const one = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) one.setAttribute(name, value);
    one.textContent = text;
    return one;
  };
  const shown = (bytes) => {
    const large = bytes >= 1048576;
    const number = large ? Math.round(bytes / 104857.6) / 10 : Math.max(1, Math.round(bytes / 1024));
    return `${number.toLocaleString(document.documentElement.lang)} ${large ? "MB" : "kB"}`;
  };
  const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");

  // What the server said no to: tried again where it may go better (`later`), else told.
  class Refusal extends Error {
    constructor(status, body) {
      super(body.message || "");
      this.status = status;
      this.body = body;
      this.later = !body.unchecked && (status === 0 || status >= 500);
    }
  }

  // One request; the address of the page tells the language, its form the word that it carries.
  const ask = (address, body, headers, signal, progress) => new Promise((done, fail) => {
    const request = new XMLHttpRequest();
    let quiet;
    const alive = () => { clearTimeout(quiet); quiet = setTimeout(() => request.abort(), STALLED); };
    request.open("POST", address);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => { alive(); progress?.(event.loaded); };
    // Whoever looks into a large file takes a while: only what is sent can stall.
    request.upload.onloadend = () => clearTimeout(quiet);
    request.onloadend = () => {
      clearTimeout(quiet);
      signal.removeEventListener("abort", stop);
      let answer = {};
      try { answer = JSON.parse(request.responseText); } catch { /* a page of a server in front */ }
      if (request.status === 200) done(answer);
      else fail(new Refusal(request.status, answer));
    };
    const stop = () => request.abort();
    signal.addEventListener("abort", stop);
    if (signal.aborted) return fail(new Refusal(0, {}));
    alive();
    request.send(body);
  });

  class Block {
    constructor(root) {
      this.root = root;
      this.form = root.form || root.closest("form");
      this.address = root.dataset.files;
      Object.assign(this, JSON.parse(root.dataset.about));
      this.words = root.querySelector("[data-words]").dataset;
      this.list = root.querySelector("[data-arriving]");
      this.rows = root.querySelector("[data-rows]");
      this.template = root.querySelector("template[data-row]");
      this.queue = [];
      this.busy = false;
      this.input = root.querySelector("input[type=file]");
      if (this.input) this.listen();
      root.addEventListener("click", (event) => this.pressed(event));
      addEventListener("beforeunload", (event) => { if (this.busy) event.preventDefault(); });
    }

    listen() {
      const zone = this.root.querySelector("[data-zone]");
      this.root.querySelector("[data-attach]").hidden = true;
      for (const one of this.root.querySelectorAll("[data-script]")) one.hidden = false;
      this.input.addEventListener("change", () => {
        this.add([...this.input.files]);
        // Else they would go with the form once more.
        this.input.value = "";
      });
      const has = (event) => event.dataTransfer?.types.includes("Files");
      document.addEventListener("dragover", (event) => {
        if (!has(event)) return;
        // Beside the block a browser would leave the page and show the file.
        event.preventDefault();
        zone.classList.toggle("over", zone.contains(event.target));
      });
      document.addEventListener("drop", (event) => {
        if (!has(event)) return;
        event.preventDefault();
        zone.classList.remove("over");
        if (this.root.contains(event.target)) this.add([...event.dataTransfer.files]);
      });
      document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) zone.classList.remove("over"); });
      document.addEventListener("paste", (event) => {
        const files = [...(event.clipboardData?.files || [])];
        // Out of a document a text is pasted with its picture: into a field the text is meant.
        const typed = event.target.closest?.("input:not([type=file]), textarea");
        if (!files.length || (typed && event.clipboardData.types.includes("text/plain"))) return;
        event.preventDefault();
        this.add(files);
      });
    }

    say(text) { this.root.querySelector("[data-status]").textContent = text; }

    token() { return this.form.querySelector("input[name=csrf]").value; }

    // A request without a file; `path` is below the address of the block.
    post(path, values, signal = new AbortController().signal) {
      return ask(this.address + path, new URLSearchParams({ csrf: this.token(), ...values }), {}, signal);
    }

    count() { return this.rows.querySelectorAll("[data-attached]").length; }

    add(files) {
      for (const file of files) {
        const item = new Item(this, file);
        const why = this.refusal(file);
        if (why) item.fail(why);
        else this.queue.push(item);
      }
      this.work();
    }

    refusal(file) {
      const most = this.most[file.name.includes(".") ? file.name.split(".").pop().toLowerCase() : ""];
      if (this.count() + this.queue.length >= this.files) return filled(this.words.full, { most: this.files });
      if (!most) return this.refusals.unknown_type;
      if (!file.size) return this.refusals.empty;
      return file.size > most ? filled(this.refusals.too_large, { size: shown(file.size), most: shown(most) }) : "";
    }

    // One file after the other: on a slow line two at once are two that never arrive.
    async work() {
      if (this.busy) return;
      this.busy = true;
      while (this.queue.length) await this.queue.shift().send();
      this.busy = false;
    }

    async pressed(event) {
      const button = event.target.closest("button");
      if (!button) return;
      if (button.matches("[data-remove]")) {
        event.preventDefault();
        this.remove(button.closest("fieldset"));
      }
      const waiting = button.closest("[data-upload]");
      if (waiting && button.matches("[data-drop], [data-finish]")) {
        event.preventDefault();
        await this.decide(waiting, button.matches("[data-finish]"));
      }
    }

    async decide(waiting, isFinish) {
      const id = waiting.dataset.upload, text = waiting.querySelector(".quiet");
      const name = waiting.querySelector("b").textContent;
      if (isFinish) text.textContent = this.words.checking;
      try {
        const found = await this.post(`/${id}/${isFinish ? "finish" : "drop"}`, {});
        if (isFinish) this.attach(found, name);
        else this.say(filled(this.words.stopped, { name }));
        waiting.remove();
        this.input?.focus();
      } catch (error) {
        text.textContent = error.message || this.words.failed;
        this.say(`${name}: ${text.textContent}`);
        if (error.body?.refused) for (const button of waiting.querySelectorAll("button")) button.remove();
      }
    }

    remove(row) {
      const name = row.querySelector("legend").textContent;
      const next = row.nextElementSibling || row.previousElementSibling || this.root;
      row.remove();
      next.focus();
      this.say(filled(this.words.removed, { name }));
      this.changed();
    }

    changed() { this.form.dispatchEvent(new Event("change", { bubbles: true })); }

    // A row for a file that is in the draft now, made from the empty one.
    attach(found, name) {
      if (!found.file) throw new Refusal(409, {});
      if (this.rows.querySelector(`[data-attached="${found.file}"]`)) return this.say(filled(this.words.same, { name }));
      const path = this.template.dataset.row, [field, first] = path.split(".");
      const taken = [...this.rows.querySelectorAll("input[name$='.file']")].map((one) => Number(one.name.split(".")[1]));
      const number = Math.max(Number(first) - 1, ...taken) + 1;
      const row = this.template.content.firstElementChild.cloneNode(true);
      const old = new RegExp(`\\b${field}([.-])${first}\\b`, "g");
      for (const one of [row, ...row.querySelectorAll("*")]) {
        for (const { name: key, value } of [...one.attributes]) one.setAttribute(key, value.replace(old, `${field}$1${number}`));
      }
      row.dataset.attached = found.file;
      row.querySelector("[data-name]").textContent = found.name;
      row.querySelector(`input[name="${field}.${number}.file"]`).value = found.file;
      row.querySelector(`input[name="${field}.${number}.name"]`).value = found.name;
      const link = row.querySelector("[data-link]");
      link.href = found.href;
      link.textContent = found.about;
      if (!found.picture) row.querySelector("[data-picture]")?.remove();
      this.rows.append(row);
      row.dispatchEvent(new Event("portal:fields", { bubbles: true }));
      const base = this.form.elements.base;
      // Only a form that holds all else of what the draft holds may say that it was made from it.
      if (base && base.value === found.before) base.value = found.base;
      this.say(filled(this.words.done, { name: found.name }));
      this.changed();
    }
  }

  class Item {
    constructor(block, file) {
      this.block = block;
      this.file = file;
      this.stopping = new AbortController();
      this.piece = 2 * SMALLEST;
      this.root = make("li", { class: "sending" });
      this.text = make("span", { class: "quiet" }, block.words.queued);
      this.bar = make("progress", { max: file.size, value: 0, "aria-label": file.name });
      this.button = make("button", { type: "button", class: "plain" });
      this.name(block.words.stop);
      this.button.addEventListener("click", () => this.press());
      this.press = () => this.stop();
      this.root.append(make("b", {}, file.name), " ", this.text, this.bar, this.button);
      block.list.append(this.root);
    }

    set words(text) { if (this.text.textContent !== text) this.text.textContent = text; }

    name(text) {
      this.button.textContent = text;
      this.button.setAttribute("aria-label", `${text}: ${this.file.name}`);
    }

    async send() {
      if (this.stopping.signal.aborted) return;
      const { block } = this;
      block.say(filled(block.words.begun, { name: this.file.name }));
      try {
        const begun = await this.again(() => block.post("", { name: this.file.name, size: this.file.size }, this.stopping.signal));
        this.id = begun.id;
        // The line of a page that was opened again: it goes on here.
        block.list.querySelector(`[data-upload="${begun.id}"]`)?.remove();
        await this.pieces(begun.received);
        this.words = block.words.checking;
        block.say(`${this.file.name}: ${block.words.checking}`);
        block.attach(await this.again(() => block.post(`/${this.id}/finish`, {}, this.stopping.signal)), this.file.name);
        this.root.remove();
      } catch (error) {
        if (!this.stopping.signal.aborted) this.fail(error.message || block.words.failed, !error.body?.refused);
      }
    }

    async pieces(received) {
      while (received < this.file.size) {
        this.show(received);
        const begun = Date.now(), from = received;
        const part = this.file.slice(from, Math.min(from + this.piece, this.file.size));
        const headers = { "Content-Type": "application/octet-stream", "Upload-Offset": from, "X-Form": this.block.token() };
        const sent = () => ask(`${this.block.address}/${this.id}`, part, headers, this.stopping.signal, (loaded) => this.show(from + loaded));
        const answer = await this.again(sent, () => { this.piece = Math.max(SMALLEST, this.piece / 2); });
        received = answer.received;
        const took = Date.now() - begun;
        if (took < QUICK) this.piece = Math.min(this.block.piece, this.piece * 2);
        else if (took > SLOW) this.piece = Math.max(SMALLEST, this.piece / 2);
      }
      this.show(received);
    }

    // Asks until there is an answer; a line that is away is waited for. A piece that does not follow is answered by what is there.
    async again(request, failed) {
      for (let pause = 1000; ; pause = Math.min(pause * 2, LONGEST_WAIT)) {
        try { return await request(); } catch (error) {
          if (error.status === 409 && "received" in error.body) return error.body;
          if (!error.later || this.stopping.signal.aborted) throw error;
          failed?.();
          this.words = error.message || this.block.words.waiting;
          this.block.say(`${this.file.name}: ${this.text.textContent}`);
          await Promise.race([wait(pause), this.back()]);
          if (this.stopping.signal.aborted) throw error;
        }
      }
    }

    back() {
      return new Promise((done) => {
        addEventListener("online", done, { once: true });
        this.stopping.signal.addEventListener("abort", done, { once: true });
      });
    }

    show(sent) {
      this.bar.value = sent;
      this.words = filled(this.block.words.sending, { part: shown(sent), size: shown(this.file.size) });
    }

    fail(text, canTryAgain = false) {
      const { block } = this;
      this.bar.remove();
      this.root.classList.add("fault-of-file");
      this.words = text;
      block.say(`${this.file.name}: ${text}`);
      this.name(canTryAgain ? block.words.again : block.words.close);
      this.press = () => {
        this.root.remove();
        block.input.focus();
        if (canTryAgain) block.add([this.file]);
      };
    }

    stop() {
      const { block } = this;
      this.stopping.abort();
      block.queue = block.queue.filter((one) => one !== this);
      // What cannot be told now is given up by itself after some days.
      if (this.id) block.post(`/${this.id}/drop`, {}).catch(() => {});
      this.root.remove();
      block.input.focus();
      block.say(filled(block.words.stopped, { name: this.file.name }));
    }
  }

  for (const root of document.querySelectorAll("[data-files]")) new Block(root);
})();
