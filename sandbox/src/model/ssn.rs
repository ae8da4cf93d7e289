//! Personal numbers that are nobody's.

use crate::core::rng::{Rng, hash};

/// Looks like a Swedish personal number, but its check digit is always wrong: it is nobody's.
pub fn fake_ssn(seed: &str) -> String {
    let mut rng = Rng::new(hash(seed));
    let (year, month, day) = (50 + rng.below(50), 1 + rng.below(12), 1 + rng.below(28));
    let digits = format!("{year:02}{month:02}{day:02}{:03}", rng.below(1000));
    let wrong = (check_digit(&digits) + 1) % 10;
    let (date, number) = digits.split_at(6);
    format!("19{date}-{number}{wrong}")
}

/// Luhn over the nine digits before it.
fn check_digit(digits: &str) -> u32 {
    let weigh = |(at, c): (usize, char)| {
        let product = c.to_digit(10).unwrap_or(0) * if at % 2 == 0 { 2 } else { 1 };
        product / 10 + product % 10
    };
    (10 - digits.chars().enumerate().map(weigh).sum::<u32>() % 10) % 10
}

#[cfg(test)]
mod tests {
    use super::{check_digit, fake_ssn};

    #[test]
    fn the_number_looks_right_and_is_not() {
        // The example number of the Swedish Tax Agency's brochure: 811218-9876.
        assert_eq!(check_digit("811218987"), 6);
        let ssn = fake_ssn("a@b.example");
        assert_eq!((ssn.len(), ssn.find('-')), (13, Some(8)));
        let digits: String = ssn.chars().skip(2).filter(char::is_ascii_digit).take(9).collect();
        assert_ne!(check_digit(&digits).to_string(), ssn.chars().skip(12).collect::<String>());
    }
}
