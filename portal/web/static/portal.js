// Everything works without this file. It shows the print button, and lets Escape close the sheet of filters.
"use strict";
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && location.hash === "#filters") location.hash = "#results";
});
// What a form kept on this device goes when the page after it says that it has come, and when somebody signs out (draft.js).
(() => {
  const drafts = (goes) => {
    try {
      Object.keys(localStorage).filter((key) => key.startsWith("portal.draft/") && goes(localStorage.getItem(key)))
        .forEach((key) => localStorage.removeItem(key));
    } catch { /* nothing can be kept here */ }
  };
  const here = new URL(location.href), name = here.searchParams.get("kept");
  if (name) {
    drafts((text) => text.includes(`"name":"${name}"`));
    here.searchParams.delete("kept");
    history.replaceState(history.state, "", here);
  }
  // Not before it is done: where the line is down, somebody who presses "Sign out" stays, and loses nothing.
  const out = document.querySelectorAll('form[action*="/account/sign-out"]');
  try {
    if (!out.length && sessionStorage.getItem("portal.out")) drafts(() => true);
    sessionStorage.removeItem("portal.out");
    for (const form of out) form.addEventListener("submit", () => sessionStorage.setItem("portal.out", "1"));
  } catch { /* nothing can be kept here */ }
})();
