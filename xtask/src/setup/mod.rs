//! What a fresh machine lacks. Every part looks first, so that the second time takes no time.

mod browser;
mod browsers;
mod debian;
mod judges;
mod npm;
mod tools;
mod wasm_std;

use std::fs::{self, File, TryLockError};
use std::path::Path;
use std::time::Duration;

use crate::env::Env;
use crate::run::{Res, say};

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Part {
    WasmStd,
    Tools,
    Npm,
    Browser,
    Browsers,
    Judges,
    Types,
    Bench,
}

/// In the order in which they build on each other.
pub const ALL: [Part; 4] = [Part::WasmStd, Part::Tools, Part::Npm, Part::Browser];

/// With what only `test --all` needs.
pub const EVERYTHING: [Part; 8] = [
    Part::WasmStd,
    Part::Tools,
    Part::Npm,
    Part::Browser,
    Part::Browsers,
    Part::Judges,
    Part::Types,
    Part::Bench,
];

/// Generous: a slow network is no failure, a hung one is.
const LIMIT: Duration = Duration::from_secs(30 * 60);

pub fn run(parts: &[Part]) -> Res<Env> {
    let mut env = Env::new()?;
    // Two at once would fight over apt and the sysroot.
    let _lock = lock(&env.tools.join(".lock"))?;
    for part in parts {
        match part {
            Part::WasmStd => wasm_std::run(&mut env)?,
            Part::Tools => tools::run(&mut env)?,
            Part::Npm => npm::run(&mut env)?,
            Part::Browser => browser::run(&mut env)?,
            Part::Browsers => browsers::run(&mut env)?,
            Part::Judges => judges::run(&mut env)?,
            Part::Types => npm::types(&env)?,
            Part::Bench => npm::bench(&env)?,
        }
    }
    Ok(env)
}

/// Held until dropped; waits for another `cargo xtask`, and says so.
pub fn lock(path: &Path) -> Res<File> {
    let fail = |e: std::io::Error| format!("{}: {e}", path.display());
    if let Some(dir) = path.parent() {
        fs::create_dir_all(dir).map_err(fail)?;
    }
    let file = File::create(path).map_err(fail)?;
    match file.try_lock() {
        Ok(()) => return Ok(file),
        Err(TryLockError::WouldBlock) => say("waiting for another cargo xtask\n"),
        Err(TryLockError::Error(e)) => return Err(fail(e)),
    }
    file.lock().map_err(fail)?;
    Ok(file)
}
