// `fetch` and `json()`: the floor. No check, no normalising: the data is what came.
import { lines, routeTable } from "./write.mjs";

export const write = ({ routes }) => lines(
  'import { client } from "./runtime/send.mjs";',
  routeTable(routes, () => "true"),
  "export const connect = (options) => client(options, routes, (data) => data);",
);
