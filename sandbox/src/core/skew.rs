//! A clock that is wrong: the gateway's, as far as anybody outside can see it.

use serde_json::Value;

use super::format::is_date_time;
use super::time::rfc3339;

const DAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Every moment in an answer, shifted by so much.
pub fn shift(value: &mut Value, by_ms: i64) {
    match value {
        _ if by_ms == 0 => {}
        Value::Object(map) => map.values_mut().for_each(|value| shift(value, by_ms)),
        Value::Array(items) => items.iter_mut().for_each(|item| shift(item, by_ms)),
        Value::String(text) if is_date_time(text) => {
            if let Some(ms) = parse(text) {
                *text = rfc3339(ms.saturating_add_signed(by_ms));
            }
        }
        _ => {}
    }
}

/// `Sun, 06 Nov 1994 08:49:37 GMT`
pub fn http_date(ms: u64) -> String {
    let text = rfc3339(ms);
    let part = |from: usize, to: usize| text.get(from..to).unwrap_or_default();
    let weekday = DAYS.get((ms / 86_400_000 % 7) as usize).unwrap_or(&"");
    let month =
        part(5, 7).parse::<usize>().ok().and_then(|number| MONTHS.get(number.checked_sub(1)?));
    let (day, year, time) = (part(8, 10), part(0, 4), part(11, 19));
    format!("{weekday}, {day} {} {year} {time} GMT", month.unwrap_or(&""))
}

/// What `rfc3339` writes (days-from-civil, Howard Hinnant).
fn parse(text: &str) -> Option<u64> {
    let number = |from: usize, to: usize| text.get(from..to)?.parse::<u64>().ok();
    let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
    let (hour, minute, second) = (number(11, 13)?, number(14, 16)?, number(17, 19)?);
    let year = if month <= 2 { year.checked_sub(1)? } else { year };
    let (era, year_of_era) = (year / 400, year % 400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day.checked_sub(1)?;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    // Before 1970 there is nothing to tell.
    let days = (era * 146_097 + day_of_era).checked_sub(719_468)?;
    Some((((days * 24 + hour) * 60 + minute) * 60 + second) * 1000)
}

#[cfg(test)]
mod tests {
    use super::{http_date, parse, rfc3339, shift};
    use serde_json::json;

    #[test]
    fn dates_are_written_as_http_has_them() {
        assert_eq!(http_date(784_111_777_000), "Sun, 06 Nov 1994 08:49:37 GMT");
        assert_eq!(http_date(0), "Thu, 01 Jan 1970 00:00:00 GMT");
        assert_eq!(http_date(951_782_400_000), "Tue, 29 Feb 2000 00:00:00 GMT");
    }

    #[test]
    fn what_is_written_can_be_read() {
        for day in (0..60_000).step_by(17) {
            let ms = day * 86_400_000 + 75_725_000;
            assert_eq!(parse(&rfc3339(ms)), Some(ms));
        }
        assert_eq!(parse("1969-12-31T23:59:59Z"), None);
        assert_eq!(parse("2026-06-00T00:00:00Z"), None);
    }

    #[test]
    fn moments_are_shifted_wherever_they_are_and_nothing_else_is() {
        let mut value = json!({ "at": "2026-06-16T23:30:00Z", "born": "2026-06-16",
            "sites": [{ "since": "2026-01-01T00:00:00Z" }] });
        let before = value.clone();
        shift(&mut value, 0);
        assert_eq!(value, before);
        shift(&mut value, 3_600_000);
        shift(&mut value, -60_000);
        assert_eq!(
            value,
            json!({ "at": "2026-06-17T00:29:00Z", "born": "2026-06-16",
            "sites": [{ "since": "2026-01-01T00:59:00Z" }] })
        );
    }
}
