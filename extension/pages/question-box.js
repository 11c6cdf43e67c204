/** A box in which questions are typed, and what is done with each. */

/**
 * Has a box ask. Gives back what asks in it.
 *
 * @param {HTMLFormElement} form
 * @param {HTMLTextAreaElement} control
 * @param {(text: string) => unknown} search
 */
export function asking(form, control, search) {
  form.noValidate = true;
  control.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || control.value.includes("\n")) return;
    event.preventDefault();
    void search(control.value);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void search(control.value);
  });
  return (/** @type {string} */ text) => {
    control.value = text;
    control.focus();
    void search(text);
  };
}
