// openapi-fetch: types from a description at no cost at run time, and no check of what came.
import { lines, routeTable } from "./write.mjs";

export const write = ({ routes }) => lines(
  'import createClient from "openapi-fetch";',
  'import { functions, headersFor } from "./runtime/send.mjs";',
  routeTable(routes),
  `export function connect({ baseUrl, token, fetch }) {
  const http = createClient({ baseUrl, headers: headersFor(token), fetch });
  return functions(routes, async ([method, template], path, body) => {
    const { data, error, response } = await http.request(method, template, {
      params: { path }, body,
    });
    if (response.ok) return data;
    const what = \`\${method} \${template}: \${response.status}\`;
    throw Object.assign(new Error(what), { status: response.status, body: error });
  });
}`,
);
