//! wasm-pack and wasm-bindgen's CLI, in exactly the versions that the crate needs.

use std::fs;
use std::path::Path;

use super::LIMIT;
use crate::env::Env;
use crate::run::{Res, Step, output, quiet, step};

const WASM_PACK: &str = "0.15.1";

pub fn run(env: &mut Env) -> Res<()> {
    step("setup", &format!("wasm-pack {WASM_PACK}"), |step| {
        install(env, step, "wasm-pack", "wasm-pack", WASM_PACK, &["--locked"])
    })?;
    let bindgen = pinned_bindgen(&env.root)?;
    step("setup", &format!("wasm-bindgen {bindgen}"), |step| {
        // Not --locked: its lock names versions that not every registry mirror still has.
        install(env, step, "wasm-bindgen-cli", "wasm-bindgen", &bindgen, &[])
    })
}

/// Installs into a directory of its own, named after the version, unless it is there already or
/// the one on PATH is the right one.
pub fn install(
    env: &mut Env,
    step: &Step,
    package: &str,
    program: &str,
    version: &str,
    flags: &[&str],
) -> Res<()> {
    let dir = env.tools.join(format!("{program}-{version}"));
    let ours = dir.join("bin").join(program);
    let right = |env: &Env, program: &str| {
        let said = output(env.cmd(program).arg("--version"));
        said.is_ok_and(|s| s.split_whitespace().nth(1) == Some(version))
    };
    if !right(env, &ours.to_string_lossy()) {
        if right(env, program) {
            step.result("ok, from PATH");
            return Ok(());
        }
        step.note("compiling it, some minutes, this once");
        let mut cmd = env.cmd("cargo");
        cmd.args(["install", "--force"]).args(flags).arg("--root").arg(&dir);
        cmd.arg(format!("{package}@{version}"));
        // They run for seconds: time spent on optimising them is not won back.
        cmd.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1").env("CARGO_PROFILE_RELEASE_LTO", "off");
        cmd.env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
        quiet(&mut cmd, &env.log(program), LIMIT)?;
    }
    env.in_front(dir.join("bin"));
    Ok(())
}

/// Cargo.toml is the one place that says which wasm-bindgen this is.
fn pinned_bindgen(root: &Path) -> Res<String> {
    let manifest = root.join("Cargo.toml");
    let text = fs::read_to_string(&manifest).map_err(|e| format!("{}: {e}", manifest.display()))?;
    pinned(&text).ok_or_else(|| "Cargo.toml pins no wasm-bindgen: \"=x.y.z\" expected".into())
}

fn pinned(manifest: &str) -> Option<String> {
    let mut lines = manifest.lines();
    let line = lines.find(|l| l.split('=').next().is_some_and(|k| k.trim() == "wasm-bindgen"))?;
    let (_, rest) = line.split_once("\"=")?;
    Some(rest.split_once('"')?.0.to_owned())
}

#[cfg(test)]
mod tests {
    use super::pinned;

    #[test]
    fn reads_the_pinned_version_and_no_other_line() {
        let manifest = "wasm-bindgen-futures = \"0.4\"\nwasm-bindgen = \"=0.2.130\"\n";
        assert_eq!(pinned(manifest).as_deref(), Some("0.2.130"));
        assert_eq!(pinned("wasm-bindgen = \"0.2\"\n"), None);
    }
}
