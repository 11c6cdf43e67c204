/** Where a friend writes down a contact: no page of the extension opens in another browser. */

export const FRIEND_PAGE = "";
