//! What may be an address, and what only looks like one. The crate `url` judges: it reads addresses
//! as browsers do.

#[cfg(feature = "server")]
mod crm;
mod ids;
mod known;

use super::*;
use crate::error::Kind;
use url::{Host, Url};

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

/// Every row of up to `most` pieces.
fn rows(pieces: &[&str], most: u32) -> impl Iterator<Item = String> {
    let count = pieces.len();
    (0..=most).flat_map(move |length| {
        (0..count.pow(length)).map(move |number| {
            (0..length).map(|place| pieces[number / count.pow(place) % count]).collect()
        })
    })
}

#[test]
fn rows_are_all_rows() {
    let all: Vec<_> = rows(&["a", "b"], 2).collect();
    assert_eq!(all, ["", "a", "b", "aa", "ba", "ab", "bb"]);
}

/// What is taken leads to the host that was written, in the clear to this machine alone.
#[test]
fn no_base_url_leads_elsewhere() {
    let pieces = [
        "localhost",
        "127.0.0.1",
        "127.1",
        "[::1]",
        "evil.example",
        "api",
        ".",
        ":",
        "8443",
        "/",
        "@",
        "\\",
        "?",
        "#",
        "..",
        "%2e",
        " ",
        "\t",
        "é",
        "[",
        "]",
        "0x7f",
    ];
    let mut taken = 0;
    for (scheme, rest) in
        rows(&pieces, 3).flat_map(|rest| ["http", "https"].map(|s| (s, rest.clone())))
    {
        let text = format!("{scheme}://{rest}");
        let Ok(base) = base_url(&text) else { continue };
        // What no browser can read leads nowhere.
        let Ok(url) = Url::parse(&base) else { continue };
        taken += 1;
        assert_eq!((url.scheme(), url.username(), url.password()), (scheme, "", None), "{text}");
        assert_eq!((url.query(), url.fragment()), (None, None), "{text}");
        let host = url.host().unwrap();
        let written = rest.split('/').next().unwrap_or_default();
        // An address of four numbers has many spellings.
        let number = matches!(host, Host::Ipv4(_));
        assert!(number || written.starts_with(&host.to_string()), "{text}");
        let here = match host {
            Host::Domain(name) => {
                // `127.1..` is a name to a browser, of a form that nobody can own.
                let dots = name.bytes().all(|b| b.is_ascii_digit() || b == b'.');
                name == "localhost" || name.ends_with(".localhost") || dots
            }
            Host::Ipv4(address) => address.is_loopback(),
            Host::Ipv6(address) => address.is_loopback(),
        };
        assert!(scheme == "https" || here, "{text}");
    }
    assert!(taken > 100, "{taken}");
}
