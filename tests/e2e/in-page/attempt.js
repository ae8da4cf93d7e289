// In the page: calls as a partner's page makes them, outcomes shown, errors logged in every way.
import "./use.js";

const out = document.querySelector("main");
const errors = [];
const quotes = [];

function show(text) {
  const line = document.createElement("p");
  line.textContent = text;
  out.append(line);
}

/** What a logger, a reporter or another window would be handed of an error. */
function told(error) {
  const clone = structuredClone(error);
  const own = (value) => Object.getOwnPropertyNames(value).map((name) => `${name}: ${value[name]}`);
  const cause = error.cause instanceof Error ? [error.cause.stack, ...own(error.cause)] : [];
  return [
    error.message, error.stack, `${error}`, JSON.stringify(error), JSON.stringify({ ...error }),
    ...own(error), ...own(clone), JSON.stringify(clone), `${clone}`, ...cause,
  ].join("\n");
}

/** Gives the kind of the error, or "ok". */
export async function attempt(name, work) {
  try {
    const result = await work(use.client);
    for (const { name, scan_result } of result?.sites ?? []) show(`${name} ${scan_result.status}`);
    show(`${name}: ok`);
    return "ok";
  } catch (error) {
    errors.push(told(error));
    quotes.push(error.serverMessage);
    console.error(name, error);
    console.log(JSON.stringify(error), { error });
    console.dir(error);
    postMessage(structuredClone(error));
    dispatchEvent(new CustomEvent("failed", { detail: error }));
    show(`${name}: ${error.kind} ${error.message} ${error.details.map(({ field }) => field)}`);
    return error.kind;
  }
}

async function lastPhase(watcher) {
  for await (const { phase } of watcher) use.phase = phase;
}

Object.assign(use, { lastPhase, attempt, errors, quotes, told });
