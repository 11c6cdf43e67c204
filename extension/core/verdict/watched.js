/** The urgencies of those who may be watched or hurt: their cards have a way out. Python reads this strict JSON too. */
export const WATCHED = ["life", "violence", "threats"];
