/**
 * What the browser keeps for us in storage.local, by key. The worker holds what it has read until it changes; pages ask
 * each time, since a change that the worker made is told to them later than its answer.
 */

/** What was read, while it is held. @type {Map<string, Promise<any>>} */
const held = new Map();
let isHolding = false;

/** From now on what was read is held. Nothing is woken by a change: who is stopped holds nothing. */
export function holdWhatIsRead() {
  isHolding = true;
  whenLocalChanges(forget);
}

/** @param {(keys: string[]) => unknown} hear  called with the keys of what was changed, here or elsewhere */
export function whenLocalChanges(hear) {
  chrome.storage.local.onChanged.addListener((changes) => void hear(Object.keys(changes)));
}

/** @param {string} key @returns {Promise<any>} undefined where nothing is kept; not to be changed */
export function readLocal(key) {
  const found = held.get(key);
  if (found) return found;
  const reading = chrome.storage.local.get([key]).then((kept) => /** @type {Record<string, any>} */ (kept)[key]);
  if (!isHolding) return reading;
  held.set(key, reading);
  reading.catch(() => held.delete(key));
  return reading;
}

/** @param {object} values  by key */
export function writeLocal(values) {
  return forgetting(Object.keys(values), () => chrome.storage.local.set(values));
}

/** @param {string[]} keys */
export function removeLocal(keys) {
  return forgetting(keys, () => chrome.storage.local.remove(keys));
}

export function clearLocal() {
  return forgetting([...held.keys()], () => chrome.storage.local.clear());
}

/**
 * Before, and again behind: what is read meanwhile may be the old.
 *
 * @param {string[]} keys
 * @param {() => Promise<void>} change
 */
async function forgetting(keys, change) {
  forget(keys);
  try {
    await change();
  } finally {
    forget(keys);
  }
}

/** @param {string[]} keys */
function forget(keys) {
  for (const key of keys) held.delete(key);
}
