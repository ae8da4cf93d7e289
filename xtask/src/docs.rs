//! The documentation of both sides: rustdoc of the crates, the API reference of the npm package.
//! Neither may have a warning.

use std::time::Duration;

use crate::env::Env;
use crate::run::{Res, quiet, say, step};

const LIMIT: Duration = Duration::from_secs(20 * 60);

/// Both, for people; `check` asks for each.
pub fn run(env: &Env) -> Res<()> {
    step("docs", "rustdoc", |_| rustdoc(env))?;
    step("docs", "API reference", |_| reference(env))?;
    say("crate     target/doc/defentry_web/index.html\npackage   target/docs/api/index.html\n");
    Ok(())
}

pub fn rustdoc(env: &Env) -> Res<()> {
    let mut cmd = env.cmd("cargo");
    cmd.args(["doc", "--no-deps", "--workspace", "--exclude", "xtask"]);
    cmd.env("RUSTDOCFLAGS", "-D warnings");
    quiet(&mut cmd, &env.log("rustdoc"), LIMIT)
}

/// From the declarations of the installed package: build it first.
pub fn reference(env: &Env) -> Res<()> {
    quiet(env.cmd("node").arg("docs/reference.mjs"), &env.log("typedoc"), LIMIT)
}
