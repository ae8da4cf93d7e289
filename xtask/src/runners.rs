//! How a suite is run, and counted.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use crate::children::{Server, port_or_any};
use crate::counts::{Counts, of_cargo, of_last_line, of_node};
use crate::demo;
use crate::env::Env;
use crate::run::{Res, logged, say, tail};

const LIMIT: Duration = Duration::from_secs(25 * 60);

/// What a suite came to; `Err` when it could not run at all.
pub type Ran = Res<Counts>;

pub fn native(env: &Env, _all: bool) -> Ran {
    let mut cmd = env.cmd("cargo");
    cmd.args(["test", "--workspace", "--all-features", "--no-fail-fast"]);
    finish(env, "native", cmd, of_cargo)
}

pub fn chromium(env: &Env, _all: bool) -> Ran {
    demo::build_sandbox(env)?;
    // One port whenever it can be had: the address is compiled into the tests.
    let port = port_or_any(18787);
    let sandbox = Server::start(env, &[demo::SANDBOX, "--port", &port], &env.log("sandbox"))?;
    // What `wasm-pack test --headless --chrome` does, but for tests/ only: that one compiles the
    // unit tests too, and they compare with native serde. CHROMEDRIVER is set already.
    let mut cmd = env.cmd("cargo");
    cmd.args(["test", "--target", "wasm32-unknown-unknown", "-p", "defentry-web"]);
    cmd.args(["--test", "*", "--no-fail-fast"]).env("SANDBOX_URL", &sandbox.url);
    cmd.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner");
    cmd.env("WASM_BINDGEN_TEST_ONLY_WEB", "1").env_remove("NO_HEADLESS");
    finish(env, "chromium", cmd, of_cargo)
}

pub fn node(env: &Env, id: &str, dir: &str) -> Ran {
    let mut cmd = env.cmd("node");
    // Spelled out: what it is when not on a terminal changed between versions.
    cmd.args(["--test", "--test-reporter=spec"]);
    cmd.args(node_tests(env, dir));
    demo::tell_where(env, &mut cmd);
    finish(env, id, cmd, of_node)
}

/// The declarations in several TypeScripts, and what two linters say of the tarball.
pub fn types(env: &Env, _all: bool) -> Ran {
    let mut cmd = env.cmd("node");
    cmd.arg("tests/types/matrix.mjs");
    finish(env, "types", cmd, of_last_line)
}

/// The packed package in tiny projects: four of them, or every one.
pub fn packaging(env: &Env, all: bool) -> Ran {
    let mut cmd = env.cmd("node");
    cmd.arg("tests/packaging/run.mjs").args(all.then_some("--all"));
    demo::tell_where(env, &mut cmd);
    let counts = finish(env, "packaging", cmd, of_last_line)?;
    let log = fs::read_to_string(env.log("packaging")).unwrap_or_default();
    // Its table is worth seeing when all is well, too.
    if let (0, Some(table)) = (counts.failed, log.split("\n\n").nth(1)) {
        say(&format!("\n{}\ntest    {:<26} … ", table.trim_end(), "packaging"));
    }
    Ok(counts)
}

/// Runs it, counts, and shows the end of the log when something is wrong.
fn finish(env: &Env, id: &str, mut cmd: Command, count: fn(&str) -> Counts) -> Ran {
    let log = env.log(id);
    let status = logged(&mut cmd, &log, LIMIT)?;
    let text = fs::read(&log).map_err(|e| format!("{}: {e}", log.display()))?;
    let mut counts = count(&String::from_utf8_lossy(&text));
    // A runner that fails without a failed test did not compile, or died.
    if counts.failed == 0 && !status.success() {
        counts.failed = 1;
    }
    // A runner that skips everything, or finds nothing, ends well: that is no success here.
    if counts.passed + counts.failed == 0 {
        say("no test ran … ");
        counts.failed = 1;
    }
    if counts.failed > 0 {
        say(&format!("\n{}    log: {}\n", tail(&log, 60), log.display()));
    }
    Ok(counts)
}

pub fn no_crate_tests(env: &Env) -> bool {
    none(&env.root.join("tests"), ".rs")
}

pub fn no_node_tests(env: &Env, dir: &str) -> bool {
    none(&env.root.join(dir), ".test.mjs")
}

fn none(dir: &Path, suffix: &str) -> bool {
    names(dir, suffix).is_empty()
}

fn node_tests(env: &Env, dir: &str) -> Vec<String> {
    let names = names(&env.root.join(dir), ".test.mjs");
    names.iter().map(|name| format!("{dir}/{name}")).collect()
}

fn names(dir: &Path, suffix: &str) -> Vec<String> {
    let entries = fs::read_dir(dir).into_iter().flatten().flatten();
    let names = entries.map(|e| e.file_name().to_string_lossy().into_owned());
    let mut names: Vec<String> = names.filter(|name| name.ends_with(suffix)).collect();
    names.sort();
    names
}
