/** An app that is closed asks nobody; while it is open, nothing stops it. */

/** @param {() => Promise<unknown>} ask */
export async function untilDone(ask) {
  await ask();
}
