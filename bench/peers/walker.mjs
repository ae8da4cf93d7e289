// A table of checks, walked by a little code of one's own.
import { lines, routeTable } from "./write.mjs";

export function write({ routes, types }) {
  const kind = ({ is, of, type }) => ({
    list: () => `list(${kind(of)})`,
    object: () => type,
    none: () => `orNone(${type})`,
  }[is] ?? (() => is))();
  const type = ([name, fields]) => {
    const checks = fields.map((field) => `  ${field.name}: ${kind(field.kind)},\n`).join("");
    const required = fields.filter((field) => field.required).map((field) => field.name);
    return `const ${name} = object({\n${checks}}, ${JSON.stringify(required)});`;
  };
  return lines(
    'import { boolean, connectTo, id, list, object, orNone, string } from "./runtime/walk.mjs";',
    ...[...types].map(type),
    routeTable(routes, kind),
    "export const connect = connectTo(routes);",
  );
}
