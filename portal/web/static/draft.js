// Saves what is being typed by itself, and keeps it on this device until the server has it. Without this file each step is saved by its
// buttons. What is kept here: for each person, text, step and tab the pairs of the form, the state that it was made from, and what was
// sent and not answered yet. That is sent again first, as it was: the same save twice is one.
"use strict";
(() => {
  const form = document.getElementById("draft");
  const words = document.getElementById("drafting");
  if (!form || !words || !window.fetch) return;
  const PAUSE = 3000, LONGEST = 20000, STORED = 400, LARGEST = 60000, WAIT = 30000, PATIENCE = 60000;
  const PREFIX = "portal.draft/";
  const META = new Set(["csrf", "base", "fields", "wrong", "had", "token", "action", "go", "kept"]);
  const say = words.dataset;
  // Its buttons are called "action": the property of that name is them.
  const address = () => form.getAttribute("action") || location.href;
  const field = (name) => form.elements.namedItem(name);

  // What the form holds, as [name, value]; files are sent by their own script.
  const pairs = (of = form) => [...new FormData(of)].filter(([name, value]) => typeof value === "string" && name !== "csrf" && name !== "kept");
  const content = (list) => JSON.stringify(list.filter(([name]) => !META.has(name)).map(([name, value]) => [name, value.replace(/\r\n/g, "\n")]));
  const with_ = (list, name, value) => [...list.filter(([one]) => one !== name), [name, value]];

  // A form that was typed into before this script had come is not what the server has.
  const reset = form.cloneNode(true);
  reset.reset();
  const loaded = pairs(reset);
  // The browser would put old values back, of which nobody knows what they were made from.
  form.autocomplete = "off";

  let acked = null, sent = null, out = false, others = [], before = "", busy = null, stopped = "", gone = "", since = 0, timer = 0, storing = 0, retry = PAUSE;
  let hold = "hold" in form.dataset;

  // The device.
  const random = () => [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const tab = (() => {
    try {
      const found = sessionStorage.getItem("portal.tab") || random();
      sessionStorage.setItem("portal.tab", found);
      return found;
    } catch { return random(); }
  })();
  const mine = () => `${PREFIX}${form.dataset.person}/${form.dataset.key}/`;
  const device = {
    write(entry) { if (out) return false; try { localStorage.setItem(mine() + tab, JSON.stringify(entry)); return true; } catch { return false; } },
    drop(key = mine() + tab) { try { localStorage.removeItem(key); } catch { /* nothing is kept here */ } },
    all() {
      try {
        const keys = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
        // Whoever used this browser before is somebody else's business.
        keys.filter((key) => !key.startsWith(`${PREFIX}${form.dataset.person}/`)).forEach((key) => localStorage.removeItem(key));
        return keys.filter((key) => key.startsWith(mine())).map((key) => ({ key, ...JSON.parse(localStorage.getItem(key)) }))
          .sort((one, other) => other.at - one.at);
      } catch { return []; }
    },
  };

  const time = (at) => new Date(at).toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const line = document.querySelector("[data-kept]"), live = document.querySelector("[data-said]");
  let announced = "";
  const tell = (kind, text, link) => {
    line.replaceChildren(text);
    line.dataset.kept = kind;
    if (link) {
      const one = document.createElement("a");
      Object.assign(one, { href: say.signIn, target: "_blank", rel: "noopener", textContent: say.signInWords });
      line.append(" ", one);
    }
    // Not every pause in typing is worth a word to somebody who listens.
    if (kind === "not" || kind === announced) return;
    announced = kind;
    live.textContent = text;
  };

  const dirty = () => !acked || content(pairs()) !== content(acked);
  const part = (list, name) => content((list || []).filter(([one]) => one.split(".")[0] === name));
  const stored = () => {
    clearTimeout(storing);
    storing = 0;
    if (!dirty() && !sent) return device.drop();
    return device.write({ at: Date.now(), pairs: pairs(), sent, hold, name: gone });
  };

  const later = (ms) => { clearTimeout(timer); timer = setTimeout(save, ms); };
  const changed = () => {
    had();
    if (!dirty()) {
      clearTimeout(timer);
      since = 0;
      stored();
      return;
    }
    since = since || Date.now();
    if (!storing) storing = setTimeout(stored, STORED);
    if (stopped || hold) return;
    if (line.dataset.kept !== "offline") tell("not", say.not);
    if (!busy) later(Math.max(0, Math.min(PAUSE, since + LONGEST - Date.now())));
  };

  // Which files the form has shown: only these can be taken away by it.
  const had = () => {
    const list = field("had");
    if (!list) return;
    const shown = [...form.querySelectorAll("input[name^='attachments.'][name$='.file']")].map((one) => one.value).filter(Boolean);
    list.value = [...new Set([...list.value.split(" ").filter(Boolean), ...shown])].join(" ");
  };

  const post = (list, leaving = false) => {
    const body = new URLSearchParams([...list, ["csrf", field("csrf").value], ["action", "keep"]]);
    const stop = new AbortController();
    const end = setTimeout(() => stop.abort(), WAIT);
    return fetch(address(), {
      method: "POST", body, headers: { "X-Requested-With": "keep" }, redirect: "error", credentials: "same-origin",
      keepalive: leaving && body.toString().length < LARGEST, signal: stop.signal,
    }).finally(() => clearTimeout(end));
  };
  const read = async (answer) => { try { return await answer.json(); } catch { return {}; } };

  const ready = (leaving) => {
    if (form.dataset.id) return true;
    const title = field("title");
    if (!title.value.trim()) { tell("untitled", say.untitled); return false; }
    // The address is made from the title: it waits until the title is typed.
    if (document.activeElement === title && !leaving) { later(PAUSE); return false; }
    return true;
  };

  const save = (leaving = false) => {
    if (busy || stopped || hold || gone || !(dirty() || sent) || !ready(leaving === true)) return null;
    clearTimeout(timer);
    busy = saving(leaving === true);
    return busy;
  };
  const saving = async (leaving) => {
    const body = sent || made();
    sent = body;
    stored();
    let answer;
    try { answer = await post(body, leaving); } catch { answer = null; }
    busy = null;
    if (!answer || answer.status >= 500 || answer.status === 429) return away(answer);
    const found = await read(answer);
    if (answer.ok && found.base) return took(found, body);
    sent = null;
    refused(answer.status, found);
  };

  const away = (answer) => {
    tell("offline", answer ? say.busy : say.offline);
    stored();
    retry = Math.min(retry * 2, PATIENCE);
    later(retry);
  };

  const refused = (status, found) => {
    stored();
    if (status === 401) {
      tell("out", found.message || say.out, true);
      return;
    }
    stopped = found.code || String(status);
    tell("stopped", found.message || say.stopped);
  };

  // Fields in which another wrote meanwhile are left alone; where both did, their person is asked.
  const made = () => {
    const now = pairs();
    if (!others.length) return now;
    if (others.some((name) => part(now, name) !== part(acked, name))) field("base").value = before;
    else return apart(now, others);
    return pairs();
  };
  // A save of all fields but some.
  const apart = (list, names) => {
    const asked = (list.find(([name]) => name === "fields") || ["", ""])[1].split(" ");
    return with_(list, "fields", asked.filter((name) => !names.includes(name)).join(" "));
  };

  // The server has it: the form is made from that now.
  const took = (found, body) => {
    sent = null;
    retry = PAUSE;
    acked = body;
    if (!form.dataset.id) become(found, body);
    const now = content(pairs());
    if (found.others.length && !others.length) before = field("base").value;
    field("base").value = found.base;
    redraw(found);
    if (found.others.length) {
      // What another typed in other fields of this page is in the text, and not in this form.
      if (now === content(acked)) return refresh();
      others = [...new Set([...others, ...found.others])];
    }
    stored();
    if (now === content(acked)) {
      since = 0;
      if (others.length) return refresh();
      tell("saved", say.saved.replace("{time}", time(Date.now())));
    } else later(PAUSE);
    document.dispatchEvent(new Event("portal:saved"));
  };

  const refresh = () => {
    device.drop();
    acked = pairs();
    location.reload();
  };

  // A new text has an address from its first save on.
  const become = (found, body) => {
    device.drop();
    form.dataset.id = found.id;
    form.dataset.key = form.dataset.key.replace(/^[^/]*/, found.id);
    form.setAttribute("action", found.url);
    history.replaceState(history.state, "", found.url);
    const spoken = document.createElement("input");
    Object.assign(spoken, { type: "hidden", name: "spoken", value: (body.find(([name]) => name === "language") || ["", ""])[1] });
    form.prepend(spoken);
    acked = [["spoken", spoken.value], ...body];
  };

  const redraw = (found) => {
    for (const one of form.querySelectorAll("[data-lacks]")) one.textContent = found.steps[one.dataset.lacks] || "";
    const bar = form.querySelector("[data-bar]");
    if (!bar || bar.contains(document.activeElement)) return;
    const open = bar.querySelector("details")?.open;
    const fresh = new DOMParser().parseFromString(found.bar, "text/html").querySelector("[data-bar]");
    if (!fresh) return;
    const list = fresh.querySelector("details");
    if (list && open) list.open = true;
    bar.replaceWith(fresh);
  };

  // Putting back what this device has.
  const notice = (text, label, action) => {
    const box = document.getElementById("put-back");
    box.querySelector("span").textContent = text;
    const button = box.querySelector("button");
    button.hidden = !label;
    button.textContent = label || "";
    if (action) button.addEventListener("click", action, { once: true });
    box.hidden = false;
  };
  const by_name = (list) => {
    const found = new Map();
    for (const [name, value] of list) if (!META.has(name) || name === "token") found.set(name, [...(found.get(name) || []), value]);
    return found;
  };
  const boxes = (name) => [...form.elements].filter((one) => one.name === name && one.type !== "submit" && one.type !== "file");
  const is_box = (one) => one.type === "checkbox" || one.type === "radio";
  const fits = (list) => [...by_name(list)].every(([name, values]) => {
    const there = boxes(name);
    if (there.some(is_box)) return values.every((value) => there.some((one) => !is_box(one) || one.value === value));
    return there.length === values.length;
  });
  const fill = (list) => {
    const found = by_name(list);
    for (const one of form.elements) {
      if (!one.name || (META.has(one.name) && one.name !== "token") || one.type === "submit" || one.type === "file") continue;
      const values = found.get(one.name) || [];
      if (is_box(one)) {
        one.checked = values.includes(one.value);
        // What is ticked is seen.
        if (one.checked && one.closest("details.more") && !one.defaultChecked) one.closest("details.more").open = true;
      } else if (values.length) one.value = values.shift();
    }
  };

  const undo = async () => {
    hold = true;
    device.drop();
    if (acked && content(acked) !== content(loaded)) {
      try { await post(with_(loaded, "base", field("base").value)); } catch { /* the page shows what the server has */ }
    }
    acked = pairs();
    sent = null;
    location.reload();
  };

  // The server has changed since, or it is not known whether it has what was sent last: it puts the two together.
  const together = async (entry) => {
    let answer;
    try {
      let body = entry.pairs;
      if (entry.sent) {
        answer = await post(entry.sent);
        if (!answer.ok) return answer.status === 409 ? "clash" : "offline";
        const found = await answer.json();
        const is_all = content(entry.sent) === content(body);
        // It had come after all, and stands on this page.
        if (is_all && found.base === field("base").value) { device.drop(entry.key); return "there"; }
        const twice = found.others.some((name) => part(body, name) !== part(entry.sent, name));
        if (!twice) body = apart(with_(body, "base", found.base), found.others);
      }
      answer = await post(body);
    } catch { return "offline"; }
    if (!answer.ok) return answer.status === 409 ? "clash" : "offline";
    device.drop(entry.key);
    try { sessionStorage.setItem("portal.put-back", String(entry.at)); } catch { /* then without a word */ }
    location.reload();
    return "done";
  };

  const look_at_both = (entry) => {
    const other = document.createElement("form");
    Object.assign(other, { method: "post", action: address(), hidden: true });
    for (const [name, value] of [...entry.pairs, ["csrf", field("csrf").value], ["action", "save"]]) {
      const one = document.createElement("textarea");
      Object.assign(one, { name, value });
      other.append(one);
    }
    document.body.append(other);
    device.drop(entry.key);
    other.submit();
  };

  const put_back = (entry) => {
    fill(entry.pairs);
    if (entry.key !== mine() + tab) device.drop(entry.key);
    if (entry.hold) hold = true;
    notice(say.putBack.replace("{time}", time(entry.at)), say.undo, undo);
  };

  const base_of = (entry) => (entry.pairs.find(([name]) => name === "base") || ["", ""])[1];
  const recover = async () => {
    for (const entry of device.all()) {
      if (!Array.isArray(entry.pairs) || content(entry.pairs) === content(loaded)) { device.drop(entry.key); continue; }
      if ("unsaved" in form.dataset) return;
      if (base_of(entry) === field("base").value && fits(entry.pairs)) return put_back(entry);
      form.inert = true;
      const found = await together(entry);
      form.inert = found === "done";
      if (found === "clash") {
        hold = true;
        notice(say.clash.replace("{time}", time(entry.at)), say.both, () => look_at_both(entry));
      } else if (found === "offline") tell("offline", say.offline);
      return;
    }
  };

  // How long a text is.
  const count = (box) => {
    const text = box.value.trim();
    const spaced = text ? text.split(/\s+/).length : 0;
    const counted = box.dataset.unit === "words" ? (spaced * 15 > text.length ? spaced : Math.floor(text.length / 5)) : text.length;
    const place = document.getElementById(`${box.id}-count`);
    const number = (value) => Number(value).toLocaleString(document.documentElement.lang);
    place.textContent = say[`${box.dataset.unit}${box.dataset.least === "0" ? "Most" : ""}`]
      .replace("{count}", number(counted)).replace("{least}", number(box.dataset.least)).replace("{most}", number(box.dataset.most));
    place.classList.toggle("far", counted > Number(box.dataset.most));
    place.hidden = !text;
  };

  const begin = () => {
    acked = unsaved ? null : pairs();
    for (const box of form.querySelectorAll("[data-most]")) box.addEventListener("input", () => count(box));
    form.addEventListener("input", changed);
    form.addEventListener("change", changed);
    form.addEventListener("portal:fields", changed);
    addEventListener("online", () => { if (dirty() || sent) save(); });
    addEventListener("focus", () => { if (line.dataset.kept === "out" || line.dataset.kept === "offline") save(); });
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden" && (dirty() || sent)) { stored(); save(true); }
    });
    addEventListener("pagehide", () => { if (dirty() || sent) { stored(); save(true); } });
    // Gone back to: the text may have gone on meanwhile.
    addEventListener("pageshow", (event) => { if (event.persisted) again(); });
    form.addEventListener("submit", submitted);
    for (const one of document.querySelectorAll('form[action*="/account/sign-out"]')) one.addEventListener("submit", () => {
      if (dirty() || sent) save(true);
      // The browser clears what is kept here, and nothing may come after it.
      out = true;
    });
    try {
      const at = sessionStorage.getItem("portal.put-back");
      sessionStorage.removeItem("portal.put-back");
      if (at) notice(say.joined.replace("{time}", time(Number(at))));
    } catch { /* then without a word */ }
    if (dirty()) changed();
  };
  const again = async () => {
    busy = null;
    gone = "";
    hold = "hold" in form.dataset;
    if (sent || dirty()) return save();
    try {
      const answer = await fetch(address(), { headers: { "X-Requested-With": "keep" }, redirect: "error" });
      if (answer.ok && (await answer.json()).base !== field("base").value) location.reload();
    } catch { /* what is here is the newest that there is */ }
  };

  // A button was pressed: what it sends is kept until the page after it says that it has come. What is under way is waited for, because
  // a form that is made from an older state would be asked about its own words.
  const submitted = async (event) => {
    clearTimeout(timer);
    if (navigator.onLine && !((busy || sent) && !stopped)) {
      gone = field("kept").value = random();
      stored();
      return;
    }
    event.preventDefault();
    const button = event.submitter;
    tell("not", say.not);
    await (busy || save());
    if (!sent || stopped) form.requestSubmit(button);
  };

  recover();
  // What was put back, typed early, or shown again without being saved.
  const unsaved = "unsaved" in form.dataset || content(pairs()) !== content(loaded);
  if (document.readyState === "complete") begin();
  else addEventListener("DOMContentLoaded", begin);
})();
