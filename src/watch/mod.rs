//! Watching: what each watcher decides from one answer, and the one poller that drives them.

pub mod applied;
pub mod overview;
pub mod poller;
pub mod scan;
pub mod signing;
pub mod snapshot;

/// What a watcher makes of an answer.
#[derive(Debug, PartialEq, Eq)]
pub enum Step {
    /// Nothing that the reader has not seen.
    Quiet,
    /// The same, and it is over.
    End,
    /// JSON for the reader; `done`: the last.
    Show { json: Vec<u8>, done: bool },
}

/// When this client last began what is watched, if it did.
#[derive(Clone, Copy, Debug, Default)]
pub struct Begun {
    pub scan_ms: Option<f64>,
    pub removals_ms: Option<f64>,
}

/// A watcher: a pure function of the answers so far, the clock and what was begun.
pub trait Watcher {
    fn step(&mut self, answer: &[u8], now_ms: f64, begun: Begun) -> Step;
}
