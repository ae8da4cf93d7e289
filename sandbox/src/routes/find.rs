//! Which row answers a request.

use super::{Route, TABLE, Wrap};

#[derive(Debug)]
pub enum Found<'p> {
    Route(&'static Route, Vec<&'p str>),
    WrongMethod { template: &'static str, allow: String },
    Unknown,
}

impl Found<'_> {
    pub fn template(&self) -> Option<&'static str> {
        match self {
            Self::Route(route, _) => Some(route.template),
            Self::WrongMethod { template, .. } => Some(template),
            Self::Unknown => None,
        }
    }

    pub fn is_write(&self) -> bool {
        matches!(self, Self::Route(route, _) if route.is_write())
    }

    pub fn wrap(&self) -> Wrap {
        if let Self::Route(route, _) = self { route.wrap } else { Wrap::Bare }
    }
}

pub fn is_template(text: &str) -> bool {
    TABLE.iter().any(|route| route.template == text)
}

/// A word of the path stands before a parameter, whatever the order of the rows: `leaks` is no id.
/// With the template the methods are settled too.
pub fn find<'p>(method: &str, path: &'p str) -> Found<'p> {
    let fits = |route: &'static Route| Some((route, params(route.template, path)?));
    let all: Vec<_> = TABLE.iter().filter_map(fits).collect();
    let best = all.iter().map(|(route, _)| route.template).min_by_key(|t| places(t));
    let Some(template) = best else { return Found::Unknown };
    let rows = || all.iter().filter(|(route, _)| route.template == template);
    match rows().find(|(route, _)| route.method == method) {
        Some((route, params)) => Found::Route(route, params.clone()),
        None => {
            let allow = rows().map(|(route, _)| route.method).collect::<Vec<_>>().join(", ");
            Found::WrongMethod { template, allow }
        }
    }
}

/// Where the parameters are: the later the first of them, the smaller.
fn places(template: &str) -> Vec<bool> {
    template.split('/').map(|segment| segment.starts_with('{')).collect()
}

/// What the `{…}` of the template stand for in this path, if it fits.
fn params<'p>(template: &str, path: &'p str) -> Option<Vec<&'p str>> {
    let (mut wanted, mut given) = (template.split('/'), path.split('/'));
    let mut params = Vec::new();
    loop {
        match (wanted.next(), given.next()) {
            (None, None) => return Some(params),
            (Some(w), Some(g)) if w.starts_with('{') && !g.is_empty() => params.push(g),
            (Some(w), Some(g)) if w == g => {}
            _ => return None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Found, find};

    fn template(method: &str, path: &str) -> Option<&'static str> {
        match find(method, path) {
            Found::Route(route, _) => Some(route.template),
            _ => None,
        }
    }

    fn allowed(method: &str, path: &str) -> String {
        match find(method, path) {
            Found::WrongMethod { allow, .. } => allow,
            _ => String::new(),
        }
    }

    #[test]
    fn a_word_goes_before_a_parameter() {
        let card = "/api/v1/credit-card/{creditCardId}";
        assert_eq!(template("GET", "/api/v1/credit-card/17"), Some(card));
        let leaks = "/api/v1/credit-card/leaks";
        assert_eq!(template("GET", leaks), Some(leaks));
        let coach = "/api/v1/alarms/{alarmId}/coachme";
        assert_eq!(template("GET", "/api/v1/alarms/17/coachme"), Some(coach));
        assert_eq!(
            template("POST", "/api/v1/alarms/leak/coachme"),
            Some("/api/v1/alarms/leak/coachme")
        );
    }

    #[test]
    fn the_methods_are_those_of_the_row_that_fits_best() {
        assert_eq!(allowed("DELETE", "/api/v1/credit-card/leaks"), "GET");
        assert_eq!(allowed("GET", "/api/v1/alarms/leak/coachme"), "POST");
        assert_eq!(allowed("PUT", "/api/v2/account/password"), "POST");
        assert_eq!(allowed("TRACE", "/api/v1/credit-card/17"), "GET, DELETE");
        assert_eq!(allowed("GET", "/api/v1/email-watchlist/17"), "DELETE");
        assert!(matches!(find("GET", "/api/v1/email-watchlist/"), Found::Unknown));
        assert!(matches!(find("GET", "/api/v1/email-watchlist/17/leaks"), Found::Unknown));
    }
}
