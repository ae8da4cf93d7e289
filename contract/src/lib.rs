//! The contract as data, written out: the route tables, the wire types and the docs of the verbs
//! become two OpenAPI descriptions, a page for readers and a list of questions to the vendor.

mod checklist;
mod examples;
mod facade;
mod node;
mod openapi;
mod page;
mod session;
mod table;
mod types;
mod verbs;
mod words;

pub use examples::example;
pub use table::Side;
pub use types::{Type, Way, types};
pub use verbs::{Verb, verbs};
pub use words::{SETS, Set};

/// Writes the files, or finds out that they are stale.
pub const COMMAND: &str = "cargo xtask openapi";

/// The version of the standardized format that the description is of.
pub const API_VERSION: &str = "2026-06-12";

/// One side of the contract as OpenAPI 3.1.
pub fn openapi(side: Side) -> serde_json::Value {
    openapi::document(side).into()
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
pub fn files() -> [(&'static str, String); 4] {
    let openapi = |side| openapi::document(side).pretty() + "\n";
    [
        ("docs/openapi.json", openapi(Side::Page)),
        ("docs/openapi-servers.json", openapi(Side::Server)),
        ("docs/contract.md", markdown()),
        ("docs/checklist.md", checklist()),
    ]
}
