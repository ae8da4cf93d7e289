//! A card lives until its month is over where its owner is.

use super::super::has_expired;

const HOUR_MS: f64 = 3_600_000.0;

/// The first moment of a month in UTC, in milliseconds since 1970: days counted one year at a time.
fn begins_ms(year: u32, month: u32) -> f64 {
    let is_leap = |year: u32| {
        year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
    };
    let lengths =
        |year| [31, 28 + u32::from(is_leap(year)), 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let years: u32 = (1970..year).flat_map(lengths).sum();
    let months: u32 = lengths(year).into_iter().take(month as usize - 1).sum();
    f64::from(years + months) * 24.0 * HOUR_MS
}

/// Every month of the cards that are alive or will be, with the moment it ends in UTC.
fn months() -> impl Iterator<Item = (u32, u32, f64)> {
    let next = |year, month| if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    let all = (2020..=2099).flat_map(|year| (1..=12).map(move |month| (year, month)));
    all.map(move |(year, month)| {
        let (then, first) = next(year, month);
        (year, month, begins_ms(then, first))
    })
}

/// Whether the card has expired, in every way to write its month.
fn expired(year: u32, month: u32, now_ms: f64) -> bool {
    let years = [format!("{year}"), format!("{:02}", year % 100)];
    let months = [format!("{month}"), format!("{month:02}")];
    let of = |year: &String, month: &String| has_expired(month.as_bytes(), year.as_bytes(), now_ms);
    let first = of(&years[0], &months[0]);
    for year in &years {
        assert!(months.iter().all(|month| of(year, month) == first), "{year} {months:?}");
    }
    first
}

#[test]
fn the_days_are_counted_right() {
    assert_eq!(begins_ms(1970, 1), 0.0);
    assert_eq!(begins_ms(2026, 6), 1_780_272_000_000.0);
    assert_eq!(begins_ms(2100, 3), 4_107_542_400_000.0);
}

#[test]
fn never_while_its_month_lasts_anywhere() {
    for (year, month, ends_ms) in months() {
        // Where the clocks are twelve hours behind, the month ends twelve hours later.
        let last_ms = ends_ms + 12.0 * HOUR_MS;
        // It began fourteen hours before it did in UTC.
        let first_ms = begins_ms(year, month) - 14.0 * HOUR_MS;
        for now_ms in [0.0, first_ms, ends_ms, last_ms - 1.0, last_ms] {
            assert!(!expired(year, month, now_ms), "{year}-{month} at {now_ms}");
        }
    }
}

#[test]
fn always_ten_days_after_it_ended() {
    for (year, month, ends_ms) in months() {
        for days in [10.0, 11.0, 30.0, 400.0, 40_000.0] {
            let now_ms = ends_ms + days * 24.0 * HOUR_MS;
            assert!(expired(year, month, now_ms), "{year}-{month} after {days}");
        }
    }
}

/// What is no month or year at all is for the other checks to name.
#[test]
fn what_cannot_be_read_has_not_expired() {
    for (month, year) in [("", "2020"), ("1", ""), ("x", "2020"), ("1", "020"), ("1", "1969")] {
        assert!(!has_expired(month.as_bytes(), year.as_bytes(), f64::MAX), "{month} {year}");
    }
    assert!(!has_expired(b"12", b"2020", f64::NAN), "a clock that tells nothing");
}
