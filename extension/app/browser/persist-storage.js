/** Whether the browser may throw away what it keeps for us. */

import { within } from "../../core/util/timeout.js";

/** Some browsers ask the person; nobody waits for that. */
const PATIENCE = 1000;

/** Asks it to promise that it does not. @returns {Promise<boolean>} */
export async function mayVanish() {
  const { storage } = navigator;
  if (!storage?.persist) return true;
  return !(await storage.persisted()) && !(await within(PATIENCE, storage.persist(), false));
}
