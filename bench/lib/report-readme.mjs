// The figures in the README and in docs/servers.md stand between `<!-- bench:NAME -->` and
// `<!-- /bench -->`. What NAME says is in report-blocks.mjs.
import { BLOCKS } from "./report-blocks.mjs";

const BLOCK = /<!-- bench:([\w-]+) -->([^]*?)<!-- \/bench -->/g;

/**
 * The text with every block as the results say. A block that is still empty may wait for its first
 * results (`empty`); one that says something must have them (`missing`, and it stays as it was).
 */
export function fill(text, results, blocks = BLOCKS) {
  const empty = [];
  const missing = [];
  const filled = text.replaceAll(BLOCK, (whole, name, inside) => {
    if (!Object.hasOwn(blocks, name)) {
      missing.push(`no such block: bench:${name}`);
      return whole;
    }
    try {
      return `<!-- bench:${name} -->${blocks[name](figures(results))}<!-- /bench -->`;
    } catch (error) {
      if (!(error instanceof Missing)) throw error;
      if (inside.trim() === "" && error.noResult) empty.push(name);
      else missing.push(`bench:${name}: ${error.message}`);
      return whole;
    }
  });
  // Half a pair of marks would take a figure out of every check.
  const count = (mark) => text.split(mark).length - 1;
  if (count("<!-- bench:") !== count("<!-- /bench -->")) {
    missing.push("a bench mark without its other half");
  }
  return { filled, empty, missing };
}

class Missing extends Error {
  constructor(message, noResult = false) {
    super(message);
    this.noResult = noResult;
  }
}

/** Looks cells up by the names that they have in tables.md; what is not there is said. */
export function figures(results) {
  const table = (part, title) => {
    const result = results[part];
    if (!result) throw new Missing(`there is no bench/results/${part}.json`, true);
    const found = result.tables.find((one) => one.title === title);
    if (!found) throw new Missing(`${part}.json has no table "${title}"`);
    return found;
  };
  return {
    table,
    value(part, title, label, key) {
      const row = table(part, title).rows.find((one) => one.label === label);
      const value = row?.values[key];
      if (value === undefined || value === null) {
        throw new Missing(`${part}.json, "${title}", has no ${key} of "${label}"`);
      }
      return value;
    },
  };
}
