/** A place of our own on a page: a closed shadow root above all else, put back when the page takes it away. */
"use strict";

/**
 * An element of HTML, whatever the document around it is of.
 *
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 */
function xianchaMade(name) {
  return /** @type {HTMLElementTagNameMap[K]} */ (document.createElementNS("http://www.w3.org/1999/xhtml", name));
}

/** Tells the worker; one that was stopped before it heard is told again. @param {object} message */
function xianchaTell(message) {
  const tell = async () => chrome.runtime.sendMessage(message);
  tell().catch(tell).catch(() => undefined);
}

/**
 * The page's rules cannot reach it: of important rules those inside a shadow root win. In the top
 * layer nothing covers it but what is put there later, and then it is raised again. Where a page goes
 * on fighting, or it is not certain that people see it, `onUnseen` hears of it.
 *
 * @param {{style: string, box: HTMLElement, onUnseen?: (unseen: boolean) => void}} what  `box`: what people see of it
 */
function xianchaSurface({ style, box, onUnseen }) {
  const RESTORED_AT_MOST = 40;
  const WITHIN = 1000;
  /** A page that needs the top more often than that within so long fights for it, though it loses each time. */
  const RAISED_AT_MOST = 4;
  const CALM_AFTER = 20_000;
  const LOOK_EVERY = 500;
  /** What the browser knows of a raised one is not known at once. */
  const SETTLED_AFTER = 900;
  const INSET = 4;
  const COLUMNS = 7;
  const ROWS = 3;
  const LEAST = { width: 120, height: 24 };
  /** Put here by the build. @type {string} */
  const tokens = /** @type {any} */ (globalThis).XIANCHA_TOKENS;
  const HOST = `
    :host { all: initial !important; position: fixed !important; inset: 0 !important; display: block !important;
      direction: ltr !important;
      z-index: 2147483647 !important; pointer-events: none !important; }
    @media print { :host { display: none !important; } }`;
  const host = xianchaMade("div");
  xianchaOwnHosts().add(host);
  const root = host.attachShadow({ mode: "closed" });
  const sheet = xianchaMade("style");
  box.classList.add("xiancha");
  root.append(sheet, box);

  /** As large as it is meant to be, however small the page draws its root. */
  const enlarge = () => {
    const { currentCSSZoom: zoom = 1 } = document.documentElement ?? {};
    const sized = zoom === 1 ? "" : `:host { zoom: ${1 / zoom} !important; }`;
    const whole = tokens + HOST + sized + style;
    if (sheet.textContent !== whole) sheet.textContent = whole;
  };

  /** When it was last put back, and when it was last raised. @type {number[]} */
  let restored = [];
  /** @type {number[]} */
  let raised = [];
  /** Does the browser tell whether anything covers it, and what it said last. */
  let canJudge = false;
  let isVisible = false;
  let wasRaised = false;
  let unseen = false;
  /** Nobody hears whether a note is seen: it is raised so often in all. */
  const calm = onUnseen ? CALM_AFTER : Infinity;

  /** What is outside a modal dialog takes no clicks; null while the document has no root. @returns {Element | null} */
  const home = () => [...document.querySelectorAll("dialog:modal")].at(-1) ?? document.documentElement;

  const inPlace = () => host.parentNode === home() && host.popover === "manual" && host.attributes.length === 1;

  const put = () => {
    for (const { name } of [...host.attributes]) host.removeAttribute(name);
    host.popover = "manual";
    if (host.parentNode !== home()) home()?.append(host);
    if (host.isConnected) raise();
    else tell(true);
  };

  /** Above what was put into the top layer since. A page may forbid the top layer: then it is below it. */
  const raise = () => {
    if (xianchaMatches(host, ":popover-open")) host.hidePopover();
    host.showPopover();
    observer.takeRecords();
    observer.observe(document, { childList: true });
    for (const one of [document.documentElement, home()]) if (one) observer.observe(one, { childList: true });
    observer.observe(host, { attributes: true });
  };

  const restore = () => {
    if (inPlace()) return;
    const now = performance.now();
    restored = [...restored.filter((at) => at > now - WITHIN), now];
    if (restored.length > RESTORED_AT_MOST) {
      remove();
      return tell(true);
    }
    if (box.role === "status") box.role = null;
    put();
  };

  /** @param {boolean} now */
  const tell = (now) => {
    if (unseen === now) return;
    unseen = now;
    onUnseen?.(unseen);
  };

  /** Points all over it, others at each look. */
  const points = () => {
    const { left, top, width, height } = box.getBoundingClientRect();
    if (width < Math.min(LEAST.width, innerWidth / 2) || height < LEAST.height) return [];
    const column = (width - 2 * INSET) / COLUMNS;
    const row = (height - 2 * INSET) / ROWS;
    return Array.from({ length: COLUMNS * ROWS }, (_, n) => [
      left + INSET + column * ((n % COLUMNS) + Math.random()),
      top + INSET + row * (Math.floor(n / COLUMNS) + Math.random()),
    ]);
  };

  /** Is it drawn, and on top wherever a pointer finds it? */
  const isOnTop = () => {
    const all = points();
    const isOurs = (/** @type {number[]} */ [x, y]) =>
      x >= innerWidth || y >= innerHeight || document.elementFromPoint(x, y) === host;
    return all.length > 0 && xianchaIsShown(host) && all.every(isOurs);
  };

  /**
   * What a pointer goes through is found by no pointer: the browser tells, or else nothing else may be in the top
   * layer.
   */
  const isCertain = () => {
    // while a view changes, pictures of it stand above all else
    if (xianchaMatches(document.documentElement, ":active-view-transition")) return false;
    if (canJudge) return isVisible;
    if (!xianchaMatches(host, ":popover-open")) return false;
    const others = [...document.querySelectorAll(":popover-open, :modal, :fullscreen")].filter(
      (one) => !xianchaOwnHosts().has(one) && one !== home(),
    );
    return others.every((one) => getComputedStyle(one).pointerEvents !== "none");
  };

  const look = () => {
    if (document.hidden) return;
    enlarge();
    if (!inPlace()) put();
    if (!host.isConnected) return;
    const now = performance.now();
    raised = raised.filter((at) => at > now - calm);
    const isFound = isOnTop();
    const isSeen = isFound && isCertain();
    const isWorth = !isSeen && !(isFound && wasRaised);
    if (!isSeen && now - (raised.at(-1) ?? 0) < SETTLED_AFTER) return;
    if (isWorth && raised.length < RAISED_AT_MOST) {
      raised.push(now);
      wasRaised = true;
      return raise();
    }
    if (isSeen) wasRaised = false;
    if (!isSeen || raised.length >= RAISED_AT_MOST) return tell(true);
    if (raised.length === 0) tell(false);
  };

  /**
   * Chromium tells whether anything covers it, even what lets clicks through; on a page drawn through a filter or
   * moved as a whole it is never sure.
   */
  const covered = new IntersectionObserver(
    (changes) => {
      const now = /** @type {{isVisible?: boolean} | undefined} */ (changes.at(-1))?.isVisible;
      canJudge = now !== undefined;
      isVisible = now === true;
    },
    /** @type {IntersectionObserverInit} */ ({ threshold: [0, 1], trackVisibility: true, delay: LOOK_EVERY }),
  );
  const observer = new MutationObserver(restore);
  const timer = setInterval(look, LOOK_EVERY);

  const remove = () => {
    observer.disconnect();
    covered.disconnect();
    clearInterval(timer);
    host.remove();
  };

  enlarge();
  put();
  covered.observe(box);
  return {
    /** Nobody is to see it any longer: then it is not hidden either. */
    remove() {
      remove();
      tell(false);
    },
  };
}
