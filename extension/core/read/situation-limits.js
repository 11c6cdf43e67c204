/**
 * When scores of situations decide: about 1 for a sentence that was learnt, -1 for others. Chosen on questions of
 * strangers that teach nothing. Python reads this file too: strict JSON.
 *
 * - sure: so far above all others, and it is told
 * - also: above, and the second is told beside it
 * - quiet: so far “none” above all, and a sentence tells nothing
 * - lowered: so much is “none” lowered where a sentence is told
 * - may_be_crisis, may_be: above, and a text may tell of it
 */
export const LIMITS = {
  "sure": 0.2,
  "also": -0.2,
  "quiet": 0.3,
  "lowered": 0.3,
  "may_be_crisis": -0.85,
  "may_be": -0.9
};
