/** The top document: tells the worker that it arrived, before the page runs; steps back and shows the banner when told to. */
"use strict";

{
  const STUCK_AFTER = 700;

  /** @param {string} navigation */
  const arrive = async (navigation) => {
    const step = await chrome.runtime.sendMessage({ type: "arrive", navigation }).catch(() => null);
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
    const mine = message?.type === "banner" && message.host === location.host;
    if (mine) xianchaShowBanner(message.banner);
    if (message?.type === "quiet") xianchaHideBanner();
    if (mine || message?.type === "where") respond(location.href);
  });

  if (/** @type {{prerendering?: boolean}} */ (document).prerendering) {
    document.addEventListener("prerenderingchange", begin, { once: true });
  } else begin();
  addEventListener("pageshow", (event) => {
    if (event.persisted) void arrive("back_forward");
  });
}
