//! The contract's files in docs/: the crate `contract` writes them, so that nothing here has to
//! read the route table.

use std::process::Command;
use std::time::Duration;

use crate::env::Env;
use crate::run::{Res, quiet, step};

const LIMIT: Duration = Duration::from_secs(20 * 60);

pub fn write(env: &Env) -> Res<()> {
    step("openapi", "docs of the contract", |_| quiet(&mut run(env), &env.log("openapi"), LIMIT))
}

pub fn check(env: &Env) -> Res<()> {
    step("openapi", "docs of the contract", |_| is_fresh(env))
}

pub fn is_fresh(env: &Env) -> Res<()> {
    quiet(run(env).args(["--", "--check"]), &env.log("openapi"), LIMIT)
}

fn run(env: &Env) -> Command {
    let mut cmd = env.cmd("cargo");
    cmd.args(["run", "--quiet", "--package", "contract"]);
    cmd
}
