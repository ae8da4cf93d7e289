// Ajv: JSON Schema, compiled to plain code ahead of time, so that nothing of the library itself is
// in the client. It checks in place; the same pass as for Zod goes before it.
import Ajv from "ajv";
import standalone from "ajv/dist/standalone/index.js";
import { lines, routeTable } from "./write.mjs";

const PLAIN = {
  string: { type: "string" },
  boolean: { type: "boolean" },
  id: { type: ["number", "string"] },
};

export function write({ routes, types, none }) {
  const ajv = new Ajv({ code: { source: true, esm: true }, allowUnionTypes: true });
  const kind = ({ is, of, type }) => PLAIN[is]
    ?? (is === "list" ? { type: "array", items: kind(of) } : { $ref: type });
  const object = (type) => {
    const fields = types.get(type);
    const required = fields.filter((field) => field.required).map(({ name }) => name);
    const properties = fields.map((field) => (
      [field.name, field.required ? kind(field.kind) : orNull(field.kind)]));
    return { type: "object", required, properties: Object.fromEntries(properties) };
  };
  // With `null` in the type, not as another branch: of two branches neither error would do.
  const orNull = (one) => {
    const schema = one.type ? object(one.type) : kind(one);
    return { ...schema, type: [schema.type, "null"].flat() };
  };
  for (const type of types.keys()) ajv.addSchema({ $id: type, ...object(type) });
  const answers = new Map(routes.filter(({ answer }) => answer)
    .map(({ answer }) => [exported(answer), answer]));
  for (const [name, answer] of answers) {
    if (answer.is === "list") ajv.addSchema({ $id: name, ...kind(answer) });
  }
  const code = standalone(ajv, Object.fromEntries([...answers.keys()].map((name) => [name, name])));
  return lines(
    'import { connectTo } from "./runtime/checked.mjs";',
    'import { mismatch } from "./runtime/send.mjs";',
    code.replace('"use strict";', ""),
    routeTable(routes, exported),
    `export const connect = connectTo(routes, ${JSON.stringify(none)}, (check, data) => {`,
    CHECK,
    "});",
  );
}

const exported = ({ is, of, type }) => (is === "list" ? `${of.type}List` : type);

const CHECK = String.raw`  if (check(data)) return data;
  const [{ instancePath, params, message }] = check.errors;
  const keys = instancePath.split("/").slice(1);
  if (params.missingProperty) keys.push(params.missingProperty);
  throw mismatch(keys.map((key) => (/^\d+$/.test(key) ? Number(key) : key)), message);`;
