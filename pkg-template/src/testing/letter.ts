// A request and its answer, each as one line of JSON and a body: what the core takes and gives.
import { TextDecoder, TextEncoder } from "../utf8.js";

/** A request, as whoever sends it. */
export interface Asked {
  method: string;
  url: URL;
  headers: [name: string, value: string][];
  body: Uint8Array;
  /** No browser stands between: the core shall see to CORS as one would. */
  inPage: boolean;
}

/** An answer, and how it is to be delivered. */
export interface Answer {
  status: number;
  headers: [name: string, value: string][];
  /** `nothing`: the connection closes unanswered; `half`: after half the body. */
  delivery: "whole" | "nothing" | "half";
  /** Milliseconds before the head comes, and those that the body takes. */
  delay_ms: number;
  drip_ms: number;
  body: Uint8Array<ArrayBuffer>;
}

const NEWLINE = 10;

export function write({ method, url, headers, body, inPage }: Asked): Uint8Array {
  const { pathname: path, search } = url;
  const query = search ? search.slice(1) : null;
  const line = JSON.stringify({ method, path, query, headers, in_page: inPage });
  const head = new TextEncoder().encode(`${line}\n`);
  const letter = new Uint8Array(head.length + body.length);
  letter.set(head);
  letter.set(body, head.length);
  return letter;
}

export function read(letter: Uint8Array<ArrayBuffer>): Answer {
  const end = letter.indexOf(NEWLINE);
  const line = new TextDecoder().decode(letter.subarray(0, end));
  return { ...JSON.parse(line) as Omit<Answer, "body">, body: letter.slice(end + 1) };
}
