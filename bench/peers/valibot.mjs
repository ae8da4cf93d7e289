// Valibot: an object schema per type, unknown keys kept, and the same pass before it as for Zod.
import { overSchemas } from "./write.mjs";

export const write = (api) => overSchemas(api, {
  imports: 'import * as v from "valibot";',
  of: {
    string: "v.string()",
    boolean: "v.boolean()",
    id: "v.union([v.number(), v.string()])",
    list: (item) => `v.array(${item})`,
    optional: (inner) => `v.nullish(${inner})`,
    type: "v.looseObject",
  },
  check: `  const read = v.safeParse(schema, data, { abortEarly: true });
  if (read.success) return read.output;
  const [{ path = [], message }] = read.issues;
  throw mismatch(path.map(({ key }) => key), message);`,
});
