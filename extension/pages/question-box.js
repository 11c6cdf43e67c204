/** A box in which questions are typed, and what is done with each. */

/** Where a keyboard on the screen would cover the answer. */
const TOUCHED = "(pointer: coarse)";

/**
 * Has a box ask. Gives back what asks in it.
 *
 * @param {HTMLFormElement} form
 * @param {HTMLTextAreaElement} control
 * @param {(text: string) => unknown} search
 */
export function asking(form, control, search) {
  form.noValidate = true;
  const act = () => {
    if (matchMedia(TOUCHED).matches) control.blur();
    void search(control.value);
  };
  control.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || control.value.includes("\n")) return;
    event.preventDefault();
    act();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    act();
  });
  return (/** @type {string} */ text) => {
    control.value = text;
    void search(text);
  };
}
