// Ky, with its own defaults: a time limit, and reads tried again. No check of what came.
import { lines, routeTable } from "./write.mjs";

export const write = ({ routes }) => lines(
  'import ky from "ky";',
  'import { fill, functions, headersFor } from "./runtime/send.mjs";',
  routeTable(routes),
  `export function connect({ baseUrl, token, fetch }) {
  const http = ky.create({ prefixUrl: baseUrl, headers: headersFor(token), fetch });
  return functions(routes, ([method, path], params, json) =>
    http(fill(path, params).slice(1), { method, json }).json());
}`,
);
