//! What is surely wrong is refused, and what may be right is let pass.

mod cards;
mod expiry;
mod iban;

use super::*;

fn check(format: Format, good: &[&str], bad: &[&str]) {
    for text in good {
        assert_eq!(issue(format, text.as_bytes()), None, "{text}");
    }
    for text in bad {
        assert!(issue(format, text.as_bytes()).is_some(), "{text:?}");
    }
}

#[test]
fn an_email_has_a_local_part_and_a_domain_with_a_dot() {
    let long = ["a".repeat(64), "a".repeat(65)].map(|local| format!("{local}@mail.example"));
    let good = [
        "a@b.example",
        "siv.ek+broker@mail.user.example",
        "åsa@öberg.example",
        "o'brien@mail.example",
        "用户@例子.example",
        "x@xn--fiqs8s.example",
        long[0].as_str(),
    ];
    let bad = [
        "",
        "a",
        "@",
        "a@",
        "@b.example",
        "a@b",
        "a@b.",
        "a@.b",
        "a@b..example",
        "a b@c.example",
        " a@b.example",
        "a@b.example ",
        "a@b .example",
        "a@b.example\u{7f}",
        long[1].as_str(),
    ];
    check(Format::Email, &good, &bad);
}

/// A body is JSON: a line break that was pasted along stands there as an escape.
#[test]
fn an_email_has_no_escaped_control_characters() {
    for character in (0..32).map(char::from) {
        for text in [format!("a{character}@b.example"), format!("a@b.example{character}")] {
            let json = serde_json::to_string(&text).unwrap();
            let text = json.trim_matches('"');
            assert!(issue(Format::Email, text.as_bytes()).is_some(), "{text}");
        }
    }
}

#[test]
fn a_phone_number_is_a_plus_and_7_to_15_digits() {
    check(
        Format::Phone,
        &["+46701740605", "+1234567", "+123456789012345", "+12025550143"],
        &[
            "",
            "+",
            "46701740605",
            "0701740605",
            "0046701740605",
            "+0701740605",
            "+123456",
            "+1234567890123456",
            "+46 70 174 06 05",
            "+46-701740605",
            "+4670174060x",
            "+46701740605 ",
            "++46701740605",
            "+４６701740605",
        ],
    );
}

#[test]
fn a_month_is_1_to_12_and_a_year_has_two_digits_or_four() {
    let months = (1..=12).flat_map(|month| [format!("{month}"), format!("{month:02}")]);
    for month in months {
        check(Format::Month, &[&month], &[]);
    }
    check(Format::Month, &[], &["", "0", "00", "13", "99", "1.0", "-1", "+1", " 1", "1e0", "May"]);
    check(Format::Year, &["00", "26", "99", "1970", "2026", "9999"], &[]);
    let bad = ["", "6", "026", "202", "20260", "1969", "0026", "20.6", "-226", "2e03", "26 ", "x"];
    check(Format::Year, &[], &bad);
}

#[test]
fn a_date_has_a_year_a_month_and_a_day() {
    check(
        Format::Date,
        &["2030-12-31", "2024-02-29"],
        &[
            "",
            "2030-12",
            "2030-1-1",
            "31.12.2030",
            "2030/12/31",
            "20301231",
            "2030-12-31T00:00:00Z",
            "2030-12-31 00:00:00",
            " 2030-12-31",
            "2030-12-3१",
            "2030-13-01",
            "2030-00-01",
            "2030-12-32",
            "2030-12-00",
        ],
    );
}

/// Numbers as good as random, and the same ones each time.
fn next(seed: &mut u64) -> u64 {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    *seed >> 33
}

/// Whatever a page passes in, there is an answer.
#[test]
fn no_text_is_too_long_or_too_strange() {
    let formats = [
        Format::Email,
        Format::Phone,
        Format::Iban,
        Format::CardNumber,
        Format::Month,
        Format::Year,
        Format::Date,
    ];
    let mut seed = 1u64;
    for length in (0..80).chain([127, 128, 190, 191, 192, 255, 256, 257, 280, 600]) {
        for unit in ["9", "A", "@", "DE", "+", "\\", "\u{7f}", "å", " ", "-", "0."] {
            let text: String = unit.repeat(length).bytes().take(length).map(char::from).collect();
            let noise: Vec<u8> = (0..length).map(|_| next(&mut seed) as u8).collect();
            for format in formats {
                let _ = issue(format, text.as_bytes());
                let _ = issue(format, ["DE00", &text].concat().as_bytes());
                let _ = issue(format, &noise);
            }
        }
    }
}
