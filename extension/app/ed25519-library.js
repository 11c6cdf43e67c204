/** In this place the pinned library is put, where it is at hand when the app is put together (backend/xiancha/site). */

/** @type {((signature: Uint8Array, message: Uint8Array, key: Uint8Array, how: {zip215: boolean}) => Promise<boolean>) |
 *   null} */
export const verifyAsync = null;
