//! Addresses: the base URL, checked once, and route templates filled with ids. Pure.

use crate::error::Error;

/// `https`, or `http` on loopback; a host, perhaps a port, perhaps a path; nothing else.
pub fn base_url(text: &str) -> Result<String, Error> {
    let bad = |issue| Err(Error::misuse("baseUrl", issue, "An option is not usable; see details."));
    let (secure, rest) = if let Some(rest) = text.strip_prefix("https://") {
        (true, rest)
    } else if let Some(rest) = text.strip_prefix("http://") {
        (false, rest)
    } else {
        return bad("must be https; http is taken on loopback only");
    };
    let (authority, path) = split_before(rest, b'/');
    let path = path.strip_suffix('/').unwrap_or(path);
    let plain = |text: &str, also: &str| {
        text.bytes().all(|b| b.is_ascii_alphanumeric() || also.as_bytes().contains(&b))
    };
    // An allow-list: what URL parsers read in different ways (userinfo, backslashes, dots that
    // climb) cannot appear.
    let path_is_plain = plain(path, "/-._~") && !climbs(path);
    if authority.is_empty() || !plain(authority, "-.:[]") || !path_is_plain {
        return bad("must be a plain address");
    }
    if !secure && !is_loopback(host(authority)) {
        return bad("must be https; http is taken on loopback only");
    }
    Ok([if secure { "https://" } else { "http://" }, authority, path].concat())
}

/// What comes before the first `byte`, and the rest with it. Not `split_at`, whose panic message
/// brought 7 KB of formatting along.
fn split_before(text: &str, byte: u8) -> (&str, &str) {
    let at = text.bytes().position(|b| b == byte).unwrap_or(text.len());
    (text.get(..at).unwrap_or_default(), text.get(at..).unwrap_or_default())
}

/// Without the port. The colons of an IPv6 address stand in brackets.
fn host(authority: &str) -> &str {
    match authority.strip_prefix("[::1]") {
        Some(_) => "[::1]",
        None => split_before(authority, b':').0,
    }
}

fn is_loopback(host: &str) -> bool {
    // Digits and dots alone are an address, never a name that somebody could register.
    let v4 = host.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    host == "localhost"
        || host.ends_with(".localhost")
        || host == "[::1]"
        || (v4 && host.starts_with("127."))
}

/// Fills a template's one `{name}`. Guards the id first: it must not be able to name another route.
pub fn fill(template: &'static str, id: Option<&str>) -> Result<String, Error> {
    let Some((before, name, after)) = split(template) else { return Ok(template.into()) };
    let id = id.unwrap_or_default();
    let issue = if id.is_empty() {
        "is required"
    } else if id.bytes().any(|b| b"/\\?#".contains(&b)) || climbs(id) || id == "." {
        "must not contain / \\ ? # or .."
    } else if id.bytes().any(|b| b.is_ascii_control()) {
        "must not contain control characters"
    } else if id.len() > 256 {
        "is too long"
    } else if matches!(id, "leaks" | "status" | "verify" | "confirm" | "retry") {
        "is a word of a route"
    } else {
        return Ok([before, &encode(id), after].concat());
    };
    Err(Error::misuse(name, issue, "The id is not usable; see details."))
}

fn climbs(id: &str) -> bool {
    id.as_bytes().windows(2).any(|pair| pair == b"..")
}

fn split(template: &'static str) -> Option<(&'static str, &'static str, &'static str)> {
    let (before, rest) = split_before(template, b'{');
    let (name, after) = split_before(rest, b'}');
    Some((before, name.strip_prefix('{')?, after.strip_prefix('}')?))
}

/// Percent-encodes all but RFC 3986's unreserved characters.
fn encode(id: &str) -> String {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let digit = |n: u8| char::from(HEX.get(usize::from(n)).copied().unwrap_or(b'0'));
    let mut out = String::with_capacity(id.len());
    for byte in id.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.extend(['%', digit(byte >> 4), digit(byte & 15)]);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Kind;

    #[test]
    fn base_urls() {
        for (text, expected) in [
            ("https://api.partner.example", "https://api.partner.example"),
            ("https://api.partner.example:8443/gw/", "https://api.partner.example:8443/gw"),
            ("http://localhost:8787", "http://localhost:8787"),
            ("http://127.0.0.1:8787/", "http://127.0.0.1:8787"),
            ("http://[::1]:8787", "http://[::1]:8787"),
            ("http://api.localhost", "http://api.localhost"),
        ] {
            assert_eq!(base_url(text).unwrap(), expected);
        }
        for bad in [
            "",
            "api.partner.example",
            "http://api.partner.example",
            "https://",
            "ftp://x",
            "https://user@host",
            "https://host?x",
            "https://host#x",
            "https://host\\@evil",
            "http://127.0.0.1.evil.example",
            "http://localhost.evil.example",
            "https://ho st",
            "https://host/../x",
            "http://127.1.evil",
            "javascript:alert(1)",
            "HTTPS://host\n",
        ] {
            let error = base_url(bad).unwrap_err();
            assert_eq!((error.kind, &*error.details[0].field), (Kind::Misuse, "baseUrl"), "{bad}");
        }
    }

    #[test]
    fn ids_are_guarded_and_encoded() {
        let template = "/scan/{siteId}/retry";
        assert_eq!(fill(template, Some("12")).unwrap(), "/scan/12/retry");
        assert_eq!(fill(template, Some("å b%")).unwrap(), "/scan/%C3%A5%20b%25/retry");
        for bad in ["", "a/b", "..", ".", "a?b", "a#b", "a\\b", "a\nb", "status", &"9".repeat(300)]
        {
            assert_eq!(fill(template, Some(bad)).unwrap_err().details[0].field, "siteId");
        }
        assert!(fill(template, None).is_err());
    }
}
