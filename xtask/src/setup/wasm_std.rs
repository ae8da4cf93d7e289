//! A rustc with the std for wasm32: the one on PATH, or rustup's, or Debian's.

use std::fs;
use std::path::Path;

use super::{LIMIT, debian};
use crate::env::Env;
use crate::run::{Res, Step, output, quiet, step, write};

pub const TARGET: &str = "wasm32-unknown-unknown";

pub fn run(env: &mut Env) -> Res<()> {
    step("setup", "wasm32 std", |step| choose(env, step))
}

fn choose(env: &mut Env, step: &Step) -> Res<()> {
    if can_compile(env, "rustc") {
        return Ok(());
    }
    // RUSTUP_AUTO_INSTALL=0 says that this machine must not ask for toolchains.
    let may_ask = std::env::var("RUSTUP_AUTO_INSTALL").as_deref() != Ok("0");
    if may_ask && env.which("rustup").is_some() {
        step.note(&format!("rustup target add {TARGET}"));
        let mut add = env.cmd("rustup");
        add.args(["target", "add", TARGET]);
        if quiet(&mut add, &env.log("rustup"), LIMIT).is_ok() && can_compile(env, "rustc") {
            return Ok(());
        }
    }
    if debian::available(env) {
        return debian::run(env, step);
    }
    Err(format!(
        "rustc cannot compile for {TARGET}.\nInstall its std: rustup target add {TARGET} (with \
         RUSTUP_AUTO_INSTALL unset), or your system's package for it, or on Debian, as root, run \
         this again."
    ))
}

/// Compiles and links a small library. Asking rustc for its targets is not enough: an rlib of
/// another version is listed too, and a linker may be missing.
pub fn can_compile(env: &Env, rustc: &str) -> bool {
    let lib_dir = output(env.cmd(rustc).args(["--print", "target-libdir", "--target", TARGET]));
    if !lib_dir.is_ok_and(|dir| Path::new(&dir).is_dir()) {
        return false;
    }
    let dir = std::env::temp_dir().join(format!("xtask-probe-{}", std::process::id()));
    let source = dir.join("probe.rs");
    let text = "#[unsafe(no_mangle)] pub extern \"C\" fn f(a: i32) { println!(\"{a}\") }\n";
    let works = write(&source, text).and_then(|()| {
        let mut cmd = env.cmd(rustc);
        cmd.args(["--edition", "2024", "--crate-type", "cdylib", "--target", TARGET, "--out-dir"]);
        output(cmd.arg(&dir).arg(&source))
    });
    let _ = fs::remove_dir_all(&dir);
    works.is_ok()
}
