// Shrinks docs/openapi.json to what the doctor needs: every read without an id in its path, and the
// types of its answer. A field is one text, its mark and what it may be:
// { "routes": { "/api/v1/alarms": "V Alarm[]" }, "types": { "Alarm": { "id": "A integer|null" } } }
// `D!` is a documented field that must be there; `string:ONE,TWO` has words that are known.
import { readFileSync } from "node:fs";

/** The reads of the description in `file`, and the types that they lead to. */
export function doctorContract(file) {
  const { paths, components: { schemas } } = JSON.parse(readFileSync(file, "utf8"));
  const routes = {};
  const types = {};

  const shape = (schema) => {
    if (schema.$ref) return named(schema.$ref.split("/").at(-1));
    if (schema.anyOf) return schema.anyOf.map(shape).join("|");
    if (schema.type === "array") {
      return schema.maxItems === 0 ? "[]" : `${named(name(schema.items))}[]`;
    }
    // Written inside another one, an object would have no name to stand for it.
    if (schema.type === "object") throw new Error("an object without a name");
    return schema.type ? [schema.type].flat().map((type) => scalar(type, schema)).join("|") : "any";
  };
  const scalar = (type, { format, "x-extensible-enum": words }) => {
    if (type !== "string") return type;
    if (words) return `string:${words.join(",")}`;
    return format === "date-time" ? format : type;
  };
  const name = ({ $ref }) => $ref.split("/").at(-1);
  const named = (type) => {
    if (types[type]) return type;
    const { properties, required = [] } = schemas[type];
    types[type] = {};
    for (const [field, schema] of Object.entries(properties)) {
      const must = required.includes(field) ? "!" : "";
      types[type][field] = `${schema["x-mark"]}${must} ${shape(schema)}`;
    }
    return type;
  };

  for (const [path, { get }] of Object.entries(paths)) {
    if (get?.["x-retry"] !== "read" || path.includes("{")) continue;
    // An answer may come bare or under `data`: the same type, and here it stands alone.
    const answer = get.responses["200"].content["application/json"].schema.anyOf
      .find(({ properties }) => properties?.data).properties.data;
    routes[path] = `${get["x-mark"]} ${shape(answer)}`;
  }
  return { routes, types };
}
