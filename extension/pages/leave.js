/**
 * Leaving at once, as GOV.UK's “Exit this page” was researched with people who are watched: the page is blank at once,
 * an ordinary page opens in a new tab, and takes this one's place in the history. A tap on `a.leave` does it, and Esc
 * three times. Pages of the server load this file by itself; without a script the link is a plain one.
 * https://design-system.service.gov.uk/components/exit-this-page/ (read 2026-12-02)
 */

const TIMES = 3;
/** In ms, from the first press to the last. */
const WITHIN = 5000;

/** @type {number[]} */
let pressed = [];

/** @param {HTMLAnchorElement} link */
function leave({ href, hostname }) {
  const page = document.documentElement;
  if (page.hidden) return;
  page.hidden = true;
  globalThis.speechSynthesis?.cancel();
  document.title = hostname;
  window.open(href, "_blank", "noopener,noreferrer");
  location.replace(href);
}

function listen() {
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest("a.leave");
    if (!(link instanceof HTMLAnchorElement)) return;
    event.preventDefault();
    leave(link);
  });
  document.addEventListener("keydown", ({ key, repeat, timeStamp }) => {
    const link = document.querySelector("a.leave");
    if (repeat || !(link instanceof HTMLAnchorElement)) return;
    pressed = key === "Escape" ? [...pressed.filter((at) => timeStamp - at < WITHIN), timeStamp] : [];
    if (pressed.length >= TIMES) leave(link);
  });
}

/** Bundled, it lies beside what workers load as well. */
if (globalThis.document) listen();
