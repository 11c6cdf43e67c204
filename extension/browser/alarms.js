/** When the server is asked for a newer edition by itself, and staying awake until it has answered. */

const DAY = 24 * 60;
const ALARM = "edition";
/** Tried again after so many minutes where the server could not be reached, or the worker was stopped on the way. */
const AGAIN = "edition-again";
const SOON = 30;
/** A worker that calls nothing is stopped after 30 seconds, however much is still coming. */
const AWAKE_EVERY = 20_000;

/** One alarm asks once a day. */
export async function everyDay() {
  if (!(await chrome.alarms.get(ALARM))) {
    await chrome.alarms.create(ALARM, { delayInMinutes: 1, periodInMinutes: DAY });
  }
}

/**
 * Ask now, and soon once more until that is `done`; awake all the while.
 *
 * @param {() => Promise<{done: boolean}>} ask
 */
export async function untilDone(ask) {
  await chrome.alarms.create(AGAIN, { delayInMinutes: SOON });
  const awake = setInterval(() => void chrome.runtime.getPlatformInfo(), AWAKE_EVERY);
  try {
    const { done } = await ask();
    if (done) await chrome.alarms.clear(AGAIN);
  } finally {
    clearInterval(awake);
  }
}
