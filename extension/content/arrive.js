/**
 * The top document: tells the worker that it arrived, before the page runs; steps back and shows the banner when told
 * to.
 */
"use strict";

{
  const STUCK_AFTER = 700;

  const TRIES = 4;

  /** A worker that was stopped before it answered is told again. @param {string} navigation */
  const arrive = async (navigation) => {
    let step = null;
    for (let tries = 0; step === null && tries < TRIES; tries++) {
      step = await chrome.runtime.sendMessage({ type: "arrive", navigation }).catch(() => null);
    }
    if (step === "back") stepBack();
  };

  /** One step back; where there is nothing further back, the worker is told. */
  const stepBack = () => {
    const stuck = setTimeout(() => void arrive("stuck"), STUCK_AFTER);
    addEventListener("beforeunload", () => clearTimeout(stuck), { once: true });
    history.back();
  };

  const begin = () => {
    const [entry] = performance.getEntriesByType("navigation");
    void arrive(/** @type {PerformanceNavigationTiming | undefined} */ (entry)?.type ?? "navigate");
  };

  chrome.runtime.onMessage.addListener((message, sender, respond) => {
    if (sender.id !== chrome.runtime.id) return;
    const isOurs = [location.origin, self.origin].includes(message?.origin);
    const isPut = isOurs && (message.type === "banner" || message.type === "warning");
    if (isPut) xianchaPut(message);
    if (message?.type === "quiet") xianchaTakeDown();
    if (isPut || message?.type === "where") respond(/^https?:/.test(location.href) ? location.href : `${self.origin}/`);
  });

  if (/** @type {{prerendering?: boolean}} */ (document).prerendering) {
    document.addEventListener("prerenderingchange", begin, { once: true });
  } else begin();
  addEventListener("pagehide", xianchaTakeDown);
  addEventListener("pageshow", (event) => {
    if (event.persisted) void arrive("back_forward");
  });
}
