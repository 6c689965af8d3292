// The advice beside a text is fetched anew after each save; its buttons do what they say without leaving the page.
// Without this file it is as fresh as the page, and the buttons lead back to it.
"use strict";
(() => {
  const panel = document.getElementById("hints");
  if (!panel) return;
  let asked = 0;

  const fresh = async () => {
    const mine = asked += 1;
    try {
      const answer = await fetch(panel.dataset.hints, { redirect: "error" });
      if (!answer.ok) return;
      const html = await answer.text();
      // Whoever stands in the advice keeps their place.
      if (mine !== asked || panel.contains(document.activeElement)) return;
      panel.replaceChildren(...new DOMParser().parseFromString(html, "text/html").body.childNodes);
    } catch { /* Advice can wait for the line. */ }
  };

  // Where the list of countries is on this page, its own boxes are ticked, and the form saves them.
  const ticked = (code) => {
    const chooser = [...document.querySelectorAll('[data-choose="country"][data-many]')].find((one) => one.chooser && !one.closest(".row"));
    const option = chooser && chooser.chooser.options.find((one) => one.value === code);
    if (!option) return false;
    chooser.chooser.take(option);
    return true;
  };

  panel.addEventListener("submit", async (event) => {
    event.preventDefault();
    const form = event.target, item = form.closest("li");
    const next = item.nextElementSibling || item.previousElementSibling;
    const code = form.dataset.country;
    if (!code || !ticked(code)) {
      try {
        const answer = await fetch(form.action, {
          method: "POST", body: new URLSearchParams(new FormData(form)), headers: { "X-Requested-With": "hints" },
        });
        if (!answer.ok) throw new Error(answer.status);
      } catch { return form.submit(); }
    }
    item.remove();
    const button = next && next.querySelector("button");
    if (button) button.focus();
    else if (!panel.querySelector("li")) panel.replaceChildren();
  });

  document.addEventListener("portal:saved", fresh);
})();
