/** `Object.hasOwn`, which Chrome has from 93 and Safari from 15.4. @param {object} object @param {PropertyKey} key */
export const hasOwn = (object, key) => Object.prototype.hasOwnProperty.call(object, key);
