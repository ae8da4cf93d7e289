//! The routes, each with the verb that stands for it and what that verb's docs say.

use defentry_web::client::{NOUNS, Run};
use defentry_web::routes::{ALL, Route};

#[derive(Debug)]
pub struct Verb {
    /// As JavaScript writes it: `watchlists.email.add`.
    pub name: String,
    pub route: &'static Route,
    /// As Markdown, whole.
    pub doc: String,
}

/// One for each route, in the order of the route table. A route that no verb stands for is missing.
pub fn verbs() -> Vec<Verb> {
    let mut verbs: Vec<Verb> = Vec::new();
    // What runs a route is its verb. Where none does, it is the function whose docs name the route.
    let all = all();
    for route in ALL {
        let found = all
            .iter()
            .find(|(_, run, _)| matches!(run, Run::Route(r) if std::ptr::eq(*r, *route)))
            .or_else(|| all.iter().find(|(_, run, doc)| is_own(run) && names(doc, route)));
        if let Some((name, _, doc)) = found {
            verbs.push(Verb { name: name.clone(), route, doc: doc.clone() });
        }
    }
    verbs
}

fn is_own(run: &Run) -> bool {
    matches!(run, Run::Own(_))
}

/// Every verb of the package: its name, what it runs, its docs.
fn all() -> Vec<(String, &'static Run, String)> {
    let mut all = Vec::new();
    for noun in NOUNS {
        for ((verb, run), doc) in noun.verbs.split_whitespace().zip(noun.runs).zip(noun.docs) {
            // The last digit is the number of its arguments.
            let verb = verb.get(..verb.len() - 1).unwrap_or(verb);
            all.push((format!("{}.{verb}", noun.name), run, markdown(doc)));
        }
    }
    all
}

/// Whether a verb's docs say that it is this route's: method and template, then the mark.
pub fn names(doc: &str, route: &Route) -> bool {
    let one_line = doc.replace('\n', " ");
    one_line.contains(&format!("`{} {}` **{:?}**", route.method.name(), route.template, route.mark))
}

impl Verb {
    /// The first sentence.
    pub fn summary(&self) -> &str {
        self.cut().0
    }

    /// What follows it.
    pub fn description(&self) -> &str {
        self.cut().1.trim_start()
    }

    fn cut(&self) -> (&str, &str) {
        let end = self.doc.match_indices('.').map(|(at, _)| at + 1).find(|end| {
            let rest = self.doc.get(*end..).unwrap_or_default();
            rest.is_empty() || rest.starts_with(char::is_whitespace)
        });
        end.and_then(|end| self.doc.split_at_checked(end)).unwrap_or((&self.doc, ""))
    }
}

/// Docs as the compiler keeps them, a space before each line, become Markdown; the example of a
/// verb becomes a block of code.
pub fn markdown(doc: &str) -> String {
    let lines = doc.lines().map(|line| line.strip_prefix(' ').unwrap_or(line));
    let text = lines.collect::<Vec<_>>().join("\n");
    match text.trim().split_once("@example\n") {
        Some((before, code)) => format!("{before}```js\n{code}\n```"),
        None => text.trim().into(),
    }
}
