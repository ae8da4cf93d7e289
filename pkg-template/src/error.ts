import { BRAND, isDefentryError } from "./is-error.js";
import type { ErrorCode, ErrorDetail, ErrorKind } from "./types.js";


/** What the wasm core says of a failure. @internal */
export interface Failure {
  kind: ErrorKind;
  message: string;
  code?: ErrorCode;
  status?: number;
  details?: readonly ErrorDetail[];
  retryAfterMs?: number;
  retryable?: boolean;
  mayHaveBeenApplied?: boolean;
  route?: string;
  requestId?: string;
  serverMessage?: string;
  cause?: unknown;
}

/**
 * The one error of this package: every call that fails throws it.
 *
 * Branch on `kind`, `code` and `status`, never on text. `message` is ours and holds nothing
 * personal; so do `JSON.stringify(error)` and a structured clone of it. What the gateway wrote is
 * in `serverMessage` and `details`, which may quote what the user typed: show it, do not log it.
 */
export class DefentryError extends Error {
  // Private, so that nothing personal is enumerated, cloned or logged by accident.
  readonly #failure: Failure;

  /** @internal */
  constructor(failure: Failure) {
    super(failure.message);
    this.#failure = failure;
  }

  /** What kind of failure it was: a closed set. */
  get kind(): ErrorKind { return this.#failure.kind; }
  /** The gateway's own code, an open set; absent when it gave none. **V** */
  get code(): ErrorCode | undefined { return this.#failure.code; }
  /** The HTTP status; absent when no answer came. */
  get status(): number | undefined { return this.#failure.status; }
  /** What is wrong with which field: of the input, or (kind `decode`) of the answer. */
  get details(): readonly ErrorDetail[] { return this.#failure.details ?? []; }
  /** Milliseconds the gateway asks to wait, where it says and CORS lets it be read. */
  get retryAfterMs(): number | undefined { return this.#failure.retryAfterMs; }
  /** Whether the same call may succeed later. */
  get retryable(): boolean { return this.#failure.retryable ?? false; }
  /** True for a write whose answer was lost: read the state before sending it again. */
  get mayHaveBeenApplied(): boolean { return this.#failure.mayHaveBeenApplied ?? false; }
  /** The route template, `/api/v1/…/{siteId}/…`; never the ids in it. */
  get route(): string | undefined { return this.#failure.route; }
  /** The gateway's `X-Request-Id`, for its support. */
  get requestId(): string | undefined { return this.#failure.requestId; }
  /** What the runtime or `getCode` threw; an accessor, so that no clone takes it along. */
  override get cause(): unknown { return this.#failure.cause; }
  /** The gateway's localized text. It may quote the user's data. */
  get serverMessage(): string | undefined { return this.#failure.serverMessage; }

  /** What may go into a log: fields are named, their values and the gateway's words left out. */
  toJSON(): Record<string, unknown> {
    const { kind, message, code, status, route, requestId } = this.#failure;
    // A name from the gateway that looks like no name might be anyone's data.
    const fields = this.details.map(({ field }) => (/^[a-z_][\w.[\]*]*$/i.test(field) ? field : "*"));
    const { retryable, mayHaveBeenApplied } = this;
    return {
      name: this.name, kind, message, code, status, route, requestId, retryable,
      mayHaveBeenApplied, fields,
    };
  }
}

// On the prototype, not on each instance; a class name would be lost when a bundler minifies.
Object.defineProperty(DefentryError.prototype, "name", { value: "DefentryError" });
Object.defineProperty(DefentryError.prototype, BRAND, { value: true });

/** A misuse is told where it is read first; of all others, details may be the gateway's words. */
function telling({ kind, message, details }: Failure): string {
  const [first] = kind === "misuse" && details || [];
  return first ? `${message.replace("; see details", "")} ${first.field} ${first.issue}` : message;
}

/** Turns whatever the wasm core rejected with into the one error. @internal */
export function toError(reason: unknown): DefentryError {
  if (isDefentryError(reason)) return reason;
  const failure = reason as Partial<Failure> | null;
  if (typeof failure === "object" && failure !== null && typeof failure.kind === "string"
    && typeof failure.message === "string") {
    // The core's objects have no prototype; what a page compares should be plain.
    const details = failure.details?.map((detail) => ({ ...detail }));
    return new DefentryError({ ...failure, message: telling(failure as Failure), details } as Failure);
  }
  return new DefentryError({ kind: "internal", message: "The client failed.", cause: reason });
}
