//! Answers come bare or as `{"data": …}`. **V**

use super::cursor::Shape;
use super::path::Path;
use super::transcode::{JSON, Transcoder, Walk};
use crate::model::{Field, Kind};

impl Transcoder<'_> {
    /// The span of the answer proper. `None`: `data` was taken for an envelope, and was not.
    pub fn root(&mut self, kind: &Kind) -> Walk<Option<(usize, usize)>> {
        let path = Path::Root;
        let shape = self.cur.shape();
        let span = if shape == Shape::Object && !self.bare {
            match self.maybe_envelope(kind)? {
                Some(span) => span,
                None => return Ok(None),
            }
        } else {
            let start = self.cur.pos();
            self.value(kind, true, &path, 0)?;
            (start, self.cur.pos())
        };
        if self.cur.at_end() { Ok(Some(span)) } else { path.fail(JSON) }
    }

    /// `{"data": …}` is unwrapped when nothing that the schema names stands beside `data`.
    fn maybe_envelope(&mut self, kind: &Kind) -> Walk<Option<(usize, usize)>> {
        let probe = self.cur.clone();
        let mut inner = None;
        let mut more = self.cur.open();
        let mut named = false;
        while more && !named {
            let key = Path::Root.json(self.cur.key())?;
            if key == b"data" && fits(kind, self.cur.shape()) {
                let start = self.cur.pos();
                self.flushed = start;
                self.out.clear();
                self.value(kind, true, &Path::Root, 1)?;
                let end = self.cur.pos();
                if !self.out.is_empty() {
                    let rest = self.cur.slice(self.flushed, end);
                    self.out.extend_from_slice(rest);
                }
                inner = Some((start, end));
            } else {
                // What cannot be skipped is left for the walk below to name.
                named = is_named(kind, key)
                    || (!has_names(kind) && !beside_data(key))
                    || self.cur.skip(1).is_err();
            }
            if !named {
                more = Path::Root.json(self.cur.more())?;
            }
        }
        match inner {
            Some(_) if named => Ok(None),
            Some((start, end)) => {
                // What `response` copies last was copied here already.
                self.flushed = if self.out.is_empty() { 0 } else { end };
                Ok(Some((start, end)))
            }
            None => {
                self.cur = probe;
                let start = self.cur.pos();
                self.value(kind, true, &Path::Root, 0)?;
                Ok(Some((start, self.cur.pos())))
            }
        }
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
fn beside_data(key: &[u8]) -> bool {
    matches!(key, b"meta" | b"links" | b"message" | b"success" | b"corr_id")
}
