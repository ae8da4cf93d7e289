// One line for each request. What it may say is listed here, and nothing of it is personal.
import { STATUS } from "./answers.ts";
import type { Outcome } from "./answers.ts";

export interface AuditEvent {
  readonly outcome: Outcome;
  /** A pseudonym; absent before the session is verified. */
  readonly user: string | undefined;
  /** The same as `X-Request-Id` of the answer. */
  readonly request: string;
  readonly ms: number;
  /** What went wrong on our side: where, and of what kind. */
  readonly fault: string | undefined;
}

export type Audit = (event: AuditEvent) => void;

/** Field by field: what else an object may hold is not written. */
export function auditLine({ outcome, user, request, ms, fault }: AuditEvent): string {
  const status = STATUS[outcome];
  return JSON.stringify({ event: "defentry_code", outcome, status, user, request, ms, fault });
}

export const consoleAudit: Audit = (event) => console.log(auditLine(event));
