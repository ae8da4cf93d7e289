//! Signing orders: a BankID-like flow that the user goes through, or does not.

use serde_json::{Value, json};

use super::event::Events;
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
    Hold,
}

/// Status and hint code.
type Step = (&'static str, Option<&'static str>);

const PENDING: Step = ("PENDING", Some("outstandingTransaction"));
const STARTED: Step = ("STARTED", Some("userSign"));
const SIGNED: Step = ("SIGNED", None);
const CANCELLED: Step = ("CANCELLED", Some("userCancel"));
const EXPIRED: Step = ("EXPIRED", Some("expiredTransaction"));

#[derive(Debug)]
pub struct Order {
    order_ref: String,
    auto_start_token: String,
    qr_data: String,
    created_at: u64,
    line: Timeline<Step>,
}

impl Order {
    pub fn new(rng: &mut Rng, script: Script, events: &mut Events, now: u64) -> Self {
        let (order_ref, auto_start_token) = (uuid(rng), uuid(rng));
        let qr_data = format!("bankid.{}.0.{}", uuid(rng), rng.alnum(24).to_lowercase());
        let line = Timeline::new(now, PENDING);
        let mut order = Self { order_ref, auto_start_token, qr_data, created_at: now, line };
        events.add(now, "SIGNATURE_INITIATED", None);
        match script {
            Script::Sign => order.play(&[(OPENS_APP_MS, STARTED), (SIGNS_MS, SIGNED)], events, now),
            Script::Cancel => {
                order.play(&[(OPENS_APP_MS, STARTED), (SIGNS_MS, CANCELLED)], events, now);
            }
            Script::Hold => order.hold(events, now),
        }
        order
    }

    pub fn sign(&mut self, events: &mut Events, now: u64) {
        self.play(&[(0, SIGNED)], events, now);
    }

    pub fn cancel(&mut self, events: &mut Events, now: u64) {
        self.play(&[(0, CANCELLED)], events, now);
    }

    pub fn expire(&mut self, events: &mut Events, now: u64) {
        self.play(&[(0, EXPIRED)], events, now);
    }

    /// Nobody signs: all that is left is to run out.
    pub fn hold(&mut self, events: &mut Events, now: u64) {
        let left = (self.created_at + LIFETIME_MS).saturating_sub(now);
        self.play(&[(left, EXPIRED)], events, now);
    }

    fn play(&mut self, steps: &[(u64, Step)], events: &mut Events, now: u64) {
        self.line.cut(now);
        events.cut_kind(now, "SIGNATURE_");
        for (after, step) in steps {
            self.line.push(now + after, *step);
            match *step {
                SIGNED => events.add(now + after, "SIGNATURE_SIGNED", None),
                CANCELLED => events.add(now + after, "SIGNATURE_CANCELLED", None),
                EXPIRED => events.add(now + after, "SIGNATURE_EXPIRED", None),
                _ => {}
            }
        }
    }

    pub fn status(&self, now: u64) -> &'static str {
        self.line.state(now).0
    }

    pub fn is_open(&self, now: u64) -> bool {
        matches!(*self.line.state(now), PENDING | STARTED)
    }

    pub fn is_signed(&self, now: u64) -> bool {
        *self.line.state(now) == SIGNED
    }

    pub fn initiated_json(&self, now: u64) -> Value {
        json!({
            "order_ref": self.order_ref, "auto_start_token": self.auto_start_token,
            "qr_data": self.qr_data, "status": self.status(now),
        })
    }

    pub fn status_json(&self, now: u64) -> Value {
        let (status, hint_code) = *self.line.state(now);
        json!({ "status": status, "hint_code": hint_code })
    }

    pub fn order_json(&self, now: u64) -> Value {
        json!({
            "order_ref": self.order_ref,
            "status": self.status(now),
            "document": "Power of attorney. I ask that my personal data be removed from the \
                sites I choose, and let the service act for me before them. (Sandbox text.)",
            "created_at": rfc3339(self.created_at),
            "expires_at": rfc3339(self.created_at + LIFETIME_MS),
        })
    }
}

/// In the outward form of a UUID.
fn uuid(rng: &mut Rng) -> String {
    let (a, b) = (rng.next_u64(), rng.next_u64());
    let (head, mid, low) = (a >> 32, (a >> 16) & 0xFFFF, a & 0xFFF);
    format!("{head:08x}-{mid:04x}-4{low:03x}-a{:03x}-{:012x}", b >> 52, b & 0xFFFF_FFFF_FFFF)
}
