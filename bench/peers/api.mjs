// What a client has to know, out of docs/openapi.json: the routes that take an app token, and of
// their answers the fields that a run-time check can insist on.
import { readFileSync } from "node:fs";

const DESCRIPTION = new URL("../../docs/openapi.json", import.meta.url);
const METHODS = ["get", "post", "put", "patch", "delete"];

/**
 * `routes`: `{ id, method, path, answer, example }`; the answer a kind, or none for a write, whose
 * answer may say nothing; the example `{ params, body, answer }`. `types`: name → fields
 * `{ name, kind, required }`, used types first. A kind is `{ is: "string" | "boolean" | "id" }`,
 * `{ is: "list", of }`, `{ is: "object", type }`, or `{ is: "none", type }`: an object, or the
 * empty list that stands for none. `none`: where such a list may stand.
 */
export function api() {
  const { paths, components: { schemas } } = JSON.parse(readFileSync(DESCRIPTION, "utf8"));
  const types = new Map();

  function kindOf(schema, where) {
    const type = [schema.type].flat().filter((one) => one !== "null").join();
    if (schema.$ref) return { is: "object", type: named(schema.$ref.split("/").at(-1)) };
    if (type === "array") return { is: "list", of: kindOf(schema.items, where) };
    if (type === "string" && !schema.format) return { is: "string" };
    if (type === "boolean") return { is: "boolean" };
    if (type === "integer,string") return { is: "id" };
    const [object, empty, nothing] = schema.anyOf ?? [];
    if (object?.$ref && empty?.maxItems === 0 && nothing?.type === "null") {
      return { ...kindOf(object, where), is: "none" };
    }
    throw new Error(`${where}: no peer knows how to check ${JSON.stringify(schema)}`);
  }

  /** An assumed field may be anything, and so may one without a type: nothing to check. */
  function named(name) {
    if (types.has(name)) return name;
    const { properties, required = [] } = schemas[name];
    const fields = Object.entries(properties)
      .filter(([, schema]) => schema["x-mark"] !== "A")
      .filter(([, { type, $ref, anyOf }]) => type ?? $ref ?? anyOf)
      .map(([field, schema]) => ({
        name: field,
        kind: kindOf(schema, `${name}.${field}`),
        required: required.includes(field),
      }));
    types.set(name, fields);
    return name;
  }

  const routes = Object.entries(paths).flatMap(([path, item]) => METHODS
    .filter((method) => item[method] && item[method].security === undefined)
    .map((method) => {
      const { operationId: id, parameters = [], requestBody, responses } = item[method];
      const content = (responses[200] ?? responses["2XX"]).content?.["application/json"];
      const [bare] = (responses[200] && content.schema.anyOf) ?? [];
      const example = {
        params: Object.fromEntries(parameters.map((one) => [one.name, one.example])),
        body: requestBody?.content["application/json"].example,
        answer: content?.example,
      };
      const answer = bare && kindOf(bare.allOf?.[0] ?? bare, id);
      return { id, method: method.toUpperCase(), path, answer, example };
    }));
  return { routes, types, none: emptyLists(types) };
}

/** The name of the field that an object stands in → that of its field that may be such a list. */
function emptyLists(types) {
  const all = [...types.values()].flat();
  const holding = ([, fields]) => fields.some(({ kind }) => kind.is === "none");
  return Object.fromEntries([...types].filter(holding).flatMap(([type, fields]) => {
    const [{ name }] = fields.filter(({ kind }) => kind.is === "none");
    return all.filter(({ kind }) => kind.type === type).map((holder) => [holder.name, name]);
  }));
}
