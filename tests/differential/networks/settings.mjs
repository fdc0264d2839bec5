/** Attributes of one value, by their types. */

/** @param {number} value */
export const integer = value => ({ integer: value });

/** @param {number} value */
export const float = value => ({ float: value });

/** @param {string} value */
export const text = value => ({ text: value });
