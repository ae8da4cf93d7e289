//! The npm packages that build and test, from the lock file.

use super::LIMIT;
use crate::env::Env;
use crate::run::{Res, Step, quiet, step};
use crate::stamp::Stamp;

pub fn run(env: &mut Env) -> Res<()> {
    step("setup", "npm packages", |step| {
        if env.which("node").is_none() || env.which("npm").is_none() {
            return Err("install Node 20.19 or newer, with npm".into());
        }
        let modules = env.root.join("node_modules");
        // Inside node_modules, so that deleting that directory deletes the stamp.
        let stamp = Stamp::new(modules.join(".xtask-stamp"));
        let stamp = stamp.inputs(&env.root, &["package-lock.json", ".npmrc"]);
        // npm's own binaries must win: Debian's wasm-opt 108 breaks wasm-bindgen's output silently.
        let bin = modules.join(".bin");
        if !stamp.fresh(&[&bin.join("wasm-opt")]) {
            step.note("npm ci");
            quiet(env.cmd("npm").arg("ci"), &env.log("npm-ci"), LIMIT)?;
            stamp.save()?;
        }
        env.in_front(bin);
        Ok(())
    })
}

/// Several TypeScripts, and what judges the tarball.
pub fn types(env: &Env) -> Res<()> {
    step("setup", "TypeScripts", |step| own(env, step, "tests/types", ".bin/publint"))
}

/// What the package is measured beside.
pub fn bench(env: &Env) -> Res<()> {
    step("setup", "clients to compare with", |step| own(env, step, "bench", "zod/package.json"))
}

/// A folder with packages of its own: everyone else's `npm ci` stays small. `file` is one of those
/// that it leaves.
pub fn own(env: &Env, step: &Step, dir: &str, file: &str) -> Res<()> {
    let dir = env.root.join(dir);
    let modules = dir.join("node_modules");
    let stamp = Stamp::new(modules.join(".xtask-stamp"));
    let stamp = stamp.input(&dir.join("package-lock.json")).input(&dir.join(".npmrc"));
    if !stamp.fresh(&[&modules.join(file)]) {
        step.note("npm ci");
        let name = dir.file_name().unwrap_or_default().to_string_lossy();
        let log = env.log(&format!("npm-ci-{name}"));
        quiet(env.cmd("npm").arg("ci").current_dir(&dir), &log, LIMIT)?;
        stamp.save()?;
    }
    Ok(())
}
