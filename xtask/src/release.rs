//! `cargo xtask release --dry-run`: everything of a release but the publishing. RELEASING.md has
//! the steps around it.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::env::Env;
use crate::package;
use crate::run::{Res, output, quiet, say, seconds, step};
use crate::setup::{self, Part};

const LIMIT: Duration = Duration::from_secs(30 * 60);
/// Two folders of unlike depth, outside of this repository, whose node_modules would be found: a
/// build that tells where it was made is not the same twice.
const CLONES: [&str; 2] = ["defentry-web-release/a", "defentry-web-release/another/folder/b"];
const OUT: &str = "target/release-npm";

pub fn dry_run() -> Res<bool> {
    let start = Instant::now();
    let env = setup::run(&[Part::WasmStd, Part::Tools, Part::Npm])?;
    if !output(env.cmd("git").args(["status", "--porcelain"]))?.is_empty() {
        say("release what is not committed is not in it\n");
    }
    let mut built = Vec::new();
    for clone in CLONES {
        let dir = std::env::temp_dir().join(clone);
        built.push(step("release", &format!("clean build in {clone}"), |_| clean(&env, &dir))?);
    }
    step("release", "the same bytes twice", |_| same(&built))?;

    let dir = std::env::temp_dir().join(CLONES[0]);
    let out = env.root.join(OUT);
    let _ = fs::remove_dir_all(&out);
    fs::create_dir_all(&out).map_err(|e| format!("{}: {e}", out.display()))?;
    let node = |what: &str, args: &[&str]| {
        step("release", what, |_| {
            quiet(env.cmd("node").current_dir(&dir).args(args), &env.log("release"), LIMIT)
        })?;
        let said = fs::read_to_string(env.log("release")).unwrap_or_default();
        say(&said.lines().skip(1).map(|line| format!("    {line}\n")).collect::<String>());
        Ok::<(), String>(())
    };
    node("the package", &["release/check.mjs"])?;
    let release = dir.join("release");
    step("release", "npm packages for the bill of materials", |_| {
        quiet(env.cmd("npm").arg("ci").current_dir(&release), &env.log("npm-ci-release"), LIMIT)
    })?;
    let sbom = out.join("sbom.cdx.json");
    node("the bill of materials", &["release/sbom.mjs", &sbom.to_string_lossy()])?;
    if let Some(tarball) = built.first() {
        let name = tarball.file_name().unwrap_or_default();
        fs::copy(tarball, out.join(name)).map_err(|e| format!("{}: {e}", tarball.display()))?;
    }
    // Both have a whole target folder.
    let _ = fs::remove_dir_all(std::env::temp_dir().join("defentry-web-release"));
    say(&format!("\n{OUT} holds what would be published, and its bill of materials\n"));
    say(&format!("release --dry-run done in {}\n", seconds(start.elapsed())));
    Ok(true)
}

/// A fresh clone of what is committed, built as anybody would; gives its tarball.
fn clean(env: &Env, dir: &Path) -> Res<PathBuf> {
    let _ = fs::remove_dir_all(dir);
    let mut clone = env.cmd("git");
    clone.args(["clone", "--quiet", "--no-hardlinks"]).arg(&env.root).arg(dir);
    quiet(&mut clone, &env.log("release-clone"), LIMIT)?;
    let mut build = env.cmd("cargo");
    build.args(["xtask", "build"]).current_dir(dir).env_remove("CARGO_TARGET_DIR");
    let log = env.log("release-build");
    quiet(&mut build, &log, LIMIT)?;
    let said = fs::read_to_string(&log).map_err(|e| format!("{}: {e}", log.display()))?;
    if said.contains(package::STD_AS_IT_CAME) {
        return Err(
            "std's sources are not here (rust-src): the core would be 2 to 3 KB larger".into()
        );
    }
    let packed = fs::read_dir(dir.join("target/npm")).map_err(|e| e.to_string())?;
    let mut tarballs = packed.flatten().map(|entry| entry.path());
    tarballs.find(|path| path.extension().is_some_and(|e| e == "tgz")).ok_or("no tarball".into())
}

fn same(built: &[PathBuf]) -> Res<()> {
    let read = |path: &PathBuf| fs::read(path).map_err(|e| format!("{}: {e}", path.display()));
    let all = built.iter().map(read).collect::<Res<Vec<_>>>()?;
    match all.as_slice() {
        [one, other] if one == other => Ok(()),
        _ => Err("the two tarballs differ: compare their target/npm/package".into()),
    }
}
