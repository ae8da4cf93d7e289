// Zod's own small build: the same schemas, written as functions.
import { overSchemas } from "./write.mjs";
import { CHECK } from "./zod.mjs";

export const write = (api) => overSchemas(api, {
  imports: 'import * as z from "zod/mini";',
  of: {
    string: "z.string()",
    boolean: "z.boolean()",
    id: "z.union([z.number(), z.string()])",
    list: (item) => `z.array(${item})`,
    optional: (inner) => `z.nullish(${inner})`,
    type: "z.looseObject",
  },
  check: CHECK,
});
