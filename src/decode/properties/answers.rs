//! Both formats, however spelled, become the one standardized document.

use super::documents::standard;
use super::form::decoded;
use super::judge;
use super::model::Kind;
use super::spelling::spell;
use super::throw_for_each_answer;
use proptest::prelude::*;
use serde_json::Value;

fn read(text: &str, kind: &Kind) -> Result<Value, TestCaseError> {
    let out = decoded(text.as_bytes(), kind)
        .map_err(|m| TestCaseError::fail(format!("{m:?}\n{text}")))?;
    serde_json::from_slice(&out)
        .map_err(|e| TestCaseError::fail(format!("{e}\n{text}\n{}", String::from_utf8_lossy(&out))))
}

#[test]
fn either_format_reads_as_the_standard_document() {
    throw_for_each_answer(1200, |kind, dice| {
        let document = standard(kind, dice);
        for legacy in [false, true] {
            let text = spell(kind, &document, legacy, dice);
            prop_assert_eq!(read(&text, kind)?, document.clone(), "{}", text);
            prop_assert_eq!(judge::answer(kind, text.as_bytes()), Ok(()), "{}", text);
        }
        Ok(())
    });
}
