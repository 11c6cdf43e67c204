/** IndexedDB as promises. Errors are the browser's own. */

/**
 * The result of a request.
 *
 * @template T
 * @param {IDBRequest<T>} request
 * @returns {Promise<T>}
 */
export function resultOf(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/**
 * Opens a database, made with these object stores where there is none.
 *
 * @param {string} name
 * @param {string[]} stores
 * @returns {Promise<IDBDatabase>}
 */
export function openDatabase(name, stores) {
  const request = indexedDB.open(name);
  request.onupgradeneeded = () => stores.forEach((store) => request.result.createObjectStore(store));
  return resultOf(request);
}

/** Waits until all of a transaction is written; rejects where nothing of it is. @param {IDBTransaction} transaction */
export function committed(transaction) {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onabort = () => reject(transaction.error);
  });
}

/** @param {string} name */
export function deleteDatabase(name) {
  return resultOf(indexedDB.deleteDatabase(name));
}
