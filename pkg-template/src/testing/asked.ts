// What a caller hands to fetch, read as fetch would. Without `Request` and `Headers`, for jsdom.
import { TextEncoder } from "../utf8.js";
import type { Asked } from "./letter.js";

/** What the rest of a fetch depends on. */
export interface Sent extends Asked {
  redirect: RequestRedirect;
  signal: AbortSignal | undefined;
}

export async function asked(
  input: RequestInfo | URL, init: RequestInit = {}, inPage = true,
): Promise<Sent> {
  const request = typeof input === "object" && "method" in input ? input : undefined;
  const body = init.body ?? (request ? await request.arrayBuffer() : null);
  return {
    method: named(init.method ?? request?.method ?? "GET"),
    url: new URL(request?.url ?? String(input)),
    headers: pairs(init.headers ?? request?.headers ?? []),
    body: await bytes(body),
    redirect: init.redirect ?? request?.redirect ?? "follow",
    signal: init.signal ?? request?.signal ?? undefined,
    inPage,
  };
}

/** Some methods are known in any case; `patch` is none of them, and no route's. */
function named(method: string): string {
  return /^(delete|get|head|options|post|put)$/i.test(method) ? method.toUpperCase() : method;
}

function pairs(headers: HeadersInit): [string, string][] {
  const isList = Symbol.iterator in headers;
  const all = isList ? [...headers as Iterable<[string, string]>] : Object.entries(headers);
  return all.map(([name, value]) => [name.toLowerCase(), String(value)]);
}

async function bytes(body: BodyInit | null): Promise<Uint8Array> {
  if (body === null) return new Uint8Array();
  if (typeof body === "string") return new TextEncoder().encode(body);
  if (ArrayBuffer.isView(body)) {
    return new Uint8Array(body.buffer, body.byteOffset, body.byteLength);
  }
  // By its tag: in jsdom it comes from another realm.
  const tag = Object.prototype.toString.call(body);
  if (tag === "[object ArrayBuffer]") return new Uint8Array(body as ArrayBuffer);
  return new Uint8Array(await new Response(body).arrayBuffer());
}
