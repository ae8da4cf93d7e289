//! A forward-only reader of JSON bytes: finds where values begin and end, and no more.
//!
//! It is lenient on grammar (a misspelt literal, a bad escape): the native `JSON.parse` that
//! reads the result is the judge of that. It never reads outside the input and never panics.

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
}

/// The input ended early, or a byte stands where it cannot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Malformed;

type Step<T> = Result<T, Malformed>;

impl<'a> Cursor<'a> {
    /// Starts behind a UTF-8 byte order mark, which `Response.json()` skips too.
    pub fn new(src: &'a [u8]) -> Self {
        let pos = if src.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
        Self { src, pos }
    }

    pub fn pos(&self) -> usize {
        self.pos
    }

    pub fn slice(&self, from: usize, to: usize) -> &'a [u8] {
        self.src.get(from..to).unwrap_or_default()
    }

    fn peek(&self) -> u8 {
        self.src.get(self.pos).copied().unwrap_or(0)
    }

    pub fn skip_space(&mut self) {
        while matches!(self.peek(), b' ' | b'\n' | b'\r' | b'\t') {
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

    /// Takes `byte` if it is next.
    pub fn take(&mut self, byte: u8) -> bool {
        self.skip_space();
        let here = self.peek() == byte;
        self.pos += usize::from(here);
        here
    }

    /// Enters an object or array: true if it holds anything.
    pub fn open(&mut self) -> bool {
        self.pos += 1;
        !(self.take(b'}') || self.take(b']'))
    }

    /// Past the comma (true) or the closing bracket (false).
    pub fn more(&mut self) -> Step<bool> {
        if self.take(b',') {
            return Ok(true);
        }
        if self.take(b'}') || self.take(b']') { Ok(false) } else { Err(Malformed) }
    }

    /// A key and its colon: the raw bytes between the quotes.
    pub fn key(&mut self) -> Step<&'a [u8]> {
        self.skip_space();
        let key = self.string()?;
        if self.take(b':') { Ok(key) } else { Err(Malformed) }
    }

    /// The raw bytes between the quotes, escapes as they stand.
    pub fn string(&mut self) -> Step<&'a [u8]> {
        if self.peek() != b'"' {
            return Err(Malformed);
        }
        let start = self.pos + 1;
        let mut at = start;
        loop {
            let rest = self.src.get(at..).ok_or(Malformed)?;
            at += rest.iter().position(|b| matches!(b, b'"' | b'\\')).ok_or(Malformed)?;
            if self.src.get(at) == Some(&b'"') {
                self.pos = at + 1;
                return Ok(self.slice(start, at));
            }
            at += 2;
        }
    }

    /// A number, `true`, `false` or `null`: the bytes up to the next delimiter.
    pub fn scalar(&mut self) -> &'a [u8] {
        let start = self.pos;
        let rest = self.src.get(start..).unwrap_or_default();
        let len = rest
            .iter()
            .position(|b| matches!(b, b',' | b']' | b'}' | b' ' | b'\n' | b'\r' | b'\t' | b':'))
            .unwrap_or(rest.len());
        self.pos += len;
        self.slice(start, self.pos)
    }

    /// Steps over one whole value and gives its bytes.
    pub fn skip(&mut self, depth: u8) -> Step<&'a [u8]> {
        let shape = self.shape();
        let start = self.pos;
        match shape {
            Shape::String => _ = self.string()?,
            Shape::Object | Shape::Array => {
                let depth = depth.checked_add(1).filter(|d| *d < MAX_DEPTH).ok_or(Malformed)?;
                let mut more = self.open();
                while more {
                    if shape == Shape::Object {
                        self.key()?;
                    }
                    self.skip(depth)?;
                    more = self.more()?;
                }
            }
            Shape::Bad => return Err(Malformed),
            Shape::Number | Shape::Bool | Shape::Null => _ = self.scalar(),
        }
        Ok(self.slice(start, self.pos))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn skips_whole_values() {
        let src = br#" {"a":[1,{"b":"}\"]"}],"c":null} ,"#;
        let mut c = Cursor::new(src);
        assert_eq!(c.skip(0).unwrap(), src[1..src.len() - 2].as_ref());
    }

    #[test]
    fn ends_early_without_panic() {
        let src = br#"{"a":[1,{"b":"c\\d"}],"e":tru"#;
        for end in 0..src.len() {
            assert!(Cursor::new(&src[..end]).skip(0).is_err(), "{end}");
        }
    }

    #[test]
    fn deep_nesting_is_refused() {
        let deep = "[".repeat(5000);
        assert_eq!(Cursor::new(deep.as_bytes()).skip(0), Err(Malformed));
    }
}
