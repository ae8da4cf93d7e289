//! `cargo xtask bench`: size and speed, beside what partners would pick instead. bench/README.md
//! says what is measured and how to read it.

use std::time::Duration;

use crate::env::Env;
use crate::run::{Res, quiet, step, watched};
use crate::setup::{self, Part};
use crate::{demo, package};

const PARTS: [Part; 5] = [Part::WasmStd, Part::Tools, Part::Npm, Part::Browser, Part::Bench];
const LIMIT: Duration = Duration::from_secs(180);

/// `args` are its own: `--quick`, `--only size,decode`.
pub fn run(args: &[&str]) -> Res<bool> {
    let env = setup::run(&PARTS)?;
    package::build(&env)?;
    step("build", "sandbox", |_| demo::build_sandbox(&env))?;
    let mut cmd = env.cmd("node");
    cmd.arg("bench/run.mjs").args(args);
    demo::tell_where(&env, &mut cmd);
    watched(&mut cmd)
}

/// Nothing has grown past what was agreed upon: measures the files of the package as it is built.
pub fn sizes(env: &Env) -> Res<()> {
    let mut cmd = env.cmd("node");
    cmd.arg("bench/gate/check.mjs");
    quiet(&mut cmd, &env.log("size-gate"), LIMIT)
}

/// The figures in the README are those of the results. Measures nothing.
pub fn figures(env: &Env) -> Res<()> {
    let mut cmd = env.cmd("node");
    cmd.args(["bench/report.mjs", "--check"]);
    quiet(&mut cmd, &env.log("bench-report"), LIMIT)
}
