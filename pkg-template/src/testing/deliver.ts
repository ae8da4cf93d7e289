// Hands over an answer as a network would: late, in drops, cut off, or not at all. Timers are
// looked up when used, so that a test's clock is taken.
import { TextDecoder } from "../utf8.js";
import type { Answer } from "./letter.js";

/** How many pieces a slow body comes in. */
const DROPS = 20;
/** Statuses whose answers have no body, and cannot be made with one. */
const BODILESS = [204, 205, 304];

/** Waits, or fails as soon as the signal does. */
export function wait(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(reason(signal));
    if (ms <= 0) return resolve();
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      resolve();
    }, ms);
    const stop = (): void => {
      clearTimeout(timer);
      reject(reason(signal as AbortSignal));
    };
    signal?.addEventListener("abort", stop, { once: true });
  });
}

/** The head is there; the body comes as the answer says. */
export function respond(answer: Answer, signal?: AbortSignal): Response {
  const { status } = answer;
  if (typeof Response !== "function") return plain(answer, signal);
  const slow = answer.drip_ms > 0 || answer.delivery === "half";
  const body = slow && typeof ReadableStream === "function" ? stream(answer, signal) : answer.body;
  const init = { status, headers: headers(answer) };
  return new Response(BODILESS.includes(status) ? null : body, init);
}

function headers({ headers }: Answer): Headers {
  const all = new Headers();
  for (const [name, value] of headers) {
    try {
      all.set(name, value);
    } catch { /* a fault may ask for a header that no message can carry */ }
  }
  return all;
}

/** The pieces of a body, each when its time has come; what breaks off, breaks off. */
async function* pieces(
  { body, drip_ms, delivery }: Answer, signal?: AbortSignal,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const whole = delivery === "half" ? body.subarray(0, body.length / 2) : body;
  const size = Math.max(1, Math.ceil(whole.length / DROPS));
  for (let at = 0; at < whole.length; at += size) {
    await wait(drip_ms / Math.ceil(whole.length / size), signal);
    yield whole.slice(at, at + size);
  }
  if (delivery === "half") throw new TypeError("terminated");
}

function stream(answer: Answer, signal?: AbortSignal): ReadableStream<Uint8Array<ArrayBuffer>> {
  const all = pieces(answer, signal);
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await all.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await all.return(undefined);
    },
  });
}

/** Where there is no `Response`, as in Jest's jsdom: what the client and most others ask of one. */
function plain(answer: Answer, signal?: AbortSignal): Response {
  const found = new Map(answer.headers);
  const body = async (): Promise<Uint8Array> => {
    const bytes: number[] = [];
    for await (const piece of pieces(answer, signal)) bytes.push(...piece);
    return new Uint8Array(bytes);
  };
  const text = async (): Promise<string> => new TextDecoder().decode(await body());
  return {
    ok: answer.status >= 200 && answer.status < 300,
    status: answer.status,
    statusText: "",
    type: "basic",
    redirected: false,
    headers: {
      get: (name: string) => found.get(name.toLowerCase()) ?? null,
      has: (name: string) => found.has(name.toLowerCase()),
      forEach: (use: (value: string, name: string) => void) => found.forEach(use),
    },
    arrayBuffer: async () => (await body()).buffer,
    text,
    json: async () => JSON.parse(await text()) as unknown,
  } as unknown as Response;
}

function reason(signal: AbortSignal): unknown {
  return signal.reason ?? new DOMException("This operation was aborted", "AbortError");
}
