// The gateway's legacy spellings, made standardized in place: by the rules that hold for every key.
const BOOLEAN = /^(?:is|has|can|show|enable|skip)_/;
const MOMENT = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/;

const isTrue = (value) => value === 1 || value === "1" || value === "true";
const isFalse = (value) => value === 0 || value === "0" || value === "false";

/**
 * Gives a function that takes a value, what holds it and its key there, and the key of that.
 * `none`: where an empty list stands for nothing, as the two keys.
 */
export function normaliser(none) {
  function one(value, holder, key, outer) {
    if (typeof value === "string" && value.length === 19) {
      // Few texts are so long, fewer have a space there: a regular expression is the last resort.
      if (value.charCodeAt(10) === 32 && MOMENT.test(value)) {
        holder[key] = `${value.slice(0, 10)}T${value.slice(11)}Z`;
      }
    } else if (typeof value === "object") {
      if (value === null) return;
      if (!Array.isArray(value)) {
        for (const inner in value) one(value[inner], value, inner, key);
      } else if (value.length > 0) {
        for (let index = 0; index < value.length; index++) one(value[index], value, index, key);
      } else if (none[outer] === key) {
        holder[key] = null;
      }
    } else if (isTrue(value)) {
      if (BOOLEAN.test(key)) holder[key] = true;
    } else if (isFalse(value)) {
      if (BOOLEAN.test(key)) holder[key] = false;
    }
  }
  return one;
}
