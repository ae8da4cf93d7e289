//! What holds for every document, tried on many: the same ones in every run.
//!
//! A run of bytes is the dice from which a document, its spelling and its damage are thrown, so
//! what proptest shrinks is those bytes: fewer of them make a smaller document.

mod answers;
mod bodies;
mod damage;
mod dice;
mod documents;
mod form;
mod hostile;
mod judge;
mod refusals;
mod schema;
mod spelling;
mod values;

// The judge is compiled into the fuzz targets too, where these two come from outside.
use crate::{decode, model};

use dice::Dice;
use model::Kind;
use proptest::collection::vec;
use proptest::prelude::any;
use proptest::test_runner::{Config, RngSeed, TestCaseError, TestRunner};
use schema::answers;

type Outcome = Result<(), TestCaseError>;

/// Shares `cases` out among the kinds of answers.
fn throw_for_each_answer(cases: usize, property: impl Fn(&Kind, &mut Dice) -> Outcome) {
    let kinds = answers();
    for (template, kind) in &kinds {
        throw(cases / kinds.len(), |dice| {
            property(kind, dice).map_err(|broken| match broken {
                TestCaseError::Fail(why) => TestCaseError::fail(format!("{template}\n{why}")),
                rejected => rejected,
            })
        });
    }
}

/// Throws the dice `cases` times.
fn throw(cases: usize, property: impl Fn(&mut Dice) -> Outcome) {
    let config = Config {
        cases: cases as u32,
        rng_seed: RngSeed::Fixed(20_260_612),
        failure_persistence: None,
        max_shrink_iters: 20_000,
        ..Config::default()
    };
    let property = |bytes: Vec<u8>| property(&mut Dice::new(&bytes));
    let outcome = TestRunner::new(config).run(&vec(any::<u8>(), 0..400), property);
    outcome.unwrap_or_else(|broken| panic!("{broken}"));
}
