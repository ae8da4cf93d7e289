//! Forms of text for which there is a standard: what is surely wrong is told before it is sent.
//! Pure; the clock is passed in.

use super::datetime;
use super::text::has;
use crate::model::Format;

/// What is wrong with a text, as it stands between its quotes. What a person may write between
/// groups of digits is let pass: the gateway has the last word.
pub fn issue(format: Format, text: &[u8]) -> Option<&'static str> {
    let (good, issue) = match format {
        Format::Email => (is_email(text), "must be an e-mail address"),
        Format::Phone => (is_phone(text), "must be E.164, such as +46701234567"),
        Format::Iban => (is_iban(text), "must be an IBAN"),
        Format::CardNumber => (is_card_number(text), "must be a card number"),
        Format::Month => (matches!(number(text), Some(1..=12)), "must be 1 to 12"),
        Format::Year => (year(text).is_some(), "must be a year of two digits or four"),
        Format::Date => (is_day(text), "must be a date, such as 2030-12-31"),
    };
    (!good).then_some(issue)
}

/// Whether a card's month is over, wherever on Earth its owner is.
pub fn has_expired(month: &[u8], year_text: &[u8], now_ms: f64) -> bool {
    let (Some(month), Some(year)) = (number(month), year(year_text)) else { return false };
    // Months since 1970 by mean length: less than two days off. With the half day that clocks
    // differ it is below the days of grace.
    const MONTH_MS: f64 = 2_629_746_000.0;
    const GRACE_MS: f64 = 3.0 * 86_400_000.0;
    let end = f64::from(year.saturating_sub(1970) * 12 + month) * MONTH_MS;
    end + GRACE_MS < now_ms
}

fn is_day(text: &[u8]) -> bool {
    let part = |from, to| text.get(from..to).and_then(number);
    datetime::is_date(text) && matches!((part(5, 7), part(8, 10)), (Some(1..=12), Some(1..=31)))
}

fn is_email(text: &[u8]) -> bool {
    let Some(at) = text.iter().rposition(|b| *b == b'@') else { return false };
    let (local, domain) =
        (text.get(..at).unwrap_or_default(), text.get(at + 1..).unwrap_or_default());
    // A backslash is how JSON writes a control character.
    let odd = |b: &u8| *b <= b' ' || matches!(b, b'\\' | 0x7f);
    let plain = |part: &[u8]| !part.is_empty() && !part.iter().any(odd);
    let mut labels = domain.split(|b| *b == b'.');
    plain(local) && local.len() <= 64 && has(domain, b'.') && labels.all(plain)
}

fn is_phone(text: &[u8]) -> bool {
    matches!(text, [b'+', b'1'..=b'9', rest @ ..]
        if (6..=14).contains(&rest.len()) && rest.iter().all(u8::is_ascii_digit))
}

/// Length per country and check digits, ISO 13616. A country that is not listed may have any
/// length.
fn is_iban(text: &[u8]) -> bool {
    let plain: Vec<u8> = text.iter().filter(|b| **b != b' ').map(u8::to_ascii_uppercase).collect();
    let (head, tail) = plain.split_at_checked(4).unwrap_or_default();
    let (country, digits) = head.split_at_checked(2).unwrap_or_default();
    let length = match country_length(country) {
        0 => (15..=34).contains(&plain.len()),
        length => length as usize == plain.len(),
    };
    let mut rest = 0;
    for byte in tail.iter().chain(head) {
        rest = match byte {
            b'0'..=b'9' => rest * 10 + u32::from(byte - b'0'),
            b'A'..=b'Z' => rest * 100 + u32::from(byte - b'A') + 10,
            _ => return false,
        } % 97;
    }
    // Check digits are never 00 or 01, which would stand for the same as 97 and 98.
    length
        && country.iter().all(u8::is_ascii_uppercase)
        && matches!(number(digits), Some(2..=98))
        && rest == 1
}

/// 0: not listed.
fn country_length(country: &[u8]) -> u32 {
    let mut length = 0;
    for pair in LENGTHS.chunks_exact(2) {
        match number(pair) {
            Some(next) => length = next,
            None if pair == country => return length,
            None => {}
        }
    }
    0
}

/// Each length, with the countries that have it.
const LENGTHS: &[u8] = b"\
    15NO16BE18DKFIFKFOGLNLSD19MKSI20ATBAEEKZLTLUMNXK21CHHRLILV22BGBHCRDEGBGEIEMERSVA23AE\
    GIILIQOMSOTL24ADCZESMDPKROSASESKTNVG25LYPTST26ISTR27BIDJFRGRITMCMRSM28ALAZBYCYDOGTHN\
    HULBNIPLSV29BREGPSQAUA30JOKWMUYE31MTSC32LC33RU";

/// The digits' check digit, after Luhn; 12 to 19 of them.
fn is_card_number(text: &[u8]) -> bool {
    let digits: Vec<u8> =
        text.iter().filter(|b| !has(b" -", **b)).map(|b| b.wrapping_sub(b'0')).collect();
    let weigh = |(place, digit): (usize, &u8)| {
        let digit = u32::from(*digit);
        if place % 2 == 0 { digit } else { digit * 2 % 10 + digit / 5 }
    };
    (12..=19).contains(&digits.len())
        && digits.iter().all(|digit| *digit < 10)
        && digits.iter().rev().enumerate().map(weigh).sum::<u32>() % 10 == 0
}

/// A short number, bare or as text.
fn number(text: &[u8]) -> Option<u32> {
    let short = (1..=4).contains(&text.len()) && text.iter().all(u8::is_ascii_digit);
    short.then(|| text.iter().fold(0, |n, b| n * 10 + u32::from(b - b'0')))
}

fn year(text: &[u8]) -> Option<u32> {
    match (text.len(), number(text)?) {
        (2, year) => Some(2000 + year),
        (4, year @ 1970..) => Some(year),
        _ => None,
    }
}

#[cfg(test)]
#[path = "format_tests/mod.rs"]
mod tests;
