/** Where a friend writes down a contact: a page of the app, which opens in any browser. */

export const FRIEND_PAGE = new URL("friend.html", location.href).href;
