/**
 * What is remembered of each tab, in storage.session: `visit:<id>`, and `verdict:<id>` where something is to be said of
 * it. No verdict beside a visit means none.
 */

/**
 * @typedef {{url: string, document: string, isLarge: boolean, page: import("../page-reading/page.js").Page}} Shown
 *   `url`: "" of a frame of the page's own making; `isLarge`: takes a real share of the screen
 */
/**
 * @typedef {object} Warning  the page warned of, and the listed host that it falls under
 * @property {string} url
 * @property {string} host
 * @property {string} matched
 */
/**
 * @typedef {object} Visit
 * @property {string} site  registrable domain of the page in the tab
 * @property {string} url
 * @property {string} document  the browser's id of the document in the tab, "" where it gives none
 * @property {string[]} left  those of the last documents that were in the tab before
 * @property {boolean} isPrivate  in a private window
 * @property {Record<string, Shown>} frames  by frame id; only 0 and those that offer loans or ask for identity or money
 * @property {string[]} allowed  listed hosts that the person went on to, on this visit
 * @property {boolean} bannered  a banner or a warning of ours is shown on the document
 * @property {boolean} dismissed  the person closed the banner on this visit
 * @property {boolean} paused  the person wants to be left alone on this visit
 * @property {boolean} reminded  the page was told to have reminders beside its fields
 * @property {boolean} unseen  the page keeps the banner from being seen
 * @property {boolean} said  a verdict is kept of the tab, or was, and the toolbar may still say it
 * @property {Warning | null} warning  our warning page was the last document of this tab
 */
/** @typedef {import("../core/lookup/lookup.js").Answer} Answer */
/**
 * @typedef {object} Seen
 * @property {string} url  the page in the tab
 * @property {string} host  whose verdict holds: the page's or a frame's
 * @property {string} matched
 * @property {boolean} offers
 * @property {boolean} asks  for identity, money or a password
 * @property {boolean} identity  for more than a password
 * @property {import("../page-reading/page-kinds.js").Kind[]} kinds  what the page wants
 * @property {string} [alike]  the known host that one which asks for a password is like
 * @property {string} fee  the sentence in which it asks for money before it lends any
 * @property {boolean} [installs]  it links to an app's package
 * @property {string} lender  whom it names as the one who lends
 * @property {boolean} [byFee]  that alone makes it one that offers loans
 * @property {import("../page-reading/loan-score.js").Silence} [silence]  for what it offers none, whatever its points
 * @property {boolean} [subject]  it speaks of borrowing
 * @property {number} [points]  for offering loans
 * @property {number} [from]  points that an offer needs
 * @property {import("../page-reading/loan-score.js").Found[]} signals  what speaks for and against offering loans
 * @property {string[]} named
 * @property {import("../core/cost/offer-fragment.js").Figures} figures  of the offer, for the planner
 * @property {string} country
 * @property {string} at
 * @property {import("../core/i18n.js").Values} words
 * @property {import("../core/verdict/sentence.js").Told} [told]
 */
/** @typedef {Answer & {seen: Seen}} TabVerdict */

/** What the browser's storage had no room for; it is known while the worker lives. @type {Map<string, any>} */
const unsaved = new Map();

/** @returns {Visit} */
export function newVisit() {
  return {
    site: "", url: "", document: "", left: [], isPrivate: false, frames: {}, allowed: [],
    bannered: false, dismissed: false, paused: false, reminded: false, unseen: false, said: false, warning: null,
  };
}

/** @param {number} tabId @returns {Promise<Visit>} */
export async function visitOf(tabId) {
  return { ...newVisit(), ...(await read(`visit:${tabId}`)) };
}

/** @param {number} tabId @param {Visit} visit */
export function keepVisit(tabId, visit) {
  return keep(`visit:${tabId}`, visit);
}

/** @param {number} tabId @returns {Promise<TabVerdict | null>} */
export async function verdictOf(tabId) {
  return (await read(`verdict:${tabId}`)) ?? null;
}

/** @param {number} tabId @param {TabVerdict} verdict */
export function keepVerdict(tabId, verdict) {
  return keep(`verdict:${tabId}`, verdict);
}

/** @param {number} tabId */
export function forgetVerdict(tabId) {
  return forget([`verdict:${tabId}`]);
}

/** @param {number} tabId */
export function forgetTab(tabId) {
  return forget([`visit:${tabId}`, `verdict:${tabId}`]);
}

/** @param {string[]} keys */
async function forget(keys) {
  for (const key of keys) unsaved.delete(key);
  await chrome.storage.session.remove(keys);
}

/**
 * The browser shows another tab, made ready unseen, in the place of this one.
 *
 * @param {number} from
 * @param {number} to
 */
export async function moveTab(from, to) {
  const visit = await read(`visit:${to}`);
  const [before, verdict] = await Promise.all([read(`visit:${from}`), read(`verdict:${from}`)]);
  if (!visit && before) await keepVisit(to, before);
  if (!visit && verdict) await keepVerdict(to, verdict);
  await forgetTab(from);
}

/** @param {string} key @returns {Promise<any>} */
async function read(key) {
  if (unsaved.has(key)) return structuredClone(unsaved.get(key));
  return /** @type {Record<string, any>} */ (await chrome.storage.session.get(key).catch(() => ({})))[key];
}

/**
 * Nothing waits for room: where there is none, what is known of quiet pages goes first.
 *
 * @param {string} key
 * @param {any} value
 */
async function keep(key, value) {
  const set = () => chrome.storage.session.set({ [key]: value });
  try {
    await set().catch(() => makeRoom().then(set));
    unsaved.delete(key);
  } catch {
    unsaved.set(key, value);
  }
}

async function makeRoom() {
  const all = Object.entries(/** @type {Record<string, any>} */ (await chrome.storage.session.get(null)));
  const quiet = all.filter(([key, value]) => key.startsWith("visit:") && isQuiet(value));
  await chrome.storage.session.remove(quiet.map(([key]) => key));
}

/** Nothing is said of the page, and the person wanted nothing of us there. @param {Visit} visit */
function isQuiet({ said, warning, allowed, dismissed, paused }) {
  return !said && !warning && allowed.length === 0 && !dismissed && !paused;
}
