//! From source to what a partner installs: wasm, then the npm package, then its installation.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use crate::env::Env;
use crate::run::{Res, output, quiet, say, step, tail, write};
use crate::setup::lock;
use crate::stamp::{Stamp, files};

/// Said where std's sources are not to be had; a release looks for it.
pub const STD_AS_IT_CAME: &str = "with the std as it came";

const LIMIT: Duration = Duration::from_secs(20 * 60);
const WASM: &str = "target/wasm";
const TESTING: &str = "target/testing";
const EDGE: &str = "target/edge";
const SERVER: &str = "target/server";
const PACKAGE: &str = "target/npm";

/// What is compiled to wasm: each of them is what its users need, and no more.
struct Core {
    what: &'static str,
    krate: &'static str,
    features: &'static [&'static str],
    to: &'static str,
    name: &'static str,
    inputs: &'static [&'static str],
}

const CORES: [Core; 4] = [
    Core {
        what: "wasm",
        krate: ".",
        features: &[],
        to: WASM,
        name: "defentry_web",
        inputs: &["src", "walk"],
    },
    Core {
        what: "wasm for the edge",
        krate: ".",
        features: &["--no-default-features", "--features", "edge"],
        to: EDGE,
        name: "defentry_edge",
        inputs: &["src", "walk"],
    },
    Core {
        what: "wasm for servers",
        krate: ".",
        features: &["--features", "server"],
        to: SERVER,
        name: "defentry_server",
        inputs: &["src", "walk"],
    },
    Core {
        what: "sandbox as wasm",
        krate: "testing",
        features: &[],
        to: TESTING,
        name: "defentry_testing",
        inputs: &["testing", "sandbox/src"],
    },
];

pub fn build(env: &Env) -> Res<()> {
    let _lock = lock(&env.root.join("target/.xtask-lock"))?;
    for core in &CORES {
        wasm(env, core)?;
    }
    let log = env.log("npm-package");
    step("build", "npm package", |step| {
        // The template's build writes the types beside its sources: made, so no input.
        let types = env.root.join("pkg-template/src/types.d.ts");
        let sources = files(&env.root.join("pkg-template")).into_iter().filter(|f| *f != types);
        let stamp = sources
            .fold(Stamp::new(env.root.join("target/stamps/package")), |s, f| s.input(&f))
            .inputs(
                &env.root,
                &[
                    WASM,
                    EDGE,
                    SERVER,
                    TESTING,
                    "Cargo.toml",
                    "Cargo.lock",
                    "package-lock.json",
                    "docs/openapi.json",
                ],
            )
            .inputs(&env.root, &["README.md", "CHANGELOG.md", "LICENSE-MIT", "LICENSE-APACHE"]);
        if stamp.fresh(&[&log, &types]) && tarball(env).is_ok() {
            step.result("unchanged");
            return Ok(());
        }
        let mut cmd = env.cmd("node");
        if std_sources(env) {
            cmd.env("STD_FOR_SIZE", "1");
        }
        quiet(cmd.arg("pkg-template/build.mjs"), &log, LIMIT)?;
        tarball(env)?;
        stamp.save()
    })?;
    // What it printed are the sizes: worth seeing whether or not it ran just now.
    let printed = fs::read_to_string(&log).unwrap_or_default();
    say(&tail(&log, printed.lines().count().saturating_sub(1)));
    install(env, &tarball(env)?)
}

/// One crate, as wasm-bindgen writes it.
fn wasm(env: &Env, core: &Core) -> Res<()> {
    let Core { what, krate, features, to, name, inputs } = *core;
    step("build", what, |step| {
        let sources = std_sources(env);
        let stamp = Stamp::new(env.root.join(format!("target/stamps/{name}")))
            .text(&output(env.cmd("rustc").arg("-vV"))?)
            .text(if sources { "std for size" } else { "std as it came" })
            .inputs(&env.root, inputs)
            .inputs(&env.root, &["Cargo.toml", "Cargo.lock", "package-lock.json"]);
        let out = env.root.join(to);
        let file = |ending: &str| out.join(format!("{name}{ending}"));
        if stamp.fresh(&[&file("_bg.wasm"), &file(".js")]) {
            step.result("unchanged");
            return Ok(());
        }
        let mut cmd = env.cmd("wasm-pack");
        // no-install: the tools come from our PATH in our versions, or not at all.
        cmd.args(["build", krate, "--release", "--target", "web", "--no-pack"]);
        cmd.args(["--mode", "no-install", "--out-name", name, "--out-dir"]).arg(&out);
        cmd.arg("--").args(features);
        if sources {
            std_for_size(env, &mut cmd);
        } else {
            step.result(format!("ok, {STD_AS_IT_CAME}: 2 to 3 KB larger"));
        }
        quiet(&mut cmd, &env.log(name), LIMIT)?;
        stamp.save()
    })
}

/// std's own sources: Debian packages them, rustup has them as a component.
fn std_sources(env: &Env) -> bool {
    let sysroot = output(env.cmd("rustc").args(["--print", "sysroot"])).unwrap_or_default();
    let sources = Path::new(&sysroot).join("lib/rustlib/src/rust/library/std/Cargo.toml");
    let may_ask = std::env::var("RUSTUP_AUTO_INSTALL").as_deref() != Ok("0");
    if !sources.exists() && may_ask && env.which("rustup").is_some() {
        let mut add = env.cmd("rustup");
        add.args(["component", "add", "rust-src"]);
        // Without them the package is larger, and works.
        let _ = quiet(&mut add, &env.log("rust-src"), LIMIT);
    }
    sources.exists()
}

/// What is shipped: std compiled for size, and a panic that traps at once. The strings and the
/// formatting of messages that nobody would see stay out. In a directory of its own, or every other
/// build for wasm would be redone.
fn std_for_size(env: &Env, cmd: &mut std::process::Command) {
    cmd.args(["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"]);
    cmd.env("CARGO_TARGET_DIR", env.root.join("target/size"));
    cmd.env("RUSTC_BOOTSTRAP", "1");
    let flags =
        "-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none";
    cmd.env("RUSTFLAGS", flags);
}

/// Twice, as a partner would: for the web view, and bare for the package's own tests.
fn install(env: &Env, tarball: &Path) -> Res<()> {
    let bare = env.root.join("target/consumer");
    write(&bare.join("package.json"), "{ \"private\": true, \"type\": \"module\" }\n")?;
    for (name, dir) in [("www", env.root.join("www")), ("target/consumer", bare)] {
        if !dir.join("package.json").exists() {
            say(&format!("build   no {name}/package.json: the package is not installed there\n"));
            continue;
        }
        step("build", &format!("installed in {name}"), |step| {
            let modules = dir.join("node_modules");
            let stamp = Stamp::new(modules.join(".xtask-stamp"))
                .input(tarball)
                .input(&dir.join("package.json"));
            if stamp.fresh(&[]) {
                step.result("unchanged");
                return Ok(());
            }
            // npm takes a package of the same name and version for the same package.
            let _ = fs::remove_dir_all(&modules);
            let mut cmd = env.cmd("npm");
            cmd.current_dir(&dir).args(["install", "--no-save", "--no-package-lock"]);
            cmd.args(["--no-audit", "--no-fund"]).arg(tarball);
            quiet(&mut cmd, &env.log(&format!("install-{}", name.replace('/', "-"))), LIMIT)?;
            stamp.save()
        })?;
    }
    Ok(())
}

/// The newest one: an older version's may lie beside it.
fn tarball(env: &Env) -> Res<PathBuf> {
    let dir = env.root.join(PACKAGE);
    let entries = fs::read_dir(&dir).map_err(|e| format!("{}: {e}", dir.display()))?;
    let tarballs = entries.flatten().map(|e| e.path());
    let tarballs = tarballs.filter(|p| p.extension().is_some_and(|e| e == "tgz"));
    let age =
        |p: &PathBuf| p.metadata().and_then(|m| m.modified()).unwrap_or(SystemTime::UNIX_EPOCH);
    tarballs.max_by_key(age).ok_or_else(|| format!("no .tgz in {}", dir.display()))
}
