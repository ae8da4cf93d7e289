//! Decided answers to documents that no gateway should send. The name of a test is the answer.
//!
//! What the decoder lets through, the native `JSON.parse` judges next: grammar is its affair.

mod depth;
mod grammar;
mod keys;
mod numbers;
mod refusals;
mod size;
mod text_encoding;

use super::cursor::MAX_DEPTH;
use super::*;
use crate::model::{Json, Profile, RemovalRequest, ScanStatus, SigningStatus, Wire};
use serde_json::{Value, json};

type Schema = crate::model::Kind;

const ANY: &Schema = &Json::KIND;
const PROFILE: &Schema = &Profile::KIND;
const SCAN: &Schema = &ScanStatus::KIND;
const REMOVALS: &Schema = &<Vec<RemovalRequest>>::KIND;

fn decode(kind: &Schema, text: impl AsRef<[u8]>) -> Result<Vec<u8>, Mismatch> {
    response(text.as_ref(), kind, false).map(|out| out.into_owned())
}

fn text(kind: &Schema, text: impl AsRef<[u8]>) -> String {
    String::from_utf8(decode(kind, text).unwrap()).unwrap()
}

fn value(kind: &Schema, document: impl AsRef<[u8]>) -> Value {
    serde_json::from_str(&text(kind, document)).unwrap()
}

fn mismatch(path: &str, expected: &'static str) -> Result<Vec<u8>, Mismatch> {
    Err(Mismatch { path: path.into(), expected })
}

const SITE: &str = r#""scan_result":{"status":"SCAN_FAILED"},"removal_requests":[]"#;
