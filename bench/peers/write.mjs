// Pieces of source that the peers have in common.

export const lines = (...parts) => `${parts.join("\n")}\n`;

/** `routes`: the name of an operation → method, path and, where an answer is due, what it is. */
export function routeTable(routes, answer) {
  const row = ({ id, method, path, answer: kind }) => {
    const cells = [JSON.stringify(method), JSON.stringify(path)];
    if (answer && kind) cells.push(answer(kind));
    return `  "${id}": [${cells.join(", ")}],`;
  };
  return lines("const routes = {", ...routes.map(row), "};");
}

/**
 * A client over a library of schemas. `of`: how the library writes each kind (`list` and `optional`
 * take the source of another), and a `type` of fields; `check`: the lines that read `data` by
 * `schema`.
 */
export function overSchemas({ routes, types, none }, { imports, of, check }) {
  const kind = (one) => {
    if (one.is === "list") return of.list(kind(one.of));
    return of[one.is] ?? one.type;
  };
  const field = ({ name, kind: one, required }) =>
    `  ${name}: ${required ? kind(one) : of.optional(kind(one))},\n`;
  const type = ([name, fields]) =>
    `const ${name} = ${of.type}({\n${fields.map(field).join("")}});`;
  return lines(
    imports,
    'import { connectTo } from "./runtime/checked.mjs";',
    'import { mismatch } from "./runtime/send.mjs";',
    ...[...types].map(type),
    routeTable(routes, kind),
    `export const connect = connectTo(routes, ${JSON.stringify(none)}, (schema, data) => {`,
    check,
    "});",
  );
}
