// The description that the judges judge by: generated from the crate's route table.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { ROOT } from "../support/servers.mjs";

export const DESCRIPTION = path.join(ROOT, "docs/openapi.json");

const METHODS = ["get", "post", "put", "patch", "delete"];

/** Every operation: `{ id, method, path }`. */
export function operations() {
  if (!existsSync(DESCRIPTION)) throw new Error("there is no docs/openapi.json to judge by");
  const { paths } = JSON.parse(readFileSync(DESCRIPTION, "utf8"));
  return Object.entries(paths).flatMap(([template, item]) =>
    METHODS.filter((method) => item[method]).map((method) =>
      ({ id: item[method].operationId, method: method.toUpperCase(), path: template })));
}
