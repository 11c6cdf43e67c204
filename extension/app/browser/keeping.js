/** Whether the browser may throw away what it keeps for us. */

/** Asks it to promise that it does not. @returns {Promise<boolean>} */
export async function mayVanish() {
  const { storage } = navigator;
  if (!storage?.persist) return true;
  return !(await storage.persisted()) && !(await storage.persist());
}
