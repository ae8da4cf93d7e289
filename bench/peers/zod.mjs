// Zod: an object schema per type, unknown keys kept. Normalising is a pass of its own before it:
// transforms within a schema do not reach keys that it does not name.
import { overSchemas } from "./write.mjs";

/** The same for its small sibling. */
export const CHECK = `  const read = schema.safeParse(data);
  if (read.success) return read.data;
  const [{ path, message }] = read.error.issues;
  throw mismatch(path, message);`;

export const write = (api) => overSchemas(api, {
  imports: 'import * as z from "zod";',
  of: {
    string: "z.string()",
    boolean: "z.boolean()",
    id: "z.union([z.number(), z.string()])",
    list: (item) => `z.array(${item})`,
    optional: (inner) => `${inner}.nullish()`,
    type: "z.looseObject",
  },
  check: CHECK,
});
