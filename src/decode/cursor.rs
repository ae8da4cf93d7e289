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

/// The values of the wanted keys of an object, as they stand; empty where there is none. Of a key
/// that stands twice the last counts, as in `JSON.parse`. What comes before a broken end is given.
pub fn pick<'a, const N: usize>(doc: &'a [u8], names: [&str; N]) -> [&'a [u8]; N] {
    let mut values = [&b""[..]; N];
    let mut into = |key: &[u8], value| {
        for (name, slot) in names.iter().zip(values.iter_mut()) {
            if name.as_bytes() == key {
                *slot = value;
            }
        }
    };
    entries(doc, &mut into);
    values
}

/// Every key and value of an object, raw.
pub fn entries<'a>(doc: &'a [u8], each: &mut dyn FnMut(&'a [u8], &'a [u8])) {
    walk(doc, Shape::Object, each);
}

/// Every item of an array, raw.
pub fn items<'a>(doc: &'a [u8], each: &mut dyn FnMut(&'a [u8])) {
    walk(doc, Shape::Array, &mut |_, item| each(item));
}

fn walk<'a>(doc: &'a [u8], wanted: Shape, each: &mut dyn FnMut(&'a [u8], &'a [u8])) {
    let mut cur = Cursor::new(doc);
    if cur.shape() != wanted {
        return;
    }
    let mut more = cur.open();
    while more {
        let key = if wanted == Shape::Object { cur.key() } else { Ok(&b""[..]) };
        let Ok(key) = key else { return };
        let Ok(value) = cur.skip(0) else { return };
        each(key, value);
        more = cur.more().unwrap_or(false);
    }
}

/// What stands between the quotes, if the value is a string.
pub fn quoted(value: &[u8]) -> Option<&[u8]> {
    value.strip_prefix(b"\"")?.strip_suffix(b"\"")
}

/// Undoes the escapes of a string. For keys and short texts; values are left to `JSON.parse`.
pub fn unescape(raw: &[u8]) -> String {
    let text = String::from_utf8_lossy(raw);
    if !text.contains('\\') {
        return text.into_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars();
    let mut high = None;
    while let Some(c) = chars.next() {
        let unit = if c != '\\' {
            out.push(c);
            continue;
        } else {
            match chars.next() {
                Some('n') => '\n'.into(),
                Some('t') => '\t'.into(),
                Some('r') => '\r'.into(),
                Some('b') => 8,
                Some('f') => 12,
                Some('u') => hex4(&mut chars),
                Some(other) => other.into(),
                None => break,
            }
        };
        match (high.take(), unit) {
            (None, 0xd800..0xdc00) => high = Some(unit),
            (Some(first), 0xdc00..0xe000) => {
                let code = 0x10000 + ((first - 0xd800) << 10) + (unit - 0xdc00);
                out.push(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
            }
            _ => out.push(char::from_u32(unit).unwrap_or(char::REPLACEMENT_CHARACTER)),
        }
    }
    out
}

fn hex4(chars: &mut core::str::Chars<'_>) -> u32 {
    (0..4).fold(0, |n, _| n * 16 + chars.next().and_then(|c| c.to_digit(16)).unwrap_or(0))
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
    fn picks_by_name() {
        let doc = br#" {"a":1, "b" : {"a":2}, "c":"x\"y", "a":[3]} "#;
        assert_eq!(pick(doc, ["a", "b", "z"]), [&b"[3]"[..], br#"{"a":2}"#, b""]);
        assert_eq!(quoted(pick(doc, ["c"])[0]), Some(&br#"x\"y"#[..]));
        assert_eq!(pick(br#"{"a":1,"b":"#, ["a", "b"]), [&b"1"[..], b""]);
        assert_eq!(pick(b"[1]", ["a"]), [b""]);
        let mut seen = Vec::new();
        items(b"[1,[2],\"3\"", &mut |item| seen.push(item));
        assert_eq!(seen, [&b"1"[..], b"[2]", b"\"3\""]);
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

    #[test]
    fn unescapes_like_json() {
        for text in [r#"a\u006e\n\"\\\/"#, r"\ud83d\ude00é", "plain"] {
            let expected: String = serde_json::from_str(&format!("\"{text}\"")).unwrap();
            assert_eq!(unescape(text.as_bytes()), expected);
        }
        assert_eq!(unescape(br"\ud800x"), "x");
        assert_eq!(unescape(br"\"), "");
    }
}
