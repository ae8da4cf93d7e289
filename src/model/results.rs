//! What this package adds to the gateway's answers.

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(typescript_custom_section)]
const SECTION: &'static str = RESULTS;

#[allow(dead_code, reason = "the macro reads it when it expands; the test below, too")]
const RESULTS: &str = r#"
/** How sure it is that a write took effect: the gateway said so, or its state was read back. */
export type Applied = "yes" | "reconciled";

/** The outcome of a write that must not be doubled. */
export interface AppliedResult {
  /** How sure it is. A write of unknown outcome throws, with `mayHaveBeenApplied: true`. */
  applied: Applied;
  /** The gateway's answer; its shape is not documented. `null` when it had no body. **A** */
  result: unknown;
}

/** What `scan.retryFailed` did. */
export interface RetryFailedResult {
  /** Sites whose scan was started again. */
  retried: SiteId[];
  /** Failed sites left alone because of `limit`. */
  skipped: SiteId[];
}

/** One derived state per site; see `overview` in the README for the decision table. */
export type SiteState =
  | "not_started" | "in_progress" | "failed" | "clear" | "found"
  | "waiting_for_broker" | "needs_user" | "removed" | "reappeared" | "unknown";

/** One site, put in one word. */
export interface SiteOverview {
  /** The site. **A** */
  id?: SiteId | null;
  /** The newest removal request decides; without one, the scan does. */
  state: SiteState;
  /** Whom it waits for: the scan, the broker, the user (see `manual_instructions`), or nobody. */
  waitingFor: "scan" | "broker" | "user" | null;
  /** Whether this site's scan is still under way. */
  scanning: boolean;
  /** Whether a removal may be asked for now. */
  canRequestRemoval: boolean;
  /** The raw `scan_result.status`. */
  scan: ScanState;
  /** The raw status of the newest removal request, if any. */
  removal: RemovalState | null;
  /** Whether data was ever removed from this site, be it back or not. */
  everRemoved: boolean;
  /** Since when the newest removal request stands as it does. **A** */
  since?: DateTime;
}

/** All sites at a glance: a pure function of one snapshot. */
export interface Overview {
  /** Sites in all. */
  total: number;
  /** Sites whose scan has ended, failures included. */
  settled: number;
  /** Sites where nothing is to be found now: state `clear` or `removed`. */
  clearNow: number;
  /** Sites from which data was ever removed, whether it is back or not. */
  everRemoved: number;
  /** Whether any site's scan is under way. */
  scanning: boolean;
  /** Sites per state; states with no site are left out. */
  counts: Partial<Record<SiteState, number>>;
  /** One entry per site, in the gateway's order. */
  sites: SiteOverview[];
}

/** What `scan.watch` and `removals.watch` yield: first at once, then whenever something changed. */
export interface ScanSnapshot extends ScanStatus {
  /** The sites at a glance. */
  overview: Overview;
  /** Sites that differ from the snapshot before; all of them the first time. */
  changed: SiteId[];
  /** True when nothing has changed for a minute though it is not over. */
  stalled: boolean;
}

/**
 * Something that is watched: an async iterator, and a store for those who show the latest state.
 *
 * Nothing is asked for before the first `next` or `subscribe`. All who watch the same thing share
 * one poller; who reads slowly gets the latest state, with all that has `changed` since it last
 * read.
 */
export interface Watch<T> extends AsyncIterableIterator<T> {
  /**
   * Calls `listener` whenever there is something new, and when it is over; gives the way to stop.
   * For React: `useSyncExternalStore(watch.subscribe, watch.getSnapshot, () => undefined)`.
   */
  readonly subscribe: (listener: () => void) => () => void;
  /** The latest, the same object until there is a newer one; `undefined` before the first. */
  readonly getSnapshot: () => T | undefined;
  /** Whether it is over: it came to its end, was stopped, or failed. */
  readonly ended: boolean;
  /** Why it failed, if it did: a `DefentryError`. */
  readonly error: Error | undefined;
}

/** Where a signing stands. The words behind it are assumed (**A**); an unknown one is `unknown`. */
export type SigningPhase = "pending" | "signed" | "failed" | "expired" | "unknown";

/** What `signing.watch` yields: first at once, then whenever the answer changed. */
export interface SigningSnapshot {
  /** Derived from `raw.status`, without regard to case. */
  phase: SigningPhase;
  /** The gateway's answer. */
  raw: SigningStatus;
}

/** What kind of failure it was: a closed set, a new one is a minor release. */
export type ErrorKind =
  | "bad_request" | "validation" | "unauthenticated" | "forbidden" | "not_found" | "conflict"
  | "rate_limited" | "server" | "network" | "timeout" | "aborted" | "decode" | "misuse" | "ended"
  | "account_mismatch" | "unsupported" | "internal";

/** The gateway's error codes that have been seen; the set is open. **V** */
export type ErrorCode =
  | "BAD_REQUEST" | "UNAUTHENTICATED" | "FORBIDDEN" | "NOT_FOUND" | "VALIDATION_ERROR"
  | "RATE_LIMITED" | (string & {});

/** One thing wrong with one field. */
export interface ErrorDetail {
  /** Which field: `email`, or a path such as `sites[3].scan_result.status`. */
  field: string;
  /** What is wrong. From the gateway it may be localized and quote what the user typed. */
  issue: string;
}

/** Where a session stands. `expired`: the gateway refused the token and no new one came yet. */
export type SessionState = "none" | "active" | "expired" | "ended";"#;

#[cfg(test)]
mod tests {
    use super::RESULTS;
    use crate::error::Kind;
    use crate::session::State as SessionState;
    use crate::watch::{overview, signing::Phase};

    /// The words above and those that the core writes are two lists: they must not drift apart.
    #[test]
    fn every_word_of_the_core_stands_in_the_types() {
        let kinds = [
            Kind::BadRequest,
            Kind::Validation,
            Kind::Unauthenticated,
            Kind::Forbidden,
            Kind::NotFound,
            Kind::Conflict,
            Kind::RateLimited,
            Kind::Server,
            Kind::Network,
            Kind::Timeout,
            Kind::Aborted,
            Kind::Decode,
            Kind::Misuse,
            Kind::Ended,
            Kind::AccountMismatch,
        ];
        let phases = [Phase::Pending, Phase::Signed, Phase::Failed, Phase::Expired, Phase::Unknown];
        let states =
            [SessionState::None, SessionState::Active, SessionState::Expired, SessionState::Ended];
        for (name, words) in [
            ("ErrorKind", kinds.map(Kind::name).to_vec()),
            ("SigningPhase", phases.map(Phase::name).to_vec()),
            ("SessionState", states.map(SessionState::name).to_vec()),
            ("SiteState", overview::STATES.map(|(_, word)| word).to_vec()),
        ] {
            let (_, rest) = RESULTS.split_once(&format!("export type {name} =")).unwrap();
            let (union, _) = rest.split_once(';').unwrap();
            for word in words {
                assert!(union.contains(&format!("\"{word}\"")), "{name} lacks {word}");
            }
        }
    }
}
