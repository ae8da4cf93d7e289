//! Signing orders: a BankID-like flow that the user goes through, or does not.

use serde_json::{Value, json};

use super::event::Events;
use super::hint::{CANCELLED, EXPIRED, PENDING, SIGNED, STARTED, Step, failed, waiting};
use crate::core::rng::Rng;
use crate::core::time::rfc3339;
use crate::core::timeline::Timeline;

pub const LIFETIME_MS: u64 = 180_000;
const OPENS_APP_MS: u64 = 3_000;
const SIGNS_MS: u64 = 8_000;

/// What the user is going to do with an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Script {
    #[default]
    Sign,
    Cancel,
    /// Nothing more, with this hint.
    Hold(Option<&'static str>),
    /// It fails, with this hint.
    Fail(&'static str),
}

#[derive(Debug)]
pub struct Order {
    order_ref: String,
    auto_start_token: String,
    qr_start_token: String,
    qr_secret: u64,
    created_at: u64,
    line: Timeline<Step>,
}

impl Order {
    pub fn new(rng: &mut Rng, script: Script, events: &mut Events, now: u64) -> Self {
        let mut order = Self {
            order_ref: uuid(rng),
            auto_start_token: uuid(rng),
            qr_start_token: uuid(rng),
            qr_secret: rng.next_u64(),
            created_at: now,
            line: Timeline::new(now, PENDING),
        };
        events.add(now, "SIGNATURE_INITIATED", None);
        match script.end() {
            Some(end) => order.play(&[(OPENS_APP_MS, STARTED), (SIGNS_MS, end)], events, now),
            None => order.turn(script, events, now),
        }
        order
    }

    /// What the user does with it at once.
    pub fn turn(&mut self, script: Script, events: &mut Events, now: u64) {
        let left = (self.created_at + LIFETIME_MS).saturating_sub(now);
        let runs_out = (left, EXPIRED);
        match (script, script.end()) {
            (_, Some(end)) => self.play(&[(0, end)], events, now),
            (Script::Hold(Some(hint)), _) => {
                self.play(&[(0, waiting(hint)), runs_out], events, now);
            }
            _ => self.play(&[runs_out], events, now),
        }
    }

    pub fn expire(&mut self, events: &mut Events, now: u64) {
        self.play(&[(0, EXPIRED)], events, now);
    }

    fn play(&mut self, steps: &[(u64, Step)], events: &mut Events, now: u64) {
        self.line.cut(now);
        events.cut_kind(now, "SIGNATURE_");
        for (after, step) in steps {
            self.line.push(now + after, *step);
            match step.0 {
                "SIGNED" => events.add(now + after, "SIGNATURE_SIGNED", None),
                "CANCELLED" => events.add(now + after, "SIGNATURE_CANCELLED", None),
                "EXPIRED" => events.add(now + after, "SIGNATURE_EXPIRED", None),
                "FAILED" => events.add(now + after, "SIGNATURE_FAILED", None),
                _ => {}
            }
        }
    }

    pub fn status(&self, now: u64) -> &'static str {
        self.line.state(now).0
    }

    pub fn is_open(&self, now: u64) -> bool {
        matches!(self.status(now), "PENDING" | "STARTED")
    }

    pub fn is_signed(&self, now: u64) -> bool {
        *self.line.state(now) == SIGNED
    }

    pub fn status_json(&self, now: u64) -> Value {
        let (status, hint_code) = *self.line.state(now);
        json!({ "status": status, "hint_code": hint_code })
    }

    /// What opens an app is of use, and there, only while the order is open.
    pub fn json(&self, now: u64) -> Value {
        let is_open = self.is_open(now);
        json!({
            "order_ref": self.order_ref,
            "auto_start_token": is_open.then_some(&self.auto_start_token),
            "qr_data": is_open.then(|| self.qr_data(now)),
            "status": self.status(now),
            "created_at": rfc3339(self.created_at),
            "expires_at": rfc3339(self.created_at + LIFETIME_MS),
            "document": "Power of attorney. I ask that my personal data be removed from the \
                sites I choose, and let the service act for me before them. (Sandbox text.)",
        })
    }

    /// As BankID's animated code: another one each second, in the outward form of its HMAC.
    fn qr_data(&self, now: u64) -> String {
        let seconds = now.saturating_sub(self.created_at) / 1000;
        let mut rng = Rng::new(self.qr_secret.wrapping_add(seconds));
        let code: String = (0..4).map(|_| format!("{:016x}", rng.next_u64())).collect();
        format!("bankid.{}.{seconds}.{code}", self.qr_start_token)
    }
}

impl Script {
    /// How an order ends that somebody acts on.
    fn end(self) -> Option<Step> {
        match self {
            Self::Sign => Some(SIGNED),
            Self::Cancel => Some(CANCELLED),
            Self::Fail(hint) => Some(failed(hint)),
            Self::Hold(_) => None,
        }
    }
}

/// In the outward form of a UUID.
fn uuid(rng: &mut Rng) -> String {
    let (a, b) = (rng.next_u64(), rng.next_u64());
    let (head, mid, low) = (a >> 32, (a >> 16) & 0xFFFF, a & 0xFFF);
    format!("{head:08x}-{mid:04x}-4{low:03x}-a{:03x}-{:012x}", b >> 52, b & 0xFFFF_FFFF_FFFF)
}
