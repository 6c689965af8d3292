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

  const sent = async (button) => {
    const csrf = document.querySelector('#draft input[name="csrf"]');
    const body = new URLSearchParams({ csrf: csrf ? csrf.value : "", [button.name]: button.value });
    const answer = await fetch(button.formAction, { method: "POST", body, headers: { "X-Requested-With": "hints" } });
    if (!answer.ok) throw new Error(answer.status);
  };

  panel.addEventListener("click", async (event) => {
    const button = event.target.closest("button");
    if (!button || button.dataset.sent) return;
    event.preventDefault();
    const item = button.closest("li");
    const next = item.nextElementSibling || item.previousElementSibling;
    if (button.name !== "named" || !ticked(button.value)) {
      try {
        await sent(button);
      } catch {
        // With the whole page, as without a script.
        button.dataset.sent = "1";
        return button.click();
      }
    }
    item.remove();
    if (next) next.querySelector("button").focus();
    else panel.replaceChildren();
  });

  document.addEventListener("portal:saved", fresh);
})();
