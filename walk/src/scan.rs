//! The two loops that most of an answer goes through, byte for byte.

/// Where the first `"` or `\` stands. Eight bytes at a time: strings are most of an answer.
#[inline(always)]
pub fn quote_or_escape(text: &[u8]) -> Option<usize> {
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

/// Not `==`, which is a call at this optimisation level, for each key of an answer; nor by an
/// iterator, whose steps are.
#[inline(always)]
pub fn same(a: &[u8], b: &[u8]) -> bool {
    let mut at = 0;
    while let (Some(x), Some(y)) = (a.get(at), b.get(at)) {
        if x != y {
            return false;
        }
        at += 1;
    }
    a.len() == b.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_first_of_both_wherever_it_stands() {
        for length in 0..40 {
            for first in 0..length {
                for mark in *br#""\"# {
                    // Neighbours of both bytes that are looked for, and bytes above ASCII.
                    let others = [0x21, 0x23, 0x5b, 0x5d, 0xa2, 0xdc, 0x01, 0x80];
                    let mut text: Vec<u8> = others.into_iter().cycle().take(length).collect();
                    assert_eq!(quote_or_escape(&text), None);
                    *text.last_mut().unwrap() = b'"';
                    text[first] = mark;
                    assert_eq!(quote_or_escape(&text), Some(first));
                }
            }
        }
    }

    #[test]
    fn the_same_is_all_of_it() {
        assert!(same(b"", b"") && same(b"status", b"status"));
        for other in [&b"statu"[..], b"statuses", b"Status", b"statuS", b""] {
            assert!(!same(b"status", other) && !same(other, b"status"));
        }
    }
}
