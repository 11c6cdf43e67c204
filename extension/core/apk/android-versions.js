/** By which name people know a version of Android. Pure. */

/**
 * API level → version: https://developer.android.com/guide/topics/manifest/uses-sdk-element#ApiLevels and, from 36
 * on, https://developer.android.com/about/versions.
 *
 * @type {Record<number, string>}
 */
const VERSIONS = {
  14: "4.0", 15: "4.0.3", 16: "4.1", 17: "4.2", 18: "4.3", 19: "4.4", 21: "5.0", 22: "5.1", 23: "6", 24: "7",
  25: "7.1", 26: "8", 27: "8.1", 28: "9", 29: "10", 30: "11", 31: "12", 32: "12L", 33: "13", 34: "14", 35: "15",
  36: "16",
};
/** From this level on a phone asks while the app is used; for an app made for less it does not ask. */
const ASKS_FROM = 23;

/** “14” for 34, “API 99” where it has no name; "" where none is stated. @param {number | string | null} level */
export function androidVersion(level) {
  if (level === null || level === "") return "";
  return VERSIONS[Number(level)] ?? `API ${level}`;
}

/**
 * Was the app made for an Android that asks for no permission? A phone gives it all at once:
 * https://developer.android.com/guide/topics/permissions/overview, “Install-time permissions” before Android 6.
 *
 * @param {number | string | null} target
 */
export function isFromBeforeAsking(target) {
  return typeof target === "number" && target < ASKS_FROM;
}
