/**
 * When to look: once the page is idle, when it fills later, and when it changes its address without
 * loading; ever more seldom while it goes on changing, but never for the last time, and soon where a
 * person begins to use it. A page about something else is not spoken of.
 */
"use strict";

/**
 * Watches this document from now on.
 *
 * @returns {(event: Event) => void} is to hear of its use
 */
function xianchaWatch() {
  const DEBOUNCE = 800;
  const SLOWER = 1.5;
  const SLOWEST = 60_000;
  const LOOKS_AT_LENGTH = 60;
  const LOOKS_FOR_A_PERSON = 40;
  const IDLE_WITHIN = 1000;
  const SHOWN_BY = ["hidden", "open", "class", "style"];
  const IN_ALL = { childList: true, subtree: true, characterData: true };
  const ALL = { ...IN_ALL, attributeFilter: SHOWN_BY, attributeOldValue: true };
  /** Of a style only this shows and hides: others move all the time. */
  const SHOWS = /display|visibility/;
  const USES = ["focusin", "pointerdown", "keydown", "scrollend"];
  /** Those by which people take an offer, whatever the page changed before without being heard. */
  const TAKES = ["focusin", "pointerdown"];
  const FILLED = "input, select, textarea";
  const FRAMES = ["iframe", "frame", "object", "embed"];
  let address = location.href;
  let looks = 0;
  let inAll = 0;
  let forPerson = 0;
  let last = "";
  let hasSent = false;
  let isChanged = false;
  /** A person fills in a field of this frame. */
  let isFilled = false;
  /** A person has used the page since it was looked at. */
  let isUsed = false;
  /** @type {MutationObserver | undefined} */
  let observer;
  /** Frames that have loaded since it was asked what is in them. @type {Element[]} */
  const filled = [];
  let isReminding = false;
  let isLeft = false;
  /** The look to come, and when. @type {{due: number, timer: ReturnType<typeof setTimeout>} | undefined} */
  let coming;

  /** What the document around looks into is not told of twice; once it was opened anew, it may be its own. */
  const look = () => {
    coming = undefined;
    isChanged = false;
    if (xianchaIsWithin()) return;
    if (location.href !== address) {
      address = location.href;
      looks = 0;
      last = "";
    }
    looks++;
    inAll++;
    tell();
    isUsed = false;
  };

  /** @param {Node} root */
  const watched = (root) => {
    observer ??= new MutationObserver((changes) => {
      if (changes.some(({ target }) => target === document)) listen();
      if (changes.some(isNews)) soon();
    });
    observer.observe(root, ALL);
  };

  /** Tells what is seen; where the gate is open, once there is what sees it: a new address by its own glance. */
  const tell = (glance = xianchaGlance(watched, isUsed)) => {
    if (glance.isOpen && !xianchaHas("eyes")) {
      const from = location.href;
      const seen = () => tell(location.href === from ? glance : undefined);
      return void xianchaNeed("eyes").then(() => whenIdle(seen), failed);
    }
    const facts = glance.isOpen ? xianchaObserve(watched, glance) : glance.facts;
    if (!facts && !hasSent && !isFilled) return;
    const { isLarge, around } = xianchaPlaceOfFrame();
    const sent = { type: "facts", facts, isLarge: isLarge || isFilled, around };
    const now = JSON.stringify(sent);
    if (now === last) return;
    last = now;
    hasSent = true;
    chrome.runtime.sendMessage(sent).catch(failed);
  };

  /** An extension that was updated hears no more of this page; a worker that was stopped meanwhile is told again. */
  const failed = () => {
    if (!chrome.runtime?.id) return observer?.disconnect();
    last = "";
    soon();
  };

  /** Once the page has nothing better to do: then its style is in order. @param {() => void} run */
  const whenIdle = (run) => void requestIdleCallback(run, { timeout: IDLE_WITHIN });

  /** @param {number} wait */
  const lookIn = (wait) => {
    const due = performance.now() + wait;
    if (coming && coming.due <= due) return;
    clearTimeout(coming?.timer);
    coming = { due, timer: setTimeout(() => whenIdle(look), wait) };
  };

  /** A new address does not wait for what the old one had to. */
  const soon = () => {
    isChanged = true;
    const wait = location.href === address ? DEBOUNCE * SLOWER ** Math.max(0, looks - 2) : DEBOUNCE;
    lookIn(inAll < LOOKS_AT_LENGTH ? Math.min(wait, SLOWEST) : SLOWEST);
  };

  /**
   * A person uses what has changed since it was looked at, sees what was out of sight, or fills in a small frame.
   *
   * @param {Event} event
   */
  const used = (event) => {
    const { type, isTrusted } = event;
    if (!isTrusted || !USES.includes(type)) return;
    isUsed = true;
    const isFirst = window !== window.top && !isFilled && isFilling(event);
    isFilled ||= isFirst;
    if (forPerson >= LOOKS_FOR_A_PERSON || (coming && coming.due <= performance.now() + DEBOUNCE)) return;
    const isNew = TAKES.includes(type) || (!hasSent && type === "scrollend" && isDrawnElsewhere());
    if (!isChanged && !isNew && !isFirst) return;
    forPerson++;
    lookIn(DEBOUNCE);
  };

  const isDrawnElsewhere = () => xianchaIsWrittenInFrames() || xianchaRootsInView(true).length > 0;

  /** @param {Event} event */
  const isFilling = ({ type, target }) =>
    target instanceof Element && ["pointerdown", "keydown"].includes(type) && xianchaMatches(target, FILLED);

  /** A title that ticks is no news, nor is what moves. @param {MutationRecord} change */
  const isNews = ({ target, attributeName, oldValue }) => {
    if (document.head?.contains(target) && !xianchaIsShown(document.head)) return false;
    if (attributeName !== "style") return true;
    return SHOWS.test(`${oldValue}${/** @type {Element} */ (target).getAttribute("style")}`);
  };
  const start = () => {
    listen();
    watched(document);
    if (xianchaAsksOnlyWords()) look();
    else whenIdle(look);
  };

  /**
   * A frame of the page's own making has filled: no change of the document tells of that. They are asked together, once
   * the page is idle: to ask each as it comes lays out the page again and again.
   *
   * @param {Event} event
   */
  const loaded = ({ target }) => {
    if (!(target instanceof Element) || !FRAMES.includes(target.localName)) return;
    if (filled.push(target) === 1) whenIdle(askFilled);
  };

  const askFilled = () => {
    if (filled.splice(0).some(xianchaWrittenIn)) soon();
  };

  /** @param {Event} event */
  const left = ({ isTrusted }) => {
    if (!isTrusted) return;
    isLeft = true;
    if (hasSent && window !== window.top) void chrome.runtime.sendMessage({ type: "gone" }).catch(() => undefined);
  };
  /** The page is shown again as it was left: it is told of anew. */
  const again = () => {
    isLeft = false;
    last = "";
    looks = 0;
    look();
  };

  /** Again where a document is opened anew: it loses what listens to it, but not who observes it. */
  const listen = () => {
    xianchaListen();
    addEventListener("popstate", soon);
    addEventListener("resize", soon);
    document.addEventListener("load", loaded, true); // a window hears of no element's
    addEventListener("pagehide", left, true);
  };

  /** @param {boolean} on */
  const remind = (on) => {
    isReminding = on;
    if (!on && !xianchaHas("reminders")) return;
    void xianchaNeed("reminders").then(() => xianchaRemind(isReminding), failed);
  };

  /** @type {Parameters<typeof chrome.runtime.onMessage.addListener>[0]} */
  const heard = (message, sender, respond) => {
    if (sender.id !== chrome.runtime.id) return;
    if (message?.type === "there" && window !== window.top && !isLeft) respond(true);
    if (message?.type === "again") again();
    if (message?.type === "remind") remind(message.on === true);
  };

  chrome.runtime.onMessage.addListener(heard);
  xianchaOncePresent(start);
  return used;
}

{
  /** @type {ReturnType<typeof xianchaWatch> | undefined} */
  let used;
  const begin = () => (used ??= xianchaWatch());

  /**
   * A frame without room waits for that, or until a person uses it. The browser tells of room whatever becomes of the
   * document meanwhile. Nothing else is touched: the first touch of a document costs more than all that is here.
   */
  const beginWithRoom = () => {
    xianchaHear((event) => event.isTrusted && begin()(event));
    const room = window === window.top ? null : xianchaRoom();
    if (room?.matches === false) room.addEventListener("change", begin);
    else begin();
  };

  // what is not idle for long is sent this, and gets it again once it is; what was sent to the document before may come
  // to this one ahead of all that it stands on
  const WATCHED = "xianchaIsWatched";
  if (Object.hasOwn(globalThis, "xianchaNeed") && !Object.hasOwn(globalThis, WATCHED)) {
    beginWithRoom();
    Object.defineProperty(globalThis, WATCHED, { value: true });
  }
}
