//! A forward-only reader of JSON bytes: finds where values begin and end, and no more.
//!
//! It is lenient on grammar (a misspelt literal, a bad escape): the native `JSON.parse` that
//! reads the result is the judge of that. It never reads outside the input and never panics.

use super::scan::{quote_or_escape, same};
pub use super::shape::Shape;
use super::text::unescape;
use std::borrow::Cow;

/// Deeper documents are refused: the readers recurse, and no documented answer is deeper than 6.
pub const MAX_DEPTH: u8 = 96;

#[derive(Clone, Debug)]
pub struct Cursor<'a> {
    src: &'a [u8],
    pos: usize,
    /// The input ended early, or a byte stood where it cannot. Kept, not returned: each of the
    /// thousand steps of an answer would hand a `Result` through memory.
    broken: bool,
    /// Of the string that was read last.
    has_escapes: bool,
}

impl<'a> Cursor<'a> {
    /// Starts behind a UTF-8 byte order mark, which `Response.json()` skips too.
    pub fn new(src: &'a [u8]) -> Self {
        let pos = if src.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
        Self { src, pos, broken: false, has_escapes: false }
    }

    pub fn pos(&self) -> usize {
        self.pos
    }

    /// What was read from then on means nothing.
    pub fn is_broken(&self) -> bool {
        self.broken
    }

    /// What the whole may come to when it is rewritten: nothing grows more than `"is_":0,`, to
    /// `"is_":false,`. A bound, for a token that had to be moved would stay behind.
    pub fn room(&self) -> usize {
        self.src.len() + self.src.len() / 2
    }

    pub fn slice(&self, from: usize, to: usize) -> &'a [u8] {
        self.src.get(from..to).unwrap_or_default()
    }

    #[inline(always)]
    fn peek(&self) -> u8 {
        self.src.get(self.pos).copied().unwrap_or(0)
    }

    #[inline(always)]
    pub fn skip_space(&mut self) {
        // Of an answer without blanks it costs one comparison for each token.
        while self.peek() <= b' ' && matches!(self.peek(), b' ' | b'\n' | b'\r' | b'\t') {
            self.pos += 1;
        }
    }

    pub fn at_end(&mut self) -> bool {
        self.skip_space();
        self.pos >= self.src.len()
    }

    /// What the next value is, without moving past it.
    pub fn shape(&mut self) -> Shape {
        self.skip_space();
        Shape::of(self.peek())
    }

    /// Enters an object or array: true if it holds anything.
    pub fn open(&mut self) -> bool {
        self.pos += 1;
        self.skip_space();
        let holds = !matches!(self.peek(), b'}' | b']');
        self.pos += usize::from(!holds);
        holds
    }

    /// Past the comma, if it stands right here.
    #[inline(always)]
    pub fn comma(&mut self) -> bool {
        let is_it = self.peek() == b',';
        self.pos += usize::from(is_it);
        is_it
    }

    /// Past the comma (true) or the closing bracket (false).
    pub fn more(&mut self) -> bool {
        self.skip_space();
        let next = self.peek();
        self.pos += 1;
        self.broken |= !matches!(next, b',' | b'}' | b']');
        next == b',' && !self.broken
    }

    /// Past the key of this name, if it stands here as most gateways write it.
    #[inline(always)]
    pub fn is_key(&mut self, name: &[u8]) -> bool {
        let end = self.pos + name.len() + 1;
        let is_it = self.peek() == b'"'
            && self.src.get(end) == Some(&b'"')
            && self.src.get(end + 1) == Some(&b':')
            && self.src.get(self.pos + 1..end).is_some_and(|key| same(key, name));
        if is_it {
            self.pos = end + 2;
        }
        is_it
    }

    /// A key and its colon: the raw bytes between the quotes.
    #[inline(never)]
    pub fn key(&mut self) -> &'a [u8] {
        self.key_here()
    }

    #[inline(always)]
    fn key_here(&mut self) -> &'a [u8] {
        self.skip_space();
        let key = self.string();
        self.skip_space();
        self.broken |= self.peek() != b':';
        self.pos += 1;
        key
    }

    /// The same without its escapes.
    #[inline(always)]
    pub fn plain_key(&mut self) -> Cow<'a, [u8]> {
        let key = self.key_here();
        if self.has_escapes { unescape(key).into_bytes().into() } else { key.into() }
    }

    /// The raw bytes between the quotes, escapes as they stand.
    #[inline(always)]
    pub fn string(&mut self) -> &'a [u8] {
        let start = self.pos + 1;
        self.pass_string();
        self.slice(start, self.pos.wrapping_sub(1))
    }

    /// Not what stood there: two numbers would be handed back through memory.
    #[inline(never)]
    pub fn pass_string(&mut self) {
        let mut at = self.pos + 1;
        self.has_escapes = false;
        while self.peek() == b'"'
            && let Some(ahead) = self.src.get(at..).and_then(quote_or_escape)
        {
            at += ahead;
            if self.src.get(at) == Some(&b'"') {
                self.pos = at + 1;
                return;
            }
            self.has_escapes = true;
            at += 2;
        }
        self.broken = true;
    }

    /// The same; false, and still before it, where it is broken.
    #[inline(always)]
    pub fn passes(&mut self) -> bool {
        self.pass_string();
        !self.broken
    }

    /// A number, `true`, `false` or `null`: the bytes up to the next delimiter, or to a control
    /// character, which no JSON has there.
    pub fn scalar(&mut self) -> &'a [u8] {
        let start = self.pos;
        while self.peek() > b' ' && !matches!(self.peek(), b',' | b']' | b'}' | b':') {
            self.pos += 1;
        }
        self.slice(start, self.pos)
    }

    /// Steps over one whole value and gives its bytes.
    pub fn skip(&mut self, depth: u8) -> &'a [u8] {
        let shape = self.shape();
        let start = self.pos;
        match shape {
            Shape::String => self.pass_string(),
            Shape::Object | Shape::Array => {
                self.broken |= depth + 1 >= MAX_DEPTH;
                let mut more = self.open() && !self.broken;
                while more {
                    if shape == Shape::Object {
                        self.key();
                    }
                    if !self.broken {
                        self.skip(depth + 1);
                    }
                    more = self.more();
                }
            }
            Shape::Bad => self.broken = true,
            Shape::Number | Shape::Bool | Shape::Null => _ = self.scalar(),
        }
        self.slice(start, self.pos)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn skips_whole_values() {
        let src = br#" {"a":[1,{"b":"}\"]"}],"c":null} ,"#;
        let mut c = Cursor::new(src);
        assert_eq!(c.skip(0), src[1..src.len() - 2].as_ref());
        assert!(!c.is_broken());
    }

    #[test]
    fn ends_early_without_panic() {
        let src = br#"{"a":[1,{"b":"c\\d"}],"e":tru"#;
        for end in 0..src.len() {
            let mut c = Cursor::new(&src[..end]);
            c.skip(0);
            assert!(c.is_broken(), "{end}");
        }
    }

    #[test]
    fn deep_nesting_is_refused() {
        let deep = "[".repeat(5000);
        let mut c = Cursor::new(deep.as_bytes());
        c.skip(0);
        assert!(c.is_broken());
    }

    #[test]
    fn reads_a_string_with_its_escapes() {
        for (text, escapes) in [(r#""a\"b\\","#, true), (r#""","#, false)] {
            let mut c = Cursor::new(text.as_bytes());
            assert_eq!(c.string(), &text.as_bytes()[1..text.len() - 2]);
            assert_eq!((c.has_escapes, c.is_broken()), (escapes, false));
            assert!(c.comma() && c.at_end());
        }
    }

    #[test]
    fn a_key_that_is_expected_is_all_of_it() {
        let at = |text: &str| {
            let mut c = Cursor::new(text.as_bytes());
            c.is_key(b"status").then(|| c.pos())
        };
        assert_eq!(at(r#""status":1"#), Some(9));
        for other in [r#""statu":1"#, r#""statuses":1"#, r#""stat\u0075s":1"#, r#""status" :1"#] {
            assert_eq!(at(other), None, "{other}");
        }
        for end in 0..9 {
            assert_eq!(at(&r#""status":"#[..end]), None);
        }
    }
}
