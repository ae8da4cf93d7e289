//! Addresses: the base URL, checked once, and route templates filled with ids. Pure.

use crate::decode::text::{has, join, push};
use crate::error::Error;
#[cfg(feature = "server")]
use crate::routes::crm;
use crate::routes::{ALL, Area, Method, Route};

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
        text.bytes().all(|b| b.is_ascii_alphanumeric() || has(also.as_bytes(), b))
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
    Ok(join(&[if secure { "https://" } else { "http://" }, authority, path]))
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
pub fn fill(template: &str, id: &str) -> Result<String, Error> {
    let Some((before, name, after)) = split(template) else { return Ok(template.into()) };
    let issue = if id.is_empty() {
        "is required"
    } else if id.bytes().any(|b| has(b"/\\?#", b)) || climbs(id) || id == "." {
        "must not contain / \\ ? # or .."
    } else if id.bytes().any(|b| b.is_ascii_control()) {
        "must not contain control characters"
    } else if id.len() > 256 {
        "is too long"
    } else if is_word(id.as_bytes()) {
        "is a word of a route"
    } else {
        return Ok(join(&[before, &encode(id), after]));
    };
    Err(Error::misuse(name, issue, "The id is not usable; see details."))
}

/// Whether any route has it as a part.
fn is_word(id: &[u8]) -> bool {
    #[cfg(feature = "server")]
    if crm::ALL.iter().any(|route| names(&parts(route.template), id)) {
        return true;
    }
    ALL.iter().any(|route| names(&parts(route.template), id))
}

fn climbs(id: &str) -> bool {
    id.as_bytes().windows(2).any(|pair| pair == b"..")
}

fn split(template: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = split_before(template, b'{');
    let (name, after) = split_before(rest, b'}');
    Some((before, name.strip_prefix('{')?, after.strip_prefix('}')?))
}

/// Percent-encodes all but RFC 3986's unreserved characters.
fn encode(id: &str) -> String {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let mut out = String::with_capacity(id.len());
    for byte in id.bytes() {
        if byte.is_ascii_alphanumeric() || has(b"-._~", byte) {
            push(&mut out, byte);
        } else {
            push(&mut out, b'%');
            for nibble in [byte >> 4, byte & 15] {
                push(&mut out, HEX.get(usize::from(nibble)).copied().unwrap_or(b'0'));
            }
        }
    }
    out
}

/// Whether a template has a place for an id.
pub fn takes_id(template: &str) -> bool {
    template.bytes().any(|b| b == b'{')
}

/// What the table knows of a path that a caller wrote.
#[derive(Debug)]
pub struct Known {
    pub route: Option<&'static Route>,
    pub area: Area,
}

/// Guards a path of the caller's own: below `/api/`, nothing that a server could read as another
/// path, and no way to where tokens are made.
pub fn known(method: Method, text: &str) -> Result<Known, &'static str> {
    let given = guarded(text)?;
    let mut known = Known { route: None, area: Area::Other };
    for route in ALL {
        let wanted = parts(route.template);
        // What follows the version, if there is one: `/api/v1/alarms/7` is about `alarms`.
        let about = given.get(2..4).or(given.get(2..)).unwrap_or_default();
        if wanted.get(3).is_some_and(|word| names(about, word)) {
            // Below an account's id are the partner's own routes.
            if route.area != Area::AccountPassword
                && (route.area != Area::Account || given.len() < 6)
            {
                known.area = route.area;
            }
            if route.method == method && matches(&wanted, &given) {
                known.route = Some(route);
            }
        }
    }
    if names(&given, b"password") {
        known.area = Area::AccountPassword;
    }
    Ok(known)
}

/// The same for the service account. What an app token is for is refused.
#[cfg(feature = "server")]
pub fn known_to_crm(method: Method, text: &str) -> Result<Known, &'static str> {
    let given = guarded(text)?;
    let is = |route: &Route| route.method == method && matches(&parts(route.template), &given);
    if let Some(route) = crm::ALL.iter().find(|route| is(route)) {
        return Ok(Known { route: Some(route), area: route.area });
    }
    // However a server may read it: any case, and any word where an id is wanted.
    let like = |route: &Route| {
        let wanted = parts(route.template);
        let same = |(wanted, given): (&&[u8], &&[u8])| {
            wanted.starts_with(b"{") || wanted.eq_ignore_ascii_case(given)
        };
        wanted.len() == given.len() && wanted.iter().zip(&given).all(same)
    };
    let users = |route: &Route| match route.area {
        // Accounts are both's: only what is the user's own is refused.
        Area::Account | Area::AccountPassword => route.method == method && like(route),
        _ => {
            let about = given.get(2..4).or(given.get(2..)).unwrap_or_default();
            parts(route.template).get(3).is_some_and(|word| names(about, word))
        }
    };
    if names(&given, b"password") || ALL.iter().any(|route| users(route)) {
        return Err("takes an app token, which this is not");
    }
    Ok(Known { route: None, area: Area::Other })
}

/// The parts of a path that can name no other route than it seems to.
fn guarded(text: &str) -> Result<Vec<&[u8]>, &'static str> {
    let (path, query) = split_before(text, b'?');
    let path = path.strip_suffix('/').unwrap_or(path);
    let Some(rest) = path.strip_prefix("/api/") else { return Err("must begin with /api/") };
    let good = |b: u8| b.is_ascii_alphanumeric() || has(b"-._~/", b);
    // No percent signs: an encoded letter, dot or slash would name a route past this guard.
    if !rest.bytes().all(good) || climbs(rest) || rest.is_empty() {
        return Err("may hold letters, digits and - . _ ~ / alone");
    }
    let given = parts(path);
    if given.iter().skip(1).any(|part| matches!(part, [] | [b'.'])) {
        return Err("must not hold an empty part");
    }
    if !query.bytes().all(|b| b.is_ascii_graphic() && b != b'#' && b != b'\\') {
        return Err("must be encoded");
    }
    if names(&given, b"sso") || names(&given, b"crm") {
        return Err("is out of reach");
    }
    Ok(given)
}

fn names(parts: &[&[u8]], word: &[u8]) -> bool {
    parts.iter().any(|part| part.eq_ignore_ascii_case(word))
}

/// A word is never an id, so that no path is of two routes.
fn matches(wanted: &[&[u8]], given: &[&[u8]]) -> bool {
    let same = |(wanted, given): (&&[u8], &&[u8])| {
        wanted == given || (wanted.starts_with(b"{") && !is_word(given))
    };
    wanted.len() == given.len() && wanted.iter().zip(given).all(same)
}

#[inline(never)]
fn parts(path: &str) -> Vec<&[u8]> {
    path.as_bytes().split(|b| *b == b'/').collect()
}

#[cfg(test)]
#[path = "path_tests/mod.rs"]
mod tests;
