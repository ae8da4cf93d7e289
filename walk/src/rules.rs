//! What holds for a key or a number by what it looks like, known to a schema or not.

/// Ids keep every digit, known or not.
pub fn is_id_key(key: &[u8]) -> bool {
    matches!(key, b"id" | [.., b'_', b'i', b'd'])
}

/// Only what is a number may be quoted: quotes make anything a string, or, after a `\`, worse.
pub fn is_whole(number: &[u8]) -> bool {
    let digits = number.strip_prefix(b"-").unwrap_or(number);
    !digits.starts_with(b"0") && digits.iter().all(u8::is_ascii_digit)
}

/// Keys that begin so are booleans in both formats; legacy writes them in six ways. **V** Byte by
/// byte, as each key is asked that no schema names.
pub fn is_boolean_key(key: &[u8]) -> bool {
    matches!(
        key,
        [b'i', b's', b'_', ..]
            | [b'h', b'a', b's', b'_', ..]
            | [b'c', b'a', b'n', b'_', ..]
            | [b's', b'h', b'o', b'w', b'_', ..]
            | [b's', b'k', b'i', b'p', b'_', ..]
            | [b'e', b'n', b'a', b'b', b'l', b'e', b'_', ..]
    )
}
