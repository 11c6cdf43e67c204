/** Tells the worker that a document arrived, before the page runs, and steps back when told to. */
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
    addEventListener("pagehide", () => clearTimeout(stuck), { once: true });
    history.back();
  };

  const begin = () => {
    const [entry] = performance.getEntriesByType("navigation");
    void arrive(/** @type {PerformanceNavigationTiming | undefined} */ (entry)?.type ?? "navigate");
  };

  if (/** @type {{prerendering?: boolean}} */ (document).prerendering) {
    document.addEventListener("prerenderingchange", begin, { once: true });
  } else begin();
  addEventListener("pageshow", (event) => {
    if (event.persisted) void arrive("back_forward");
  });
}
