//! The suites of `cargo xtask test`: what each needs, and what runs it.

use crate::check;
use crate::env::Env;
use crate::runners::{
    Ran, chromium, native, no_crate_tests, no_node_tests, node, packaging, types,
};
use crate::setup::{self, Part};

pub struct Suite {
    /// For `--only`, and the name of its log.
    pub id: &'static str,
    pub name: &'static str,
    /// What the machine must have.
    pub parts: &'static [Part],
    /// Needs the npm package built and installed, and the web view.
    pub needs_build: bool,
    /// Only with `--all`.
    pub slow: bool,
    /// What the machine must have besides, with `--all`.
    pub parts_of_all: &'static [Part],
    /// Nothing when there is something to run, else what is not there.
    pub missing: fn(&Env) -> Option<&'static str>,
    /// All of it, or what `cargo xtask test` has time for.
    pub run: fn(&Env, bool) -> Ran,
}

pub const SUITES: [Suite; 10] = [
    Suite {
        id: "native",
        name: "native",
        parts: &[Part::WasmStd],
        needs_build: false,
        slow: false,
        parts_of_all: &[],
        missing: |_| None,
        run: native,
    },
    Suite {
        id: "chromium",
        name: "crate in Chromium",
        parts: &[Part::WasmStd, Part::Tools, Part::Browser],
        needs_build: false,
        slow: false,
        parts_of_all: &[],
        missing: |env| no_crate_tests(env).then_some("no tests/*.rs"),
        run: chromium,
    },
    Suite {
        id: "package",
        name: "package",
        parts: &[Part::WasmStd, Part::Tools, Part::Npm],
        needs_build: true,
        slow: false,
        parts_of_all: &[],
        missing: |env| no_node_tests(env, "tests/package").then_some("no tests/package/*.test.mjs"),
        run: |env, _| node(env, "package", "tests/package"),
    },
    Suite {
        id: "edge",
        name: "edge",
        parts: &[Part::WasmStd, Part::Tools, Part::Npm],
        needs_build: true,
        slow: false,
        parts_of_all: &[],
        missing: |env| no_node_tests(env, "tests/edge").then_some("no tests/edge/*.test.mjs"),
        run: |env, _| node(env, "edge", "tests/edge"),
    },
    Suite {
        id: "packaging",
        name: "packaging",
        parts: &setup::ALL,
        needs_build: true,
        slow: false,
        parts_of_all: &[Part::Browsers],
        missing: |_| None,
        run: packaging,
    },
    Suite {
        id: "types",
        name: "types",
        parts: &[Part::WasmStd, Part::Tools, Part::Npm, Part::Types],
        needs_build: true,
        slow: true,
        parts_of_all: &[],
        missing: |_| None,
        run: types,
    },
    Suite {
        id: "journey",
        name: "journey",
        parts: &setup::ALL,
        needs_build: true,
        slow: false,
        parts_of_all: &[],
        missing: |env| no_node_tests(env, "tests/e2e").then_some("no tests/e2e/*.test.mjs"),
        run: |env, _| node(env, "journey", "tests/e2e"),
    },
    Suite {
        id: "all",
        name: "all",
        parts: &setup::EVERYTHING,
        needs_build: true,
        slow: true,
        parts_of_all: &[],
        missing: |env| no_node_tests(env, "tests/all").then_some("no tests/all/*.test.mjs"),
        run: |env, _| node(env, "all", "tests/all"),
    },
    Suite {
        id: "bench",
        name: "bench",
        parts: &[Part::WasmStd, Part::Tools, Part::Npm, Part::Browser, Part::Bench],
        needs_build: true,
        slow: true,
        parts_of_all: &[],
        missing: |env| no_node_tests(env, "bench/tests").then_some("no bench/tests/*.test.mjs"),
        run: |env, _| node(env, "bench", "bench/tests"),
    },
    Suite {
        id: "check",
        name: "check",
        parts: &[Part::WasmStd, Part::Tools, Part::Npm],
        needs_build: true,
        slow: false,
        parts_of_all: &[],
        missing: |_| None,
        run: |env, _| Ok(check::run(env)),
    },
];
