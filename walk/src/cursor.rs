//! A forward-only reader of JSON bytes: finds where values begin and end, and no more.
//!
//! It is lenient on grammar (a misspelt literal, a bad escape): the native `JSON.parse` that
//! reads the result is the judge of that. It never reads outside the input and never panics.

use super::text::unescape;
use std::borrow::Cow;

/// Deeper documents are refused: the readers recurse, and no documented answer is deeper than 6.
pub const MAX_DEPTH: u8 = 96;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    Object,
    Array,
    String,
    Number,
    Bool,
    Null,
    /// The end of the input, or a byte that begins no value.
    Bad,
}

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
        match self.peek() {
            b'{' => Shape::Object,
            b'[' => Shape::Array,
            b'"' => Shape::String,
            b'-' | b'0'..=b'9' => Shape::Number,
            b't' | b'f' => Shape::Bool,
            b'n' => Shape::Null,
            _ => Shape::Bad,
        }
    }

    /// Enters an object or array: true if it holds anything.
    pub fn open(&mut self) -> bool {
        self.pos += 1;
        self.skip_space();
        let holds = !matches!(self.peek(), b'}' | b']');
        self.pos += usize::from(!holds);
        holds
    }

    /// Past the comma (true) or the closing bracket (false).
    pub fn more(&mut self) -> bool {
        self.skip_space();
        let next = self.peek();
        self.pos += 1;
        self.broken |= !matches!(next, b',' | b'}' | b']');
        next == b',' && !self.broken
    }

    /// A key and its colon: the raw bytes between the quotes.
    pub fn key(&mut self) -> &'a [u8] {
        self.skip_space();
        let key = self.string();
        self.skip_space();
        self.broken |= self.peek() != b':';
        self.pos += 1;
        key
    }

    /// The same without its escapes.
    pub fn plain_key(&mut self) -> Cow<'a, [u8]> {
        let key = self.key();
        if self.has_escapes { unescape(key).into_bytes().into() } else { key.into() }
    }

    /// The raw bytes between the quotes, escapes as they stand.
    pub fn string(&mut self) -> &'a [u8] {
        let start = self.pos + 1;
        let mut at = start;
        self.has_escapes = false;
        while self.peek() == b'"'
            && let Some(ahead) = self.src.get(at..).and_then(quote_or_escape)
        {
            at += ahead;
            if self.src.get(at) == Some(&b'"') {
                self.pos = at + 1;
                return self.slice(start, at);
            }
            self.has_escapes = true;
            at += 2;
        }
        self.broken = true;
        &[]
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
            Shape::String => _ = self.string(),
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

/// Where the first `"` or `\` stands. Eight bytes at a time: strings are most of an answer.
#[inline(always)]
fn quote_or_escape(text: &[u8]) -> Option<usize> {
    let mut rest = text;
    while let Some((word, after)) = rest.split_first_chunk() {
        let word = u64::from_le_bytes(*word);
        let found = marks(word, b'"') | marks(word, b'\\');
        if found != 0 {
            return Some(text.len() - rest.len() + (found.trailing_zeros() / 8) as usize);
        }
        rest = after;
    }
    let at = rest.iter().position(|b| matches!(b, b'"' | b'\\'))?;
    Some(text.len() - rest.len() + at)
}

/// The high bit of each byte of `word` that is `byte`; above the first one perhaps of others too.
const fn marks(word: u64, byte: u8) -> u64 {
    const LOW: u64 = u64::MAX / 255;
    let zero = word ^ (LOW * byte as u64);
    zero.wrapping_sub(LOW) & !zero & (LOW << 7)
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
    fn finds_the_end_of_a_string_wherever_it_stands() {
        for length in 0..40 {
            for escape in 0..=length {
                let mut text = vec![b'a'; length];
                // Neighbours of both bytes that are looked for, and bytes above ASCII.
                text.iter_mut()
                    .zip([0x21, 0x23, 0x5b, 0x5d, 0xa2, 0xdc, 0x01, 0x80].into_iter().cycle())
                    .for_each(|(t, b)| *t = b);
                if escape < length {
                    text.splice(escape..escape, *br#"\""#);
                }
                let whole = [b"\"", &*text, b"\",1"].concat();
                let mut c = Cursor::new(&whole);
                assert_eq!(c.string(), text);
                assert_eq!((c.has_escapes, c.pos()), (escape < length, text.len() + 2));
            }
        }
    }
}
