/** Locks what lies open when nobody has touched the page for a while. */

const TOUCHES = ["pointerdown", "keydown", "input", "scroll"];
const LOOK = 5000;

/**
 * @param {EventTarget} target  whose events count as a touch
 * @param {number} minutes
 * @param {() => unknown} onIdle  called once
 * @returns {() => void} what stops the watch
 */
export function whenIdle(target, minutes, onIdle) {
  const limit = minutes * 60_000;
  let touched = Date.now();
  const touch = () => (touched = Date.now());
  const stop = () => {
    clearTimeout(timer);
    for (const name of TOUCHES) target.removeEventListener(name, touch, true);
  };
  /** By the clock, not by counting: a computer that slept was idle as well. */
  const look = () => {
    if (Date.now() - touched < limit) {
      timer = setTimeout(look, LOOK);
      return;
    }
    stop();
    onIdle();
  };
  let timer = setTimeout(look, LOOK);
  for (const name of TOUCHES) target.addEventListener(name, touch, true);
  return stop;
}
