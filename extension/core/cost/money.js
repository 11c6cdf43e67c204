/** Whole fen (1 yuan = 100 fen), so that sums of money are exact. */

/** 100 billion yuan: sums of it over the longest schedule stay exact integers. */
export const MOST_FEN = 1e13;

/**
 * To the nearest whole number, halves away from zero; a product such as 1.005 × 100 counts as the half it stands for.
 *
 * @param {number} value
 */
export function rounded(value) {
  const whole = Math.round(Math.abs(value) * (1 + 4 * Number.EPSILON));
  return value < 0 && whole > 0 ? -whole : whole;
}

/** @param {number} inYuan */
export const fen = (inYuan) => rounded(inYuan * 100);

/** "1234.50". @param {number} amount in fen */
export function yuan(amount) {
  const whole = Math.abs(rounded(amount));
  const sign = amount < 0 && whole > 0 ? "-" : "";
  return `${sign}${Math.floor(whole / 100)}.${String(whole % 100).padStart(2, "0")}`;
}
