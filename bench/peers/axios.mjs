// Axios over `fetch`, its adapter for browsers of today. No check of what came.
import { lines, routeTable } from "./write.mjs";

export const write = ({ routes }) => lines(
  'import axios from "axios";',
  'import { fill, functions, headersFor } from "./runtime/send.mjs";',
  routeTable(routes),
  `export function connect({ baseUrl, token, fetch }) {
  const http = axios.create({
    baseURL: baseUrl, headers: headersFor(token), adapter: "fetch", env: { fetch },
  });
  return functions(routes, async ([method, path], params, data) =>
    (await http.request({ method, url: fill(path, params), data })).data);
}`,
);
