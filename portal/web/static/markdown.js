// A row of buttons above each long text (Markdown), a preview by the same renderer as the page, and pasting from a word processor.
// Without this file the marks are typed, and the preview of the whole text shows how they look.
"use strict";
(() => {
  const words = document.getElementById("marking");
  if (!words) return;
  const mac = /Mac|iPhone|iPad/.test(navigator.platform);
  const BUTTONS = [
    ["bold", "B", "b"], ["italic", "I", "i"], ["heading", "H", ""], ["bullets", "•", ""], ["numbers", "1.", ""], ["link", "↗", "k"],
  ];

  // Put a text in the place of another, so that "undo" takes it back.
  const put = (area, start, end, text, from = start + text.length, to = from) => {
    area.focus();
    area.setSelectionRange(start, end);
    if (!document.execCommand || !document.execCommand("insertText", false, text)) {
      area.setRangeText(text, start, end, "end");
      area.dispatchEvent(new Event("input", { bubbles: true }));
    }
    area.setSelectionRange(from, to);
  };

  // Bold and italic: around what is marked; taken away where it is there. Spaces at the ends stay outside.
  const around = (area, mark) => {
    let { selectionStart: start, selectionEnd: end } = area;
    const text = area.value;
    while (start < end && /\s/.test(text[start])) start += 1;
    while (end > start && /\s/.test(text[end - 1])) end -= 1;
    const size = mark.length, inner = text.slice(start, end);
    const single = size === 1;
    const has = (at) => text.slice(at, at + size) === mark && !(single && (text[at - 1] === mark || text[at + 1] === mark));
    if (start >= size && has(start - size) && has(end)) return put(area, start - size, end + size, inner, start - size, end - size);
    put(area, start, end, mark + inner + mark, start + size, end + size);
  };

  // Headings and lists: at the beginning of each line that is marked.
  const lines = (area, mark, pattern) => {
    const text = area.value;
    const start = text.lastIndexOf("\n", area.selectionStart - 1) + 1;
    const next = text.indexOf("\n", Math.max(area.selectionEnd - (area.selectionEnd > area.selectionStart ? 1 : 0), start));
    const end = next < 0 ? text.length : next;
    const rows = text.slice(start, end).split("\n");
    const there = rows.every((row) => !row.trim() || pattern.test(row)) && rows.some((row) => row.trim());
    let number = 0;
    const made = rows.map((row) => {
      const bare = row.replace(/^\s*(?:#{1,6}\s+|[-*+]\s+|\d+[.)]\s+)/, "");
      if (there) return bare;
      if (!row.trim() && rows.length > 1) return row;
      number += 1;
      return mark(number) + bare;
    }).join("\n");
    // A list or heading needs an empty line before it.
    const before = text.slice(0, start);
    const gap = !there && before && !before.endsWith("\n\n") && !pattern.test(before.trimEnd().split("\n").pop()) ? "\n" : "";
    // What was marked stays so, and the same button takes it back.
    const stop = start + gap.length + made.length;
    put(area, start, end, gap + made, area.selectionEnd > area.selectionStart ? start + gap.length : stop, stop);
  };

  const link = (area) => {
    const { selectionStart: start, selectionEnd: end } = area;
    const text = area.value.slice(start, end).trim();
    const isAddress = /^https?:\/\/\S+$/.test(text);
    const made = isAddress ? `[](${text})` : `[${text}](https://)`;
    const from = isAddress || !text ? start + 1 : start + made.length - 1;
    put(area, start, end, made, from);
  };

  const ACTIONS = {
    bold: (area) => around(area, "**"),
    italic: (area) => around(area, "*"),
    heading: (area) => lines(area, () => "### ", /^### /),
    bullets: (area) => lines(area, () => "- ", /^\s*[-*+] /),
    numbers: (area) => lines(area, (number) => `${number}. `, /^\s*\d+[.)] /),
    link,
  };

  const preview = async (area, box, button) => {
    const open = box.hidden;
    button.setAttribute("aria-expanded", String(open));
    button.textContent = open ? words.dataset.write : words.dataset.preview;
    box.hidden = !open;
    area.hidden = open;
    if (!open) return area.focus();
    if (!area.value.trim()) { box.textContent = words.dataset.nothing; return; }
    const csrf = area.form.querySelector('input[name="csrf"]');
    try {
      const body = new URLSearchParams({ text: area.value, csrf: csrf ? csrf.value : "" });
      const answer = await fetch(words.dataset.previewAt, { method: "POST", body });
      if (answer.status === 429) box.textContent = words.dataset.often;
      else if (!answer.ok) throw new Error(answer.status);
      else box.innerHTML = await answer.text();
    } catch { box.textContent = words.dataset.failed; }
  };

  const toolbar = (area) => {
    const bar = document.createElement("div");
    bar.className = "bar-of-marks";
    bar.setAttribute("role", "group");
    const label = document.querySelector(`label[for="${area.id}"]`);
    bar.setAttribute("aria-label", `${words.dataset.bar}: ${label ? label.firstChild.textContent.trim() : ""}`);
    for (const [name, sign, letter] of BUTTONS) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = `mark-${name}`;
      button.textContent = sign;
      button.setAttribute("aria-label", words.dataset[name]);
      button.title = words.dataset[name] + (letter ? ` (${mac ? "⌘" : "Ctrl+"}${letter.toUpperCase()})` : "");
      if (letter) button.setAttribute("aria-keyshortcuts", `${mac ? "Meta" : "Control"}+${letter.toUpperCase()}`);
      button.addEventListener("click", () => { if (!area.hidden) ACTIONS[name](area); });
      bar.append(button);
    }
    const look = document.createElement("button");
    look.type = "button";
    look.className = "look";
    look.textContent = words.dataset.preview;
    const box = document.createElement("div");
    box.className = "shown text";
    box.id = `${area.id}-preview`;
    box.hidden = true;
    box.tabIndex = 0;
    box.setAttribute("role", "region");
    box.setAttribute("aria-live", "polite");
    box.setAttribute("aria-label", `${words.dataset.preview}: ${label ? label.firstChild.textContent.trim() : ""}`);
    if (area.lang) box.lang = area.lang;
    look.setAttribute("aria-expanded", "false");
    look.setAttribute("aria-controls", box.id);
    look.addEventListener("click", () => preview(area, box, look));
    bar.append(look);
    area.before(bar);
    area.after(box);
  };

  // What a word processor puts on the clipboard, as Markdown; other marks than these are left out.
  const inline = (node) => [...node.childNodes].map((child) => {
    if (child.nodeType === 3) return child.textContent.replace(/\s+/g, " ").replace(/([*_[\]`\\])/g, "\\$1");
    if (child.nodeType !== 1) return "";
    const name = child.tagName, style = child.style;
    if (name === "BR") return "\n";
    if (/^(STYLE|SCRIPT|META|TITLE|IMG)$/.test(name)) return "";
    const text = inline(child);
    const href = name === "A" && /^https?:\/\//.test(child.getAttribute("href") || "") ? child.getAttribute("href") : "";
    if (href && text.trim()) return `[${text.trim()}](${href.replace(/[()\s]/g, encodeURIComponent)})`;
    const mark = (/^(B|STRONG)$/.test(name) && style.fontWeight !== "normal") || Number(style.fontWeight) >= 600 || style.fontWeight === "bold" ? "**"
      : /^(I|EM)$/.test(name) && style.fontStyle !== "normal" ? "*" : "";
    return mark && text.trim() ? text.replace(/^(\s*)([^]*?)(\s*)$/, `$1${mark}$2${mark}$3`) : text;
  }).join("");

  const BLOCKS = "P,H1,H2,H3,H4,H5,H6,UL,OL,DIV,SECTION,ARTICLE,BLOCKQUOTE,TABLE,TR,PRE";
  const list = (element, depth) => {
    let number = 0;
    return [...element.children].flatMap((item) => {
      if (/^(UL|OL)$/.test(item.tagName)) return list(item, depth + 1);
      const below = [...item.children].filter((child) => /^(UL|OL)$/.test(child.tagName));
      const own = item.cloneNode(true);
      own.querySelectorAll("ul,ol").forEach((child) => child.remove());
      number += 1;
      const sign = element.tagName === "OL" ? `${number}. ` : "- ";
      return [`${"    ".repeat(depth)}${sign}${inline(own).replace(/\s+/g, " ").trim()}`, ...below.flatMap((child) => list(child, depth + 1))];
    });
  };
  const blocks = (parent) => [...parent.children].flatMap((element) => {
    const name = element.tagName;
    if (/^(STYLE|SCRIPT|META|TITLE|LINK)$/.test(name)) return [];
    if (/^H[1-6]$/.test(name)) { const text = inline(element).replace(/\s+/g, " ").replace(/\*/g, "").trim(); return text ? [`### ${text}`] : []; }
    if (/^(UL|OL)$/.test(name)) return [list(element, 0).join("\n")];
    if (element.querySelector(BLOCKS)) return blocks(element);
    const text = inline(element).replace(/ *\n */g, "\n").trim();
    // Word writes its lists as paragraphs with a sign and blanks before them.
    const item = /MsoListParagraph/.test(element.className) && text.match(/^(?:([·•o§▪-])|(\d+)[.)])\s+([^]*)$/);
    if (item) return [`\u0000${item[2] ? `${item[2]}.` : "-"} ${item[3].trim()}`];
    return text ? [text] : [];
  });
  const markdown = (html) => {
    const body = new DOMParser().parseFromString(html, "text/html").body;
    // Google wraps all of it in one <b>.
    body.querySelectorAll('b[id^="docs-internal"]').forEach((one) => one.replaceWith(...one.childNodes));
    const simple = body.querySelector("h1,h2,h3,h4,h5,h6,ul,ol,b,strong,i,em,a[href],[class*=MsoListParagraph]");
    if (!simple || body.querySelector("table")) return "";
    const found = body.querySelector(BLOCKS) ? blocks(body) : [inline(body).trim()];
    return found.join("\n\n").replace(/\n\n\u0000/g, (all, at, text) => (/(?:^|\n)\u0000[^\n]*$/.test(text.slice(0, at)) ? "\n" : "\n\n")).replace(/\u0000/g, "");
  };

  const paste = (event) => {
    const area = event.target;
    const html = event.clipboardData && event.clipboardData.getData("text/html");
    const text = html ? markdown(html) : "";
    if (!text) return;
    event.preventDefault();
    put(area, area.selectionStart, area.selectionEnd, text);
  };

  const begin = (root) => {
    for (const area of root.querySelectorAll("textarea[data-markdown]")) {
      if (area.dataset.markdown === "on") continue;
      area.dataset.markdown = "on";
      toolbar(area);
      area.addEventListener("paste", paste);
      area.addEventListener("keydown", (event) => {
        if (!(mac ? event.metaKey : event.ctrlKey) || event.altKey || event.shiftKey) return;
        const found = BUTTONS.find(([, , letter]) => letter && letter === event.key.toLowerCase());
        if (!found) return;
        event.preventDefault();
        ACTIONS[found[0]](area);
      });
    }
  };
  begin(document);
  document.addEventListener("portal:fields", (event) => begin(event.target));
})();
