// Adding an organisation in place: the form of its own page in a dialog. Without this file the page opens in another window.
"use strict";
(() => {
  const words = document.getElementById("choosing");
  if (!words || !window.HTMLDialogElement) return;
  let dialog = null, done = null;

  const show = (html) => {
    dialog.replaceChildren(...new DOMParser().parseFromString(html, "text/html").body.childNodes);
    const first = dialog.querySelector("#faults, #similar, input:not([type=hidden])");
    if (first) first.focus();
  };

  const fail = () => {
    const note = document.createElement("p");
    note.className = "fault";
    note.setAttribute("role", "alert");
    note.textContent = words.dataset.failed;
    dialog.querySelector(".fault[role=alert]")?.remove();
    dialog.prepend(note);
  };

  const finish = (added) => {
    dialog.close();
    done(added);
  };

  const send = async (event) => {
    event.preventDefault();
    // Not beside the form that is being written: its own listeners are not asked.
    event.stopPropagation();
    try {
      const answer = await fetch(event.target.action, { method: "POST", body: new URLSearchParams(new FormData(event.target)) });
      const isJson = (answer.headers.get("Content-Type") || "").includes("json");
      if (isJson && answer.ok) return finish({ ...(await answer.json()), fresh: true });
      if (answer.ok || answer.status === 422) show(await answer.text());
      else fail();
    } catch { fail(); }
  };

  const open = async (address) => {
    if (!dialog) {
      dialog = document.body.appendChild(document.createElement("dialog"));
      dialog.className = "adding";
      dialog.setAttribute("aria-labelledby", "adding-title");
      dialog.addEventListener("submit", send);
      dialog.addEventListener("click", (event) => {
        const same = event.target.closest("[data-same]");
        if (same) finish({ value: same.dataset.same, label: same.textContent.trim() });
        if (event.target.closest("[data-close]")) dialog.close();
      });
    }
    try {
      const answer = await fetch(address, { redirect: "error" });
      if (!answer.ok) throw new Error(answer.status);
      dialog.showModal();
      show(await answer.text());
    } catch { window.open(address.replace("&part=1", ""), "_blank", "noopener"); }
  };

  const link = document.querySelector("a[data-add]");
  if (!link) return;
  const base = link.getAttribute("href");
  window.portalAddOrganisation = (name, then) => {
    done = then;
    open(`${base}?name=${encodeURIComponent(name)}&part=1`);
  };
  document.addEventListener("click", (event) => {
    const pressed = event.target.closest("a[data-add]");
    const chooser = pressed && pressed.closest("[data-choose]")?.chooser;
    if (!chooser) return;
    event.preventDefault();
    window.portalAddOrganisation(chooser.word(), (added) => { chooser.choose(added); chooser.input.focus(); });
  });
})();
