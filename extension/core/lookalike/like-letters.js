/**
 * Letters that look like others. Python reads this file too, so the table is strict JSON.
 *
 * `close`: letters that are told apart only by looking twice, and the one that stands for them; `vague`, `vague_pairs`:
 * letters and pairs that are alike at a glance, the pairs in the order in which they are read.
 */
export const LIKE_LETTERS = {
  "close": ["0o", "1l", "il", "5s"],
  "vague": ["ec", "db", "qg", "vu", "83", "96", "rn"],
  "vague_pairs": ["m n", "w uu", "cl b", "bl b", "lb b", "lh h"]
};
