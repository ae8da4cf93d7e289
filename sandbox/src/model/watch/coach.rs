//! What to do about a leak.

use serde_json::{Value, json};

use super::kind::Kind;

pub fn advice(kind: Kind) -> Value {
    let (title, steps) = match kind {
        Kind::Email => (
            "Your e-mail address and a password are in a leak",
            [
                "Change the password there, and everywhere else you use it.",
                "Turn on two-step verification.",
                "Expect phishing: open no link you did not ask for.",
            ],
        ),
        Kind::Phone => (
            "Your phone number is in a leak",
            [
                "Give no code to anybody who calls or texts you.",
                "Ask your operator to lock the number against being moved.",
                "Report texts that ask you to follow a link.",
            ],
        ),
        Kind::Card => (
            "Your card is in a leak",
            [
                "Block the card with your bank, and order a new one.",
                "Look through the latest payments.",
                "Dispute what you did not buy.",
            ],
        ),
        Kind::Iban | Kind::Passport | Kind::License => (
            "The number of your account or document is in a leak",
            [
                "Tell whoever issued it.",
                "Look through your latest statements.",
                "Block credit checks in your name for a while.",
            ],
        ),
    };
    json!({ "title": title, "steps": steps })
}
