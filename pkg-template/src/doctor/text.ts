import type { Report } from "./types.js";

/** The report as text: a line or two for each check, and one for each read that is not as usual. */
export function text({ checks, routes, departures }: Omit<Report, "text">, head: string): string {
  const width = Math.max(...checks.map(({ name }) => name.length));
  const row = (first: string, second: string, third: string): string => (
    `${first.padEnd(8)} ${second.padEnd(width)}  ${third}`);
  const lines = [head, ...checks.flatMap(({ outcome, name, says, fix }) => (
    [row(outcome, name, says), ...(fix ? [row("", "", `→ ${fix}`)] : [])]))];
  const asked = routes.filter(({ status }) => status !== "ok" && status !== "skipped");
  return [
    ...lines,
    ...asked.map(({ route, status }) => row(status, "", route)),
    ...departures.map(({ route, path, expected, found, mark }) => (
      `${route}: ${path} should be ${expected} (${mark}), and is ${found}`)),
    "",
  ].join("\n");
}
