// Holds an answer against the contract. Only names of the contract and of types come out of it.
import contract from "#contract";
import type { Departure } from "./types.js";

type Mark = Departure["mark"];

const DATE_TIME = /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d))?$/;

/**
 * Where `answer` departs from what `route` gives: each place once, however many items have it.
 * `undefined` when it says that there is no such thing.
 */
export function departures(route: string, answer: unknown): Departure[] | undefined {
  const found = new Map<string, Departure>();
  const note = (path: string, shapes: string[], was: string, mark: Mark): void => {
    const expected = shapes.map(plain).join(" or ");
    const at = path || "(answer)";
    const departure = { route: `GET ${route}`, path: at, expected, found: was, mark };
    found.set(Object.values(departure).join(), departure);
  };
  const walk = (type: string, value: unknown, path: string, mark: Mark): void => {
    const shapes = type.split("|");
    const shape = shapes.find((one) => fits(one, value));
    if (shape === undefined) return note(path, shapes, typeOf(value), mark);
    const [name = "", words] = shape.split(":");
    if (words && !words.split(",").includes(value as string)) {
      return note(path, ["a known word"], "another word", mark);
    }
    if (Array.isArray(value)) {
      for (const item of value) walk(name.slice(0, -2), item, `${path}[*]`, mark);
    }
    for (const [field, entry] of fields(name)) {
      const [own = "", below = ""] = entry.split(" ");
      const at = path ? `${path}.${field}` : field;
      // Below what is assumed, everything is.
      const its = mark === "A" ? mark : own[0] as Mark;
      if (Object.hasOwn(value as object, field)) {
        walk(below, (value as Record<string, unknown>)[field], at, its);
      } else if (own[1]) note(at, below.split("|"), "missing", its);
    }
  };
  const [mark = "", type = ""] = contract.routes[route]?.split(" ") ?? [];
  const data = unwrap(answer, type);
  // Where every field is assumed, so is how a gateway says that there is none.
  const isNothing = data === null || (Array.isArray(data) && data.length === 0);
  const isOpen = type in contract.types && !fields(type).some(([, entry]) => entry[1] === "!");
  if (isNothing && isOpen) return undefined;
  walk(type, data, "", mark as Mark);
  return [...found.values()];
}

/** An answer may come under `data`, unless something beside it is the answer's own. */
function unwrap(answer: unknown, type: string): unknown {
  if (typeOf(answer) !== "object" || !Object.hasOwn(answer as object, "data")) return answer;
  const { data, ...beside } = answer as Record<string, unknown>;
  return fields(type).some(([name]) => Object.hasOwn(beside, name)) ? answer : data;
}

const fields = (type: string): [string, string][] => (
  Object.hasOwn(contract.types, type) ? Object.entries(contract.types[type] ?? {}) : []);

function fits(shape: string, value: unknown): boolean {
  if (shape === "any") return true;
  if (shape === "[]") return Array.isArray(value) && value.length === 0;
  if (shape === "integer") return Number.isInteger(value);
  if (shape === "date-time") return typeof value === "string" && DATE_TIME.test(value);
  return typeOf(value) === plain(shape);
}

/** What a shape is called in a report. Names of types begin with a capital; they are objects. */
function plain(shape: string): string {
  if (shape.endsWith("[]")) return shape === "[]" ? "empty array" : "array";
  return /^[A-Z]/.test(shape) ? "object" : shape.split(":")[0] ?? "";
}

function typeOf(value: unknown): string {
  return value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
}
