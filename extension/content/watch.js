/**
 * When to look: once the page is idle, when it fills later, and when it changes its address without
 * loading; ever more seldom while it goes on changing. A page about something else is not spoken of.
 */
"use strict";

{
  const DEBOUNCE = 800;
  const SLOWER = 1.5;
  const LOOKS_PER_ADDRESS = 12;
  const LOOKS_AT_MOST = 60;
  const IDLE_WITHIN = 1000;
  const ALL = { childList: true, subtree: true, characterData: true };
  let address = location.href;
  let looks = 0;
  let inAll = 0;
  let last = "";
  let told = false;
  /** The look to come, and when. @type {{due: number, timer: ReturnType<typeof setTimeout>} | undefined} */
  let coming;

  const look = () => {
    coming = undefined;
    if (location.href !== address) {
      address = location.href;
      looks = 0;
      last = "";
    }
    if (looks >= LOOKS_PER_ADDRESS || inAll >= LOOKS_AT_MOST) return;
    looks++;
    inAll++;
    const facts = xianchaObserve((root) => observer.observe(root, ALL));
    const now = JSON.stringify(facts);
    if (now === last || (!facts && !told)) return;
    last = now;
    told = true;
    chrome.runtime.sendMessage({ type: "facts", facts }).catch(() => observer.disconnect());
  };

  /** Once the page has nothing better to do: then its style is in order. */
  const lookWhenIdle = () => requestIdleCallback(look, { timeout: IDLE_WITHIN });

  /** A new address does not wait for what the old one had to. */
  const soon = () => {
    if (inAll >= LOOKS_AT_MOST) return observer.disconnect();
    const wait = location.href === address ? DEBOUNCE * SLOWER ** Math.max(0, looks - 2) : DEBOUNCE;
    const due = performance.now() + wait;
    if (coming && coming.due <= due) return;
    clearTimeout(coming?.timer);
    coming = { due, timer: setTimeout(lookWhenIdle, wait) };
  };

  /** A title that ticks is no news. */
  const observer = new MutationObserver((changes) => {
    if (changes.some(({ target }) => !document.head?.contains(target))) soon();
  });
  const start = () => {
    lookWhenIdle();
    observer.observe(document, ALL);
  };
  if (/** @type {{prerendering?: boolean}} */ (document).prerendering) {
    document.addEventListener("prerenderingchange", start, { once: true });
  } else start();
  addEventListener("popstate", soon);
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    last = "";
    looks = 0;
    look();
  });
}
