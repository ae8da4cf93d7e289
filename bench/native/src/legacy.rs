//! What the legacy format writes in other ways, read without a copy more than needed.

use crate::typed::FoundData;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Unexpected, Visitor};
use serde::{Deserialize, Serialize};
use std::fmt;

/// `serde(untagged)` would keep a copy of the value to try it twice.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum Id {
    Number(u64),
    Text(String),
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Read;
        impl Visitor<'_> for Read {
            type Value = Id;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a number or a string")
            }

            // As simd-json calls every number that fits.
            fn visit_i64<E: Error>(self, number: i64) -> Result<Id, E> {
                self.visit_u64(unsigned(number)?)
            }

            fn visit_u64<E: Error>(self, number: u64) -> Result<Id, E> {
                Ok(if number < 1_000_000_000_000_000 {
                    Id::Number(number)
                } else {
                    Id::Text(number.to_string())
                })
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Id, E> {
                Ok(Id::Text(text.to_owned()))
            }
        }
        from.deserialize_any(Read)
    }
}

fn unsigned<E: Error>(number: i64) -> Result<u64, E> {
    let wrong = |_| E::invalid_value(Unexpected::Signed(number), &"a number of 0 or more");
    u64::try_from(number).map_err(wrong)
}

/// `true`, `1`, `"1"`, `"true"` and their opposites.
pub fn flag<'de, D: Deserializer<'de>>(from: D) -> Result<Option<bool>, D::Error> {
    struct Read;
    impl Visitor<'_> for Read {
        type Value = Option<bool>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a boolean")
        }

        fn visit_bool<E: Error>(self, is: bool) -> Result<Option<bool>, E> {
            Ok(Some(is))
        }

        fn visit_i64<E: Error>(self, number: i64) -> Result<Option<bool>, E> {
            self.visit_u64(unsigned(number)?)
        }

        fn visit_u64<E: Error>(self, number: u64) -> Result<Option<bool>, E> {
            match number {
                0 | 1 => Ok(Some(number == 1)),
                _ => Err(E::invalid_value(Unexpected::Unsigned(number), &self)),
            }
        }

        fn visit_str<E: Error>(self, text: &str) -> Result<Option<bool>, E> {
            match text {
                "1" | "true" => Ok(Some(true)),
                "0" | "false" => Ok(Some(false)),
                _ => Err(E::invalid_value(Unexpected::Str(text), &self)),
            }
        }

        fn visit_unit<E: Error>(self) -> Result<Option<bool>, E> {
            Ok(None)
        }
    }
    from.deserialize_any(Read)
}

/// `2026-06-16 21:02:05` becomes `2026-06-16T21:02:05Z`.
pub fn moment<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    let Some(mut text) = Option::<String>::deserialize(from)? else { return Ok(None) };
    if text.len() == 19 && text.as_bytes()[10] == b' ' {
        text.replace_range(10..11, "T");
        text.push('Z');
    }
    let standard = text.len() >= 20 && text.as_bytes()[10] == b'T';
    if !standard {
        return Err(D::Error::invalid_value(Unexpected::Str(&text), &"a date-time"));
    }
    Ok(Some(text))
}

/// An object, or the empty list that stands for none.
pub fn found<'de, D: Deserializer<'de>>(from: D) -> Result<Option<FoundData>, D::Error> {
    struct Read;
    impl<'de> Visitor<'de> for Read {
        type Value = Option<FoundData>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object, or an empty list")
        }

        fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
            FoundData::deserialize(MapAccessDeserializer::new(map)).map(Some)
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
            match list.next_element::<IgnoredAny>()? {
                None => Ok(None),
                Some(_) => Err(A::Error::invalid_type(Unexpected::Seq, &self)),
            }
        }

        fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
            Ok(None)
        }
    }
    from.deserialize_any(Read)
}
