/** The parts of this extension that a document does not have from the beginning: they come where they are needed. */
"use strict";

/** By what each is known to have come. */
const xianchaParts = {
  gate: "xianchaGlance",
  eyes: "xianchaObserve",
  banner: "xianchaPut",
  reminders: "xianchaRemind",
};

/** Those on their way. @type {Map<string, Promise<void>>} */
const xianchaComing = new Map();

/** A page's element of that name is nobody's own. @param {keyof typeof xianchaParts} part */
function xianchaHas(part) {
  return Object.hasOwn(globalThis, xianchaParts[part]);
}

/**
 * Once the part is here. Where the worker was stopped, may not send it or does not answer, it fails, and may be asked
 * for again.
 *
 * @param {keyof typeof xianchaParts} part
 * @returns {Promise<void>}
 */
function xianchaNeed(part) {
  if (xianchaHas(part)) return Promise.resolve();
  const known = xianchaComing.get(part);
  if (known) return known;
  const coming = bring().finally(() => xianchaComing.delete(part));
  xianchaComing.set(part, coming);
  return coming;

  async function bring() {
    const PATIENCE = 10_000;
    const patience = new Promise((wake) => setTimeout(wake, PATIENCE));
    const { around } = xianchaPlaceOfFrame();
    const brought = chrome.runtime.sendMessage({ type: "need", part, around }).catch(() => undefined);
    await Promise.race([brought, patience]);
    if (!xianchaHas(part)) throw new Error(`no ${part}`);
  }
}
