// Checks and normalises in one pass over the parsed answer, by hand: no library. A check takes a
// value, and what holds it and its key there, so that it can put another in its place.
import { normaliser } from "./normalise.mjs";
import { client, mismatch, unwrap } from "./send.mjs";

const open = normaliser({});
/** The way back from a failure, innermost key first, and what was expected there. */
let trail = [];
let wanted = "";

function wrong(key, expected) {
  trail = [key];
  wanted = expected;
  return false;
}

function within(key) {
  trail.push(key);
  return false;
}

export const string = (value, holder, key) => typeof value === "string" || wrong(key, "string");

export const id = (value, holder, key) =>
  typeof value === "string" || typeof value === "number" || wrong(key, "number or string");

export function boolean(value, holder, key) {
  if (typeof value === "boolean") return true;
  open(value, holder, key);
  return typeof holder[key] === "boolean" || wrong(key, "boolean");
}

export const list = (item) => (value, holder, key) => {
  if (!Array.isArray(value)) return wrong(key, "array");
  for (let index = 0; index < value.length; index++) {
    if (!item(value[index], value, index)) return within(key);
  }
  return true;
};

/** Fields that need not be there may be `null`; those without a check are only normalised. */
export function object(fields, required) {
  const checks = new Map(Object.entries(fields));
  return (value, holder, key) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      return wrong(key, "object");
    }
    for (const name in value) {
      const check = checks.get(name);
      const field = value[name];
      if (check === undefined) open(field, value, name);
      else if (field === null && !required.includes(name)) continue;
      else if (!check(field, value, name)) return within(key);
    }
    for (const name of required) {
      if (value[name] === undefined) return wrong(name, "a value") || within(key);
    }
    return true;
  };
}

/** An object, or the empty list that stands for none. */
export const orNone = (inner) => (value, holder, key) => {
  if (!Array.isArray(value) || value.length > 0) return inner(value, holder, key);
  holder[key] = null;
  return true;
};

export const connectTo = (routes) => (options) => client(options, routes, (answer, check) => {
  const box = { data: unwrap(answer) };
  if (!check) open(box.data, box, "data");
  else if (!check(box.data, box, "data")) {
    throw mismatch(trail.reverse().slice(1), `expected ${wanted}`);
  }
  return box.data;
});
