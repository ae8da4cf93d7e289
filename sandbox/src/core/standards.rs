//! Numbers that check themselves, and dates.

/// ISO 13616: 15 to 34 letters and digits, which are 1 modulo 97 when the head goes last.
pub fn is_iban(text: &str) -> bool {
    let is_alnum = text.bytes().all(|b| b.is_ascii_alphanumeric());
    let Some((head, tail)) = text.split_at_checked(4).filter(|_| is_alnum) else { return false };
    let (country, check) = head.split_at(2);
    let shape = country.bytes().all(|b| b.is_ascii_uppercase())
        && check.bytes().all(|b| b.is_ascii_digit())
        && (15..=34).contains(&text.len());
    let step = |rest: u32, c: char| match c.to_digit(36).unwrap_or(0) {
        digit @ 0..10 => (rest * 10 + digit) % 97,
        letter => (rest * 100 + letter) % 97,
    };
    shape && tail.chars().chain(head.chars()).fold(0, step) == 1
}

/// 12 to 19 digits, and Luhn's sum.
pub fn is_card_number(text: &str) -> bool {
    let weigh = |(at, c): (usize, char)| {
        let product = c.to_digit(10).unwrap_or(0) * if at % 2 == 1 { 2 } else { 1 };
        product / 10 + product % 10
    };
    (12..=19).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_digit())
        && text.chars().rev().enumerate().map(weigh).sum::<u32>().is_multiple_of(10)
}

pub fn is_date(text: &str) -> bool {
    let number = |part: &str, len: usize| {
        let ok = part.len() == len && part.bytes().all(|b| b.is_ascii_digit());
        ok.then(|| part.parse::<u32>().ok()).flatten()
    };
    let mut parts = text.splitn(3, '-');
    let (Some(y), Some(m), Some(d)) = (parts.next(), parts.next(), parts.next()) else {
        return false;
    };
    let (Some(y), Some(m), Some(d)) = (number(y, 4), number(m, 2), number(d, 2)) else {
        return false;
    };
    let is_leap = y.is_multiple_of(4) && (!y.is_multiple_of(100) || y.is_multiple_of(400));
    let days = match m {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if is_leap => 29,
        2 => 28,
        _ => 0,
    };
    (1..=days).contains(&d)
}

#[cfg(test)]
mod tests {
    use super::{is_card_number, is_date, is_iban};

    #[test]
    fn ibans_have_a_shape_and_a_sum() {
        for text in ["DE89370400440532013000", "GB82WEST12345698765432"] {
            assert!(is_iban(text), "{text}");
        }
        // Sum, length, case, no country, no text that could be cut in two.
        let wrong =
            ["DE89370400440532013001", "GB82WEST", "de89370400440532013000", "1234", "ÅÄÖ€"];
        for text in wrong {
            assert!(!is_iban(text), "{text}");
        }
    }

    #[test]
    fn cards_have_a_length_and_a_sum() {
        assert!(is_card_number("4242424242424242") && is_card_number("378282246310005"));
        for text in
            ["4242424242424241", "0", "4242x24242424242", "", "４２４２４２４２４２４２４２４２"]
        {
            assert!(!is_card_number(text), "{text}");
        }
    }

    #[test]
    fn dates_are_those_of_the_calendar() {
        for text in ["2028-02-29", "2000-02-29", "2031-12-31"] {
            assert!(is_date(text), "{text}");
        }
        let no_days = ["2027-02-29", "2100-02-29", "2031-13-01", "2031-00-10", "2031-04-31"];
        let no_dates = ["2031-1-1", "31-01-01", "2031-01-01T00:00:00Z", "--", "+203-01-01", "٢٠٣١"];
        for text in no_days.into_iter().chain(no_dates) {
            assert!(!is_date(text), "{text}");
        }
    }
}
