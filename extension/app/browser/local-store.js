/** What the phone keeps for us, by key, in a database of its own; changes are told to our other open pages. */

import { committed, openDatabase, resultOf } from "../../core/util/indexed-db.js";

const NAME = "local";

/** @type {((keys: string[]) => unknown)[]} */
const hearers = [];
/** @type {Promise<IDBDatabase> | null} */
let opened = null;
/** @type {BroadcastChannel | null} */
let channel = null;

/** @param {(keys: string[]) => unknown} hear  called with the keys of what was changed, here or elsewhere */
export function whenLocalChanges(hear) {
  hearers.push(hear);
  channelOf().onmessage = ({ data }) => tell(data);
}

/** @param {string} key @returns {Promise<any>} undefined where nothing is kept; not to be changed */
export async function readLocal(key) {
  const db = await database();
  return resultOf(db.transaction(NAME).objectStore(NAME).get(key));
}

/** @param {object} values  by key */
export function writeLocal(values) {
  return change(Object.keys(values), (store) => {
    for (const [key, value] of Object.entries(values)) store.put(value, key);
  });
}

/** @param {string[]} keys */
export function removeLocal(keys) {
  return change(keys, (store) => keys.forEach((key) => store.delete(key)));
}

/**
 * All of it or nothing.
 *
 * @param {string[]} keys
 * @param {(store: IDBObjectStore) => void} act
 */
async function change(keys, act) {
  const transaction = (await database()).transaction(NAME, "readwrite");
  act(transaction.objectStore(NAME));
  await committed(transaction);
  channelOf().postMessage(keys);
  tell(keys);
}

/** @param {string[]} keys */
function tell(keys) {
  for (const hear of hearers) hear(keys);
}

function database() {
  opened ??= openDatabase(NAME, [NAME]);
  opened.catch(() => (opened = null));
  return opened;
}

function channelOf() {
  return (channel ??= new BroadcastChannel(NAME));
}
