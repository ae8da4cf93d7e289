//! Whatever comes, the decoder neither panics nor passes on what the schema forbids.

use super::damage::{damage, distort};
use super::dice::Dice;
use super::documents::standard;
use super::judge;
use super::spelling::spell;
use super::{throw, throw_for_each_answer};
use crate::decode::text::unescape;
use crate::decode::top_level_string;
use proptest::prelude::*;

#[test]
fn any_bytes() {
    throw_for_each_answer(500, |kind, dice| {
        let bytes: Vec<_> = (0..dice.place(64)).map(|_| dice.byte()).collect();
        prop_assert_eq!(judge::answer(kind, &bytes), Ok(()), "{}", bytes.escape_ascii());
        top_level_string(&bytes, "token");
        Ok(())
    });
}

#[test]
fn damaged_answers() {
    throw_for_each_answer(2000, |kind, dice| {
        let mut document = standard(kind, dice);
        let distorted = dice.one_in(2);
        if distorted {
            distort(&mut document, dice);
        }
        let legacy = dice.one_in(2);
        let mut bytes = spell(kind, &document, legacy, dice).into_bytes();
        if !distorted || dice.one_in(4) {
            bytes = damage(bytes, dice);
        }
        prop_assert_eq!(judge::answer(kind, &bytes), Ok(()), "{}", bytes.escape_ascii());
        Ok(())
    });
}

#[test]
fn escapes_are_undone_as_a_well_formed_string_of_javascript() {
    throw(256, |dice: &mut Dice| {
        let mut units: Vec<u16> = Vec::new();
        let mut raw = String::new();
        for _ in 0..dice.below(8) {
            let unit = dice.pick(&[0x61, 0xd83d, 0xde00, 0xd800, 0xdbff, 0xdc00, 0x22, 0xe5, 0xa]);
            let plain = char::from_u32(unit.into()).filter(|c| !"\"\\\n".contains(*c));
            match plain.filter(|_| dice.one_in(2)) {
                Some(c) => raw.push(c),
                None => raw += &format!("\\u{unit:04x}"),
            }
            units.push(unit);
        }
        prop_assert_eq!(unescape(raw.as_bytes()), String::from_utf16_lossy(&units), "{}", raw);
        Ok(())
    });
}
