/**
 * The top document: tells the worker that it arrived, before the page runs; steps back and shows the banner when told
 * to.
 */
"use strict";

if (window === window.top) {
  const STUCK_AFTER = 2000;
  /** A page that answers slowly is left all the same; one that only pretends to be left is not. */
  const STILL_STUCK_AFTER = 8000;
  const WARNED_WITHIN = 2000;
  const IDLE_WITHIN = 2000;

  const TRIES = 4;

  /** A worker that was stopped before it answered is told again. @param {string} navigation */
  const arrive = async (navigation) => {
    let step = null;
    for (let tries = 0; step === null && tries < TRIES; tries++) {
      step = await chrome.runtime.sendMessage({ type: "arrive", navigation }).catch(() => null);
    }
    if (step === "back") stepBack();
  };

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let stuck;

  /** This document is to be left: where it is still here after a while, the worker is told. @param {number} wait */
  const leaveWithin = (wait) => {
    clearTimeout(stuck);
    stuck = setTimeout(() => void arrive("stuck"), wait);
  };

  /** One step back; where there is nothing further back, or the page stays, the worker is told. */
  const stepBack = () => {
    leaveWithin(STUCK_AFTER);
    const leaving = (/** @type {Event} */ { isTrusted }) => {
      if (!isTrusted) return;
      removeEventListener("beforeunload", leaving, true);
      leaveWithin(STILL_STUCK_AFTER);
    };
    addEventListener("beforeunload", leaving, true);
    history.back();
  };

  const begin = () => {
    const [entry] = performance.getEntriesByType("navigation");
    void arrive(/** @type {PerformanceNavigationTiming | undefined} */ (entry)?.type ?? "navigate");
  };

  /** Which of the things that were to be put up or taken down came last. */
  let last = 0;

  /** @param {Parameters<typeof xianchaPut>[0]} message @param {(here: string | null) => void} respond */
  const putUp = async (message, respond) => {
    const mine = ++last;
    const isHere = await xianchaNeed("banner").then(() => mine === last, () => false);
    if (isHere) xianchaPut(message);
    respond(isHere ? here() : null);
  };

  const takeDown = () => {
    last++;
    if (xianchaHas("banner")) xianchaTakeDown();
  };

  const here = () => (/^https?:/.test(location.href) ? location.href : `${self.origin}/`);

  chrome.runtime.onMessage.addListener((message, sender, respond) => {
    if (sender.id !== chrome.runtime.id) return;
    const isOurs = [location.origin, self.origin].includes(message?.origin);
    const isPut = isOurs && (message.type === "banner" || message.type === "warning");
    if (isPut) void putUp(message, respond);
    if (message?.type === "quiet") takeDown();
    if (message?.type === "leaving") leaveWithin(WARNED_WITHIN);
    if (message?.type === "where") respond(here());
    return isPut;
  });

  /**
   * A page may never be built, since a script that it waits for never comes: it is looked at as it stands once a
   * person uses it.
   *
   * @param {Event} event
   */
  const used = ({ isTrusted }) => {
    if (!isTrusted || xianchaHas("gate") || performance.now() < IDLE_WITHIN) return;
    void xianchaNeed("gate").catch(() => undefined);
  };

  xianchaHear(used);
  xianchaOncePresent(begin);
  addEventListener("pagehide", ({ isTrusted }) => {
    if (!isTrusted) return;
    clearTimeout(stuck);
    takeDown();
  });
  addEventListener("pageshow", ({ isTrusted, persisted }) => {
    if (isTrusted && persisted) void arrive("back_forward");
  });
}
