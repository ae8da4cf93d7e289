//! Card numbers: Luhn's check digit.

use super::super::{Format, issue};
use super::{check, next};

/// The numbers that card networks and payment services publish for testing.
#[test]
fn published_test_cards_pass() {
    check(
        Format::CardNumber,
        &[
            "4242424242424242",
            "4242 4242 4242 4242",
            "4242-4242-4242-4242",
            "4000056655665556",
            "5555555555554444",
            "2223003122003222",
            "378282246310005",
            "3782 822463 10005",
            "6011111111111117",
            "30569309025904",
            "3530111333300000",
            "6205500000000000004",
        ],
        &[
            "",
            "4242424242424241",
            "42424242424242425",
            "67677000000",
            "62055000000000000041",
            "4242 4242 4242 424x",
            "4242_4242_4242_4242",
            "４242424242424242",
            "-",
            "•••• 4242",
        ],
    );
}

/// By the table of doubled digits, which is not how the check itself computes them.
#[test]
fn each_number_has_one_check_digit_and_a_slip_is_seen() {
    const DOUBLED: [u64; 10] = [0, 2, 4, 6, 8, 1, 3, 5, 7, 9];
    let good = |text: &str| issue(Format::CardNumber, text.as_bytes()).is_none();
    let mut seed = 7u64;
    for length in (11..=18).cycle().take(400) {
        let digits: Vec<u64> = (0..length).map(|_| next(&mut seed) % 10).collect();
        let weigh = |(at, digit): (usize, &u64)| match at % 2 {
            0 => DOUBLED[*digit as usize],
            _ => *digit,
        };
        let sum: u64 = digits.iter().rev().enumerate().map(weigh).sum();
        let body: String = digits.iter().map(u64::to_string).collect();
        for last in 0..10 {
            assert_eq!(
                good(&format!("{body}{last}")),
                (sum + last).is_multiple_of(10),
                "{body}{last}"
            );
        }
        let right = format!("{body}{}", (10 - sum % 10) % 10).into_bytes();
        for at in 0..right.len() {
            let mut wrong = right.clone();
            wrong[at] = b'0' + (wrong[at] - b'0' + 1 + (next(&mut seed) % 9) as u8) % 10;
            assert!(!good(std::str::from_utf8(&wrong).unwrap()), "{wrong:?}");
        }
    }
}
