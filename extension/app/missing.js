/** What this browser lacks of what the app needs. */

import { canVerify } from "./signatures.js";
import { openDatabase } from "../core/util/indexed-db.js";

/** @typedef {"secure" | "signatures" | "storage" | "unpacking"} Lack  without which nothing works */

/** The first that is lacking, null where nothing is. @returns {Promise<Lack | null>} */
export async function lacking() {
  if (!globalThis.isSecureContext || !globalThis.crypto?.subtle) return "secure";
  if (!("DecompressionStream" in globalThis)) return "unpacking";
  if (!(await canKeep())) return "storage";
  return (await canVerify()) ? null : "signatures";
}

/** Without it the app works, but only with a network. */
export function opensOffline() {
  return "serviceWorker" in navigator;
}

async function canKeep() {
  try {
    (await openDatabase("try", ["try"])).close();
    return true;
  } catch {
    return false;
  }
}
