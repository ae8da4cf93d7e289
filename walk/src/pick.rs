//! Reads single values out of a small document, by name. Lenient: what is broken is not there.

use super::cursor::{Cursor, Shape};
use super::text::plain;

/// The values of the wanted keys of an object, as they stand; empty where there is none. Of a key
/// that stands twice the last counts, as in `JSON.parse`. What comes before a broken end is given.
pub fn pick<'a, const N: usize>(doc: &'a [u8], names: [&str; N]) -> [&'a [u8]; N] {
    let mut values = [&b""[..]; N];
    fill(doc, &names, &mut values);
    values
}

/// For any number of names: one piece of code instead of one for each.
#[inline(never)]
fn fill<'a>(doc: &'a [u8], names: &[&str], values: &mut [&'a [u8]]) {
    entries(doc, &mut |key, value| {
        let key = plain(key);
        for (name, slot) in names.iter().zip(values.iter_mut()) {
            if name.as_bytes() == &*key {
                *slot = value;
            }
        }
    });
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
        let key = if wanted == Shape::Object { cur.key() } else { b"" };
        let value = if cur.is_broken() { b"" } else { cur.skip(0) };
        if cur.is_broken() {
            return;
        }
        each(key, value);
        more = cur.more();
    }
}

/// What stands between the quotes, if the value is a string.
pub fn quoted(value: &[u8]) -> Option<&[u8]> {
    value.strip_prefix(b"\"")?.strip_suffix(b"\"")
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
