//! Objects and lists: who is who by its key, and what is missing.

use super::cursor::{MAX_DEPTH, Shape};
use super::path::Path;
use super::rules::{is_boolean_key, is_id_key};
use super::scan::same;
use super::transcode::{Transcoder, Walk};
use crate::schema::{Field, Kind, Mark};
use std::borrow::Cow;

impl Transcoder<'_> {
    /// The fields that are documented by their kinds, all others by their names.
    pub fn object(
        &mut self,
        fields: &'static [Field],
        strict: bool,
        path: &Path<'_>,
        depth: u8,
    ) -> Walk {
        self.deeper(path, depth)?;
        let (mut seen, mut next) = (0u64, 0);
        let mut more = self.cur.open();
        while more {
            // They mostly come in the order in which they are documented, and without blanks.
            let is_next = fields.get(next).is_some_and(|f| self.cur.is_key(f.name.as_bytes()));
            let key = if is_next { Cow::Borrowed(&b""[..]) } else { self.cur.plain_key() };
            self.legible(path)?;
            let index = match is_next {
                true => Some(next),
                false => fields.iter().position(|field| same(field.name.as_bytes(), &key)),
            };
            let shape = self.cur.shape();
            if let Some((index, field)) = index.and_then(|i| Some((i, fields.get(i)?))) {
                next = index + 1;
                if shape == Shape::Null && !(strict && field.required) {
                    self.cur.scalar();
                } else if shape != Shape::String || !field.kind.is_text() || !self.cur.passes() {
                    // Any but a text that ends: most values are that, and it is past them.
                    let strict = strict && field.mark != Mark::A;
                    let path = Path::Key(path, field.name);
                    self.value(&field.kind, shape, strict, &path, depth + 1)?;
                }
                seen |= 1 << (index & 63);
            } else {
                let (boolean, path) = (is_boolean_key(&key), Path::Unnamed(path));
                if is_id_key(&key) && !boolean {
                    self.value(&Kind::Id, shape, false, &path, depth + 1)?;
                } else if shape == Shape::String && !boolean {
                    self.date_time(false, &path)?;
                } else {
                    self.any(boolean, shape, &path, depth + 1)?;
                }
            }
            more = self.cur.comma() || self.cur.more();
        }
        self.legible(path)?;
        for (index, field) in fields.iter().enumerate() {
            if strict && field.required && seen & (1 << (index & 63)) == 0 {
                return self.fail(&Path::Key(path, field.name), field.kind.expected());
            }
        }
        Ok(())
    }

    pub fn list(&mut self, item: &Kind, strict: bool, path: &Path<'_>, depth: u8) -> Walk {
        self.deeper(path, depth)?;
        let mut more = self.cur.open();
        let mut index = 0;
        while more {
            let shape = self.cur.shape();
            self.value(item, shape, strict, &Path::Index(path, index), depth + 1)?;
            index += 1;
            more = self.cur.more();
        }
        self.legible(path)
    }

    fn deeper(&mut self, path: &Path<'_>, depth: u8) -> Walk {
        if depth + 1 >= MAX_DEPTH { self.fail(path, "less deep nesting") } else { Ok(()) }
    }
}
