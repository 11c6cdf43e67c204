/**
 * The roles of those to call before all else is done. What others offer is there for who wants it. Python reads this
 * file too, so the list is strict JSON.
 */
export const URGENT_ROLES = ["police", "ambulance", "anti_fraud"];
