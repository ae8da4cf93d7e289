// How often a user may have a code: a rule without a clock or a store. It knows pseudonyms only.
const MINUTE_MS = 60_000;
/** A code after a session's first asks for a login no older than this. */
export const FRESH_LOGIN_MS = 15 * MINUTE_MS;
/** An older login is no login. It is also how long a session is remembered. */
export const MAX_LOGIN_AGE_MS = 30 * 24 * 60 * MINUTE_MS;
export const CODES_PER_MINUTE = 5;
/** Of one user at a time; the one to be forgotten first goes when there are more. */
const MAX_SESSIONS = 100;

/** What is remembered of one user. Times are milliseconds since 1970. */
export interface Entry {
  /** When codes were given, within the last minute. */
  readonly given: readonly number[];
  /** The sessions that have had codes. */
  readonly sessions: readonly SessionEntry[];
}

interface SessionEntry {
  readonly id: string;
  readonly codes: number;
  /** When it may be forgotten. */
  readonly until: number;
}

/** A session's pseudonym, and its `authTime`: seconds since 1970. */
export interface Login {
  readonly session: string;
  readonly authTime: number;
}

export type Verdict =
  | { readonly outcome: "taken" }
  | { readonly outcome: "login_required" }
  | { readonly outcome: "too_many_codes"; readonly retryAfterMs: number };

/** One entry for each user, and one thing at a time done to it. */
export interface Ledger {
  /** Counts a code before it is asked for, or says why there is none. */
  take(user: string, login: Login): Promise<Verdict>;
  /** The code did not come: it was not the session's first. It still counts for the minute. */
  undo(user: string, login: Login): Promise<void>;
}

/** The entry without what is over. */
export function prune(entry: Entry | undefined, now: number): Entry {
  const { given = [], sessions = [] } = entry ?? {};
  return {
    given: given.filter((at) => at > now - MINUTE_MS),
    sessions: sessions.filter(({ until }) => until > now),
  };
}

/** When nothing of the entry is needed any more; 0 if there is nothing in it. */
export function overAt({ given, sessions }: Entry): number {
  return Math.max(0, ...given.map((at) => at + MINUTE_MS), ...sessions.map(({ until }) => until));
}

export function take(
  before: Entry | undefined, { session, authTime }: Login, now: number, limit = CODES_PER_MINUTE,
): { entry: Entry; verdict: Verdict } {
  const entry = prune(before, now);
  const { given, sessions } = entry;
  const known = sessions.find(({ id }) => id === session);
  const loginMs = authTime * 1_000;
  if (known && now - loginMs > FRESH_LOGIN_MS) {
    return { entry, verdict: { outcome: "login_required" } };
  }
  if (given.length >= limit) {
    // Enough of the minute's codes are over then that one more is within the limit.
    const oldest = given[given.length - limit] ?? now;
    const retryAfterMs = oldest + MINUTE_MS - now;
    return { entry, verdict: { outcome: "too_many_codes", retryAfterMs } };
  }
  const codes = (known?.codes ?? 0) + 1;
  const until = Math.max(known?.until ?? 0, loginMs + MAX_LOGIN_AGE_MS);
  const others = sessions.filter(({ id }) => id !== session);
  const kept = [...others].sort((a, b) => b.until - a.until).slice(0, MAX_SESSIONS - 1);
  return {
    entry: { given: [...given, now], sessions: [...kept, { id: session, codes, until }] },
    verdict: { outcome: "taken" },
  };
}

export function undo(before: Entry | undefined, { session }: Login, now: number): Entry {
  const { given, sessions } = prune(before, now);
  const left = sessions.map((each) => (
    each.id === session ? { ...each, codes: each.codes - 1 } : each));
  return { given, sessions: left.filter(({ codes }) => codes > 0) };
}

/** The limit that a variable sets; what is no whole number above zero sets none. */
export function limitOf(variable: string | undefined): number {
  return /^[1-9]\d{0,3}$/.test(variable ?? "") ? Number(variable) : CODES_PER_MINUTE;
}
