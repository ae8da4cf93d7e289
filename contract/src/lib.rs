//! The contract as data, written out: the route table, the wire types and the docs of the verbs
//! become an OpenAPI description, a page for readers and a list of questions to the vendor.

mod checklist;
mod examples;
mod node;
mod openapi;
mod page;
mod session;
mod table;
mod types;
mod verbs;
mod words;

pub use examples::example;
pub use types::{Type, Way, types};
pub use verbs::{Verb, verbs};
pub use words::{SETS, Set};

/// Writes the files, or finds out that they are stale.
pub const COMMAND: &str = "cargo xtask openapi";

/// The version of the standardized format that the description is of.
pub const API_VERSION: &str = "2026-06-12";

/// The contract as OpenAPI 3.1.
pub fn openapi() -> serde_json::Value {
    openapi::document().into()
}

/// The contract as a page.
pub fn markdown() -> String {
    page::page()
}

/// What the vendor's account manager is asked.
pub fn checklist() -> String {
    checklist::page()
}

/// The files below the repository's root, and what must be in them.
pub fn files() -> [(&'static str, String); 3] {
    let openapi = openapi::document().pretty() + "\n";
    [
        ("docs/openapi.json", openapi),
        ("docs/contract.md", markdown()),
        ("docs/checklist.md", checklist()),
    ]
}
