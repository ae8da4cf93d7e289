//! When to try again, and after how long. Pure.

use crate::error::{Data, Kind};
use crate::routes::Retry;

/// The first wait is up to this; each later one up to twice as much.
const FIRST_MS: f64 = 500.0;
const LONGEST_MS: f64 = 8_000.0;
/// A gateway that asks for more than this gets its answer from the caller: the call fails and
/// names the time.
const LONGEST_RETRY_AFTER_MS: u32 = 60_000;

/// Milliseconds to wait before the next attempt; `None`: give up.
///
/// `attempt` counts from 1, `random` is in `[0, 1)`, `left_ms` is what remains of the whole call.
pub fn delay(
    error: &Data,
    class: Retry,
    attempt: u32,
    max_retries: u32,
    random: f64,
    left_ms: f64,
) -> Option<u32> {
    if attempt > max_retries || !may_repeat(error, class) {
        return None;
    }
    let wait = match error.retry_after_ms {
        Some(asked) if asked > LONGEST_RETRY_AFTER_MS => return None,
        // The gateway knows best: no jitter on what it asks for.
        Some(asked) => f64::from(asked),
        None => random * (FIRST_MS * f64::from(1u32 << (attempt - 1).min(8))).min(LONGEST_MS),
    };
    (wait < left_ms).then_some(wait as u32)
}

fn may_repeat(error: &Data, class: Retry) -> bool {
    match error.kind {
        // Refused before anything was done, so even a write is safe to send again.
        Kind::RateLimited => true,
        // A redirect is no answer either, but it would be one again.
        Kind::Network | Kind::Timeout => class == Retry::Read && error.retryable,
        Kind::Server => class == Retry::Read && matches!(error.status, Some(502..=504)),
        _ => false,
    }
}

/// `Retry-After` in milliseconds: seconds, or an HTTP date, read by `date_ms` (NaN: it is none).
pub fn retry_after_ms(header: &str, now_ms: f64, date_ms: impl Fn(&str) -> f64) -> Option<u32> {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if digits(header) {
        let seconds = header
            .bytes()
            .fold(0u32, |n, b| n.saturating_mul(10).saturating_add(u32::from(b - b'0')));
        return Some(seconds.saturating_mul(1000));
    }
    // `Sun, 06 Nov 1994 08:49:37 GMT` is the one form that senders may write; parsers of dates
    // would take far more.
    let wait = header.ends_with(" GMT").then(|| date_ms(header) - now_ms)?;
    (!wait.is_nan()).then_some(wait.max(0.0) as u32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Error;

    fn error(kind: Kind, status: Option<u16>, retry_after_ms: Option<u32>) -> Error {
        let mut error = Error::new(kind, "x");
        error.status = status;
        error.retry_after_ms = retry_after_ms;
        error
    }

    #[test]
    fn reads_are_repeated_and_writes_are_not() {
        for (kind, status, read, write) in [
            (Kind::Network, None, true, false),
            (Kind::Timeout, None, true, false),
            (Kind::Server, Some(503), true, false),
            (Kind::Server, Some(500), false, false),
            (Kind::RateLimited, Some(429), true, true),
            (Kind::Conflict, Some(409), false, false),
            (Kind::Unauthenticated, Some(401), false, false),
            (Kind::Decode, Some(200), false, false),
        ] {
            let e = error(kind, status, None);
            assert_eq!(delay(&e, Retry::Read, 1, 2, 0.5, 1e5).is_some(), read, "{kind:?}");
            assert_eq!(delay(&e, Retry::Write, 1, 2, 0.5, 1e5).is_some(), write, "{kind:?}");
        }
    }

    #[test]
    fn a_redirect_is_not_tried_again() {
        let redirect = crate::transport::refusal::refusal(302, &Default::default(), b"");
        assert_eq!(delay(&redirect, Retry::Read, 1, 2, 0.5, 1e5), None);
    }

    #[test]
    fn waits_grow_up_to_their_ends() {
        let e = error(Kind::Network, None, None);
        let at = |attempt| delay(&e, Retry::Read, attempt, 9, 0.999, 1e9).unwrap();
        assert_eq!([at(1), at(2), at(3), at(9)], [499, 999, 1998, 7992]);
        assert_eq!(delay(&e, Retry::Read, 3, 2, 0.5, 1e9), None, "tries used up");
        assert_eq!(delay(&e, Retry::Read, 1, 2, 0.9, 100.0), None, "no time left");
    }

    #[test]
    fn the_gateway_says_when() {
        let e = error(Kind::RateLimited, Some(429), Some(3000));
        assert_eq!(delay(&e, Retry::Read, 1, 2, 0.1, 1e5), Some(3000));
        let e = error(Kind::RateLimited, Some(429), Some(3_600_000));
        assert_eq!(delay(&e, Retry::Read, 1, 2, 0.1, 1e9), None);
    }

    #[test]
    fn retry_after_as_seconds_and_as_a_date() {
        let parse = |text: &str| if text.starts_with("Sun, ") { 10_000.0 } else { f64::NAN };
        assert_eq!(retry_after_ms("7", 0.0, parse), Some(7000));
        assert_eq!(retry_after_ms("Sun, 06 Nov 1994 08:49:40 GMT", 7_000.0, parse), Some(3000));
        assert_eq!(retry_after_ms("Sun, 06 Nov 1994 08:49:40 GMT", 70_000.0, parse), Some(0));
        for bad in ["", "-1", "1.5", "soon", "2026", "Sun, 06 Nov 1994", "x GMT"] {
            let expected = (bad == "2026").then_some(2_026_000);
            assert_eq!(retry_after_ms(bad, 0.0, parse), expected, "{bad}");
        }
        assert_eq!(retry_after_ms("99999999999999", 0.0, parse), Some(u32::MAX));
    }
}
