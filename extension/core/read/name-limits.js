/**
 * How long a name may be, in characters: what is longer is a text, which is not sent to be looked up. Python reads this
 * file too, so the table is strict JSON.
 */
export const NAME_LIMITS = {"longest": 80};
