//! Answers come bare or as `{"data": …}`. **V**

use super::cursor::Shape;
use super::path::Path;
use super::text::plain;
use super::transcode::{JSON, Transcoder, Walk};
use crate::schema::{Field, Kind};

type Span = (usize, usize);

impl Transcoder<'_> {
    /// The span of the answer proper.
    pub fn root(&mut self, kind: &Kind) -> Walk<Span> {
        let whole = self.cur.clone();
        let data = if self.bare { None } else { self.envelope(kind) };
        let span = match data {
            Some(read) => read?,
            None => {
                self.cur = whole;
                self.read(kind, 0)?
            }
        };
        if self.cur.at_end() { Ok(span) } else { self.fail(&Path::Root, JSON) }
    }

    fn read(&mut self, kind: &Kind, depth: u8) -> Walk<Span> {
        self.cur.skip_space();
        let start = self.cur.pos();
        // What stands before it, a byte order mark or blanks, is no part of it.
        self.flushed = start;
        self.out.clear();
        let shape = self.cur.shape();
        self.value(kind, shape, true, &Path::Root, depth)?;
        Ok((start, self.cur.pos()))
    }

    /// `data` as it was read, if nothing that the schema names stands beside it; the cursor is then
    /// behind it all. What is malformed is left for the other walk to name.
    fn envelope(&mut self, kind: &Kind) -> Option<Walk<Span>> {
        let mut data = None;
        let mut more = self.cur.shape() == Shape::Object && self.cur.open();
        while more {
            let key = plain(self.cur.key());
            if self.cur.is_broken() {
                return None;
            }
            let is_data = *key == *b"data";
            let value = self.cur.clone();
            if is_data && fits(kind, self.cur.shape()) {
                let read = self.read(kind, 1);
                let refused = read.is_err();
                data = Some(read);
                if refused {
                    // Perhaps a field of this name: what stands beside it tells, if it is legible.
                    self.cur = value;
                    self.cur.skip(1);
                    if self.cur.is_broken() {
                        return data;
                    }
                }
            } else if is_data || is_named(kind, &key) || !(has_names(kind) || beside_data(&key)) {
                return None;
            } else {
                self.cur.skip(1);
            }
            more = self.cur.more();
        }
        data.filter(|_| !self.cur.is_broken())
    }
}

/// Whether a value of this shape can be the answer itself.
fn fits(kind: &Kind, shape: Shape) -> bool {
    match kind {
        Kind::Assumed(inner) => fits(inner, shape),
        Kind::List(_) => shape == Shape::Array,
        Kind::Any => matches!(shape, Shape::Object | Shape::Array),
        _ => shape == Shape::Object,
    }
}

fn is_named(kind: &Kind, key: &[u8]) -> bool {
    named(kind).iter().any(|field| field.name.as_bytes() == key)
}

fn named(kind: &Kind) -> &'static [Field] {
    match kind {
        Kind::Assumed(inner) => named(inner),
        Kind::Object(object) => object.fields,
        _ => &[],
    }
}

fn has_names(kind: &Kind) -> bool {
    matches!(kind, Kind::List(_)) || !named(kind).is_empty()
}

/// What may stand beside `data` when the schema says nothing about the answer. **A**
pub fn beside_data(key: &[u8]) -> bool {
    ["meta", "links", "message", "success", "corr_id"].iter().any(|word| word.as_bytes() == key)
}
