//! Debian's Rust, where rustup has no std for wasm32 to give: its packages carry std's sources and
//! their vendored dependencies, so std is built once, offline, and laid into Debian's own sysroot.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use super::LIMIT;
use super::wasm_std::{TARGET, can_compile};
use crate::env::Env;
use crate::run::{Res, Step, output, quiet, write};

const RUSTC: &str = "/usr/bin/rustc";
const LIBRARY: &str = "/usr/lib/rustlib/src/rust/library";
const PACKAGES: [&str; 5] =
    ["rustc-web", "cargo-web", "rust-web-src", "rust-web-clippy", "rustfmt-web"];
const PROGRAMS: [&str; 7] =
    ["cargo", "rustc", "rustdoc", "rustfmt", "cargo-fmt", "cargo-clippy", "clippy-driver"];

pub fn available(env: &Env) -> bool {
    let installed = installed(&PACKAGES);
    installed || (env.which("apt-get").is_some() && is_root(env))
}

pub fn run(env: &mut Env, step: &Step) -> Res<()> {
    if !installed(&PACKAGES) {
        step.note("installing Debian's Rust");
        apt_install(env, &PACKAGES)?;
        if !installed(&PACKAGES) {
            return Err(format!("Debian's Rust came without {LIBRARY}/vendor: too old a package"));
        }
    }
    let version = output(env.cmd(RUSTC).arg("-vV"))?;
    // An older lld may not read the objects of a newer LLVM.
    let llvm = version.lines().find_map(|l| l.strip_prefix("LLVM version: "));
    let llvm = llvm.and_then(|v| v.split('.').next()).ok_or("rustc -vV names no LLVM")?;
    let wasm_ld = format!("/usr/bin/wasm-ld-{llvm}");
    if !Path::new(&wasm_ld).exists() {
        step.note("installing lld");
        apt_install(env, &[&format!("lld-{llvm}")])?;
    }
    shims(env, &wasm_ld)?;

    let lib_dir = output(env.cmd(RUSTC).args(["--print", "target-libdir", "--target", TARGET]))?;
    let lib_dir = PathBuf::from(lib_dir);
    // A point update of the packages rebuilds std; so does a change here: then raise the number.
    let stamp = format!("{version}\n{}\nrecipe 2\n", package_versions(env));
    let built = fs::read_to_string(lib_dir.join(".stamp")).unwrap_or_default();
    if built == stamp && can_compile(env, RUSTC) {
        return Ok(());
    }
    step.note("building it from Debian's sources, about a minute");
    build(env, &lib_dir, &stamp)?;
    if can_compile(env, RUSTC) { Ok(()) } else { Err("the std just built does not work".into()) }
}

/// One directory in front of PATH with just these, instead of all of /usr/bin in front of
/// everything. rustc looks for `rust-lld` on PATH by itself. A variable that names the linker would
/// be part of cargo's fingerprints: everything would be rebuilt whenever it comes or goes.
fn shims(env: &mut Env, wasm_ld: &str) -> Res<()> {
    let dir = env.tools.join("rust-web/bin");
    fs::create_dir_all(&dir).map_err(|e| format!("{}: {e}", dir.display()))?;
    let programs = PROGRAMS.iter().map(|name| (*name, format!("/usr/bin/{name}")));
    let linkers = ["rust-lld", "wasm-ld"].map(|name| (name, wasm_ld.to_owned()));
    for (name, target) in programs.chain(linkers) {
        let link = dir.join(name);
        if fs::read_link(&link).is_ok_and(|old| old == Path::new(&target)) {
            continue;
        }
        let _ = fs::remove_file(&link);
        symlink(&target, &link).map_err(|e| format!("{}: {e}", link.display()))?;
    }
    env.in_front(dir);
    Ok(())
}

fn build(env: &Env, lib_dir: &Path, stamp: &str) -> Res<()> {
    let work = std::env::temp_dir().join(format!("xtask-std-{}", std::process::id()));
    let manifest = "[package]\nname = \"sysroot-seed\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\
                    [workspace]\n[profile.release]\ncodegen-units = 1\n";
    write(&work.join("Cargo.toml"), manifest)?;
    write(&work.join("src/lib.rs"), "#![no_std]\n")?;
    let out = work.join("target");

    let mut cmd = env.cmd("/usr/bin/cargo");
    cmd.current_dir(&work);
    cmd.args(["build", "--release", "--offline", "--target", TARGET, "--target-dir"]).arg(&out);
    cmd.arg("-Zbuild-std=std,panic_abort,proc_macro,test");
    // cargo does not look into `vendor` by itself: it would want a filled registry cache.
    cmd.args(["--config", "source.crates-io.replace-with='std-vendor'"]);
    cmd.args(["--config", &format!("source.std-vendor.directory='{LIBRARY}/vendor'")]);
    // Only here: `-Z` on a stable cargo. `lto = true` in our profile needs the bitcode.
    cmd.env("RUSTC_BOOTSTRAP", "1").env("RUSTC", RUSTC).env("CARGO_INCREMENTAL", "0");
    let remap = format!("--remap-path-prefix={}=/sysroot-seed", work.display());
    cmd.env("RUSTFLAGS", format!("-Cembed-bitcode=yes {remap}"));
    let built = quiet(&mut cmd, &env.log("wasm-std"), LIMIT);
    let laid = built.and_then(|()| {
        let deps = out.join(TARGET).join("release/deps");
        lay(&deps, lib_dir, stamp).map_err(|e| format!("{}: {e}", lib_dir.display()))
    });
    let _ = fs::remove_dir_all(&work);
    laid
}

/// Beside it first, then in its place: a build that is interrupted leaves no half of a std.
fn lay(deps: &Path, lib_dir: &Path, stamp: &str) -> std::io::Result<()> {
    let new = lib_dir.with_extension("new");
    let _ = fs::remove_dir_all(&new);
    fs::create_dir_all(&new)?;
    for entry in fs::read_dir(deps)?.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let is_lib = name.ends_with(".rlib") || name.ends_with(".rmeta");
        if is_lib && !name.contains("sysroot_seed") {
            fs::copy(entry.path(), new.join(name))?;
        }
    }
    fs::write(new.join(".stamp"), stamp)?;
    let _ = fs::remove_dir_all(lib_dir);
    fs::rename(new, lib_dir)
}

fn installed(packages: &[&str]) -> bool {
    let listed = |p: &&str| Path::new("/var/lib/dpkg/info").join(format!("{p}.list")).exists();
    packages.iter().all(listed)
        && PROGRAMS.iter().all(|p| Path::new("/usr/bin").join(p).exists())
        && Path::new(LIBRARY).join("vendor").exists()
}

fn package_versions(env: &Env) -> String {
    let mut cmd = env.cmd("dpkg-query");
    cmd.args(["-W", "-f", "${Package} ${Version}\n", "rustc-web", "rust-web-src"]);
    output(&mut cmd).unwrap_or_default()
}

pub fn is_root(env: &Env) -> bool {
    output(env.cmd("id").arg("-u")).as_deref() == Ok("0")
}

/// The lists come first: with those of an old image, apt installs a version of that day without a
/// word, and that one may lack what we came for. Where they cannot be had, the old ones may do.
pub fn apt_install(env: &Env, packages: &[&str]) -> Res<()> {
    let apt = |args: &[&str]| {
        let mut cmd = env.cmd("apt-get");
        cmd.args(["-q", "-y", "-o", "DPkg::Lock::Timeout=300"]).args(args);
        cmd.env("DEBIAN_FRONTEND", "noninteractive");
        quiet(&mut cmd, &env.log("apt"), LIMIT)
    };
    let updated = apt(&["update"]);
    let install: Vec<&str> =
        ["install", "--no-install-recommends"].iter().chain(packages).copied().collect();
    apt(&install).map_err(|failed| match updated {
        Ok(()) => failed,
        Err(why) => format!("{failed}\n(its lists could not be brought up to date: {why})"),
    })
}
