/** How a page of the phone app is opened where what was shared with the app could not be kept. */
export const NOT_KEPT = "?not-kept";
