/**
 * Everything that the card of an answer says, in the order in which it is read; "" for no answer.
 *
 * @param {{card: import("../../extension/core/verdict/card.js").Card} | null | undefined} answer
 */
export function wordsOf(answer) {
  if (!answer) return "";
  const { title, because, steps, calls, found, more } = answer.card;
  const numbers = calls.map((one) => `${one.name} ${one.number}`);
  const below = found.flatMap((one) => [one.title, one.because]);
  return [title, because, ...steps, ...numbers, ...below, ...more].filter(Boolean).join(" ");
}
