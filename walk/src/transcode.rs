//! The one pass over an answer: checks what is documented, rewrites what is legacy.

use super::cursor::{Cursor, MAX_DEPTH, Shape};
use super::path::Path;
use super::pick::quoted;
use super::{MAX_BYTES, Mismatch, datetime};
use crate::schema::{Field, Kind, Mark};
use std::borrow::Cow;

pub const JSON: &str = "valid JSON";
/// Keys that begin so are booleans in both formats; legacy writes them in six ways. **V**
const BOOLEAN_PREFIXES: [&[u8]; 6] = [b"is_", b"has_", b"can_", b"show_", b"enable_", b"skip_"];

/// Validates and normalises a successful answer against its schema. `whole`: `data` is no envelope.
pub fn response<'a>(bytes: &'a [u8], kind: &Kind, whole: bool) -> Result<Cow<'a, [u8]>, Mismatch> {
    if bytes.len() > MAX_BYTES {
        return Err(Mismatch { path: String::new(), expected: "an answer of at most 16 MiB" });
    }
    let mut t = Transcoder {
        cur: Cursor::new(bytes),
        out: Vec::new(),
        flushed: 0,
        bare: whole,
        mismatch: Mismatch { path: String::new(), expected: JSON },
    };
    let Ok((start, end)) = t.root(kind) else { return Err(t.mismatch) };
    if t.out.is_empty() {
        return Ok(Cow::Borrowed(t.cur.slice(start, end)));
    }
    let rest = t.cur.slice(t.flushed, end);
    t.out.extend_from_slice(rest);
    Ok(Cow::Owned(t.out))
}

pub struct Transcoder<'a> {
    pub cur: Cursor<'a>,
    /// The answer as rewritten so far; empty until something has to change.
    pub out: Vec<u8>,
    /// How far the input has been copied to `out`.
    pub flushed: usize,
    /// Whether `data` at the top is a field, not an envelope.
    pub bare: bool,
    /// Why the walk was given up, if it was.
    pub mismatch: Mismatch,
}

/// The walk was given up. Its reason is the transcoder's: in each `Result` it would be in the way.
pub struct GivenUp;

pub type Walk<T = ()> = Result<T, GivenUp>;

impl<'a> Transcoder<'a> {
    fn replace(&mut self, from: usize, to: usize, with: &[u8]) {
        self.out.extend_from_slice(self.cur.slice(self.flushed, from));
        self.out.extend_from_slice(with);
        self.flushed = to;
    }

    pub fn fail<T>(&mut self, path: &Path<'_>, expected: &'static str) -> Walk<T> {
        self.mismatch = path.mismatch(expected);
        Err(GivenUp)
    }

    /// Fine, unless what was just read is no JSON.
    fn legible(&mut self, path: &Path<'_>) -> Walk {
        if self.cur.is_broken() { self.fail(path, JSON) } else { Ok(()) }
    }

    /// One value. Strict for what is documented; what is assumed passes whatever it is.
    pub fn value(&mut self, kind: &Kind, strict: bool, path: &Path<'_>, depth: u8) -> Walk {
        if depth >= MAX_DEPTH {
            return self.fail(path, "less deep nesting");
        }
        let shape = self.cur.shape();
        let start = self.cur.pos();
        match (kind, shape) {
            (Kind::Any, Shape::Bad) => self.fail(path, JSON),
            (_, Shape::Bad) => self.fail(path, kind.expected()),
            (Kind::Assumed(inner), _) => self.value(inner, false, path, depth),
            (Kind::Object(object), Shape::Object) => {
                self.object(object.fields, strict, path, depth)
            }
            (Kind::OrEmptyList(inner), Shape::Object) => self.value(inner, strict, path, depth),
            (Kind::OrEmptyList(_), Shape::Array) if !self.cur.clone().open() => {
                self.cur.open();
                let end = self.cur.pos();
                self.replace(start, end, b"null");
                Ok(())
            }
            (Kind::List(item), Shape::Array) => self.list(item, strict, path, depth),
            (Kind::String | Kind::Text(_) | Kind::Id, Shape::String) => {
                self.cur.string();
                self.legible(path)
            }
            (Kind::DateTime, Shape::String) => self.date_time(strict, path),
            (Kind::Id, Shape::Number) => {
                // Beyond 15 digits JavaScript would round: the id stays exact as a string.
                let digits = self.cur.scalar();
                if digits.len() > 15 && is_whole(digits) {
                    let end = self.cur.pos();
                    self.replace(start, end, &[b"\"", digits, b"\""].concat());
                }
                Ok(())
            }
            (Kind::Bool, Shape::Bool | Shape::Number | Shape::String) => self.boolean(strict, path),
            (Kind::Any, _) => self.any(false, path, depth),
            _ if strict => self.fail(path, kind.expected()),
            _ => self.any(false, path, depth),
        }
    }

    fn object(
        &mut self,
        fields: &'static [Field],
        strict: bool,
        path: &Path<'_>,
        depth: u8,
    ) -> Walk {
        let (mut seen, mut next) = (0u64, 0);
        let mut more = self.cur.open();
        while more {
            let key = self.cur.plain_key();
            self.legible(path)?;
            // They mostly come in the order in which they are documented.
            let is_it = |field: &Field| same(field.name.as_bytes(), &key);
            let index = match fields.get(next) {
                Some(field) if is_it(field) => Some(next),
                _ => fields.iter().position(is_it),
            };
            if let Some((index, field)) = index.and_then(|i| Some((i, fields.get(i)?))) {
                next = index + 1;
                let null = self.cur.shape() == Shape::Null;
                if null && !(strict && field.required) {
                    self.cur.scalar();
                } else {
                    let strict = strict && field.mark != Mark::A;
                    let path = Path::Key(path, field.name);
                    self.value(&field.kind, strict, &path, depth + 1)?;
                }
                seen |= 1 << (index & 63);
            } else {
                let (boolean, path) = (is_boolean_key(&key), Path::Unnamed(path));
                if is_id_key(&key) && !boolean {
                    self.value(&Kind::Id, false, &path, depth + 1)?;
                } else {
                    self.any(boolean, &path, depth + 1)?;
                }
            }
            more = self.cur.more();
        }
        self.legible(path)?;
        for (index, field) in fields.iter().enumerate() {
            if strict && field.required && seen & (1 << (index & 63)) == 0 {
                return self.fail(&Path::Key(path, field.name), field.kind.expected());
            }
        }
        Ok(())
    }

    fn list(&mut self, item: &Kind, strict: bool, path: &Path<'_>, depth: u8) -> Walk {
        let mut more = self.cur.open();
        let mut index = 0;
        while more {
            self.value(item, strict, &Path::Index(path, index), depth + 1)?;
            index += 1;
            more = self.cur.more();
        }
        self.legible(path)
    }

    /// A value that no schema describes: only the rules that hold for every key apply.
    fn any(&mut self, boolean: bool, path: &Path<'_>, depth: u8) -> Walk {
        if depth >= MAX_DEPTH {
            return self.fail(path, "less deep nesting");
        }
        match self.cur.shape() {
            Shape::Object => self.object(&[], false, path, depth),
            Shape::Array => self.list(&Kind::Any, false, path, depth),
            Shape::String if boolean => self.boolean(false, path),
            Shape::String => self.date_time(false, path),
            Shape::Number if boolean => self.boolean(false, path),
            Shape::Bad => self.fail(path, JSON),
            _ => {
                self.cur.scalar();
                Ok(())
            }
        }
    }

    fn boolean(&mut self, strict: bool, path: &Path<'_>) -> Walk {
        let start = self.cur.pos();
        let value = self.cur.skip(0);
        self.legible(path)?;
        let end = self.cur.pos();
        let word: &[u8] = match quoted(value).unwrap_or(value) {
            b"1" | b"true" => b"true",
            b"0" | b"false" => b"false",
            _ if strict => return self.fail(path, "boolean"),
            _ => value,
        };
        if !same(word, value) {
            self.replace(start, end, word);
        }
        Ok(())
    }

    fn date_time(&mut self, strict: bool, path: &Path<'_>) -> Walk {
        let text = self.cur.string();
        self.legible(path)?;
        let end = self.cur.pos() - 1;
        if datetime::is_legacy(text) {
            let space = end - 9;
            self.replace(space, space + 1, b"T");
            self.replace(end, end, b"Z");
        } else if strict && !datetime::is_standard(text) {
            return self.fail(path, "date-time");
        }
        Ok(())
    }
}

/// Ids keep every digit, known or not.
fn is_id_key(key: &[u8]) -> bool {
    key == b"id" || key.ends_with(b"_id")
}

/// Only what is a number may be quoted: quotes make anything a string, or, after a `\`, worse.
fn is_whole(number: &[u8]) -> bool {
    let digits = number.strip_prefix(b"-").unwrap_or(number);
    !digits.starts_with(b"0") && digits.iter().all(u8::is_ascii_digit)
}

fn is_boolean_key(key: &[u8]) -> bool {
    // Most keys begin with none of these letters.
    matches!(key, [b'i' | b'h' | b'c' | b's' | b'e', ..])
        && BOOLEAN_PREFIXES.iter().any(|prefix| key.starts_with(prefix))
}

/// Not `==`, which is three calls at this optimisation level, for each key of an answer.
#[inline(always)]
fn same(a: &[u8], b: &[u8]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a == b)
}
