/** When to look: once the page is idle, when it fills later, and when it changes its address without loading. */
"use strict";

{
  const DEBOUNCE = 800;
  const LOOKS_PER_ADDRESS = 10;
  const LOOKS_AT_MOST = 60;
  let address = location.href;
  let looks = 0;
  let inAll = 0;
  let last = "";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;

  const look = () => {
    waiting = undefined;
    if (location.href !== address) {
      address = location.href;
      looks = 0;
      last = "";
    }
    if (looks >= LOOKS_PER_ADDRESS || inAll >= LOOKS_AT_MOST) return;
    looks++;
    inAll++;
    const facts = xianchaObserve();
    const now = JSON.stringify(facts);
    if (now === last) return;
    last = now;
    chrome.runtime.sendMessage({ type: "facts", facts }).catch(() => observer.disconnect());
  };

  const soon = () => {
    if (inAll >= LOOKS_AT_MOST) observer.disconnect();
    else waiting ??= setTimeout(look, DEBOUNCE);
  };

  const observer = new MutationObserver(soon);
  const start = () => {
    look();
    observer.observe(document, { childList: true, subtree: true, characterData: true });
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
