//! The routes, each with the verb that stands for it and what that verb's docs say.

use defentry_web::client::{NOUNS, Noun, Run, Serves};
use defentry_web::crm;
use defentry_web::routes::Route;

use crate::facade::functions;
use crate::table::Side;

#[derive(Debug)]
pub struct Verb {
    /// As JavaScript writes it: `watchlists.email.add`.
    pub name: String,
    pub route: &'static Route,
    /// As Markdown, whole.
    pub doc: String,
}

/// One for each route, in the order of the route table. A route that no verb stands for is missing.
pub fn verbs(side: Side) -> Vec<Verb> {
    let mut verbs: Vec<Verb> = Vec::new();
    // What runs a route is its verb. Where none does, it is the function whose docs name the route.
    let all = all(side);
    for route in side.routes() {
        let found = all
            .iter()
            .find(|one| one.runs.is_some_and(|its| std::ptr::eq(its, route)))
            .or_else(|| all.iter().find(|one| one.runs.is_none() && names(&one.doc, route)));
        if let Some(Named { name, doc, .. }) = found {
            verbs.push(Verb { name: name.clone(), route, doc: doc.clone() });
        }
    }
    verbs
}

struct Named {
    name: String,
    /// `None`: a function of its own.
    runs: Option<&'static Route>,
    doc: String,
}

/// Every verb that a side has.
fn all(side: Side) -> Vec<Named> {
    match side {
        Side::Page => of(NOUNS, ""),
        Side::Server => {
            let functions = functions().into_iter().map(|(name, route, doc)| Named {
                name: name.into(),
                runs: Some(route),
                doc: markdown(&doc),
            });
            functions.chain(of(crm::NOUNS, "crm.")).collect()
        }
    }
}

fn of<H: Serves>(nouns: &[&'static Noun<H>], before: &str) -> Vec<Named> {
    let mut all = Vec::new();
    for noun in nouns {
        for ((verb, run), doc) in noun.verbs.split_whitespace().zip(noun.runs).zip(noun.docs) {
            // The last digit is the number of its arguments.
            let verb = verb.get(..verb.len() - 1).unwrap_or(verb);
            let runs = match run {
                Run::Route(route) => Some(*route),
                Run::Own(_) => None,
            };
            all.push(Named {
                name: format!("{before}{}.{verb}", noun.name),
                runs,
                doc: markdown(doc),
            });
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
