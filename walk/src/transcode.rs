//! The one pass over an answer: checks what is documented, rewrites what is legacy.

use super::cursor::{Cursor, Shape};
use super::path::Path;
use super::pick::quoted;
use super::rules::is_whole;
use super::scan::same;
use super::{MAX_BYTES, Mismatch, datetime};
use crate::schema::Kind;
use std::borrow::Cow;

pub const JSON: &str = "valid JSON";
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
        if self.out.is_empty() {
            self.out.reserve(self.cur.room());
        }
        self.out.extend_from_slice(self.cur.slice(self.flushed, from));
        self.out.extend_from_slice(with);
        self.flushed = to;
    }

    pub fn fail<T>(&mut self, path: &Path<'_>, expected: &'static str) -> Walk<T> {
        self.mismatch = path.mismatch(expected);
        Err(GivenUp)
    }

    /// Fine, unless what was just read is no JSON.
    pub fn legible(&mut self, path: &Path<'_>) -> Walk {
        if self.cur.is_broken() { self.fail(path, JSON) } else { Ok(()) }
    }

    /// One value. Strict for what is documented; what is assumed passes whatever it is.
    pub fn value(
        &mut self,
        kind: &Kind,
        shape: Shape,
        strict: bool,
        path: &Path<'_>,
        depth: u8,
    ) -> Walk {
        let start = self.cur.pos();
        match (kind, shape) {
            (Kind::Any, Shape::Bad) => self.fail(path, JSON),
            (_, Shape::Bad) => self.fail(path, kind.expected()),
            (Kind::Assumed(inner), _) => self.value(inner, shape, false, path, depth),
            (Kind::Object(object), Shape::Object) => {
                self.object(object.fields, strict, path, depth)
            }
            (Kind::OrEmptyList(inner), Shape::Object) => {
                self.value(inner, shape, strict, path, depth)
            }
            (Kind::OrEmptyList(_), Shape::Array) if !self.cur.clone().open() => {
                self.cur.open();
                let end = self.cur.pos();
                self.replace(start, end, b"null");
                Ok(())
            }
            (Kind::List(item), Shape::Array) => self.list(item, strict, path, depth),
            (Kind::String | Kind::Text(_) | Kind::Id, Shape::String) => {
                self.cur.pass_string();
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
            (Kind::Any, _) => self.any(false, shape, path, depth),
            _ if strict => self.fail(path, kind.expected()),
            _ => self.any(false, shape, path, depth),
        }
    }

    /// A value that no schema describes: only the rules that hold for every key apply.
    pub fn any(&mut self, boolean: bool, shape: Shape, path: &Path<'_>, depth: u8) -> Walk {
        match shape {
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

    pub fn date_time(&mut self, strict: bool, path: &Path<'_>) -> Walk {
        let text = self.cur.string();
        self.legible(path)?;
        let end = self.cur.pos() - 1;
        if datetime::is_legacy(text) {
            self.replace(end, end, b"Z");
            // The blank is in `out` by now: the time and the `Z` stand behind it.
            let space = self.out.len() - 10;
            if let Some(byte) = self.out.get_mut(space) {
                *byte = b'T';
            }
        } else if strict && !datetime::is_standard(text) {
            return self.fail(path, "date-time");
        }
        Ok(())
    }
}
