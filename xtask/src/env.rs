//! The environment that every child runs in: one PATH, and nothing left over from `cargo run`.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::run::Res;

pub struct Env {
    /// The repository.
    pub root: PathBuf,
    /// Where tools are kept between checkouts: nothing project-specific but their versions.
    pub tools: PathBuf,
    /// Directories in front of the PATH we were started with; the last added wins.
    front: Vec<PathBuf>,
    vars: Vec<(String, OsString)>,
}

impl Env {
    pub fn new() -> Res<Self> {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let root = here.parent().ok_or("xtask has no parent directory")?.to_path_buf();
        Ok(Self { root, tools: tools_dir()?, front: Vec::new(), vars: Vec::new() })
    }

    pub fn in_front(&mut self, dir: PathBuf) {
        self.front.retain(|d| *d != dir);
        self.front.insert(0, dir);
    }

    pub fn set(&mut self, name: &str, value: impl Into<OsString>) {
        self.vars.push((name.into(), value.into()));
    }

    pub fn path(&self) -> OsString {
        let base = env::var_os("PATH").unwrap_or_default();
        let dirs = self.front.iter().cloned();
        let rest = env::split_paths(&base).filter(|d| !self.front.contains(d));
        env::join_paths(dirs.chain(rest)).unwrap_or(base)
    }

    pub fn which(&self, program: &str) -> Option<PathBuf> {
        env::split_paths(&self.path()).map(|dir| dir.join(program)).find(|file| file.is_file())
    }

    /// A command in this environment, started in the repository's root.
    pub fn cmd(&self, program: &str) -> Command {
        let mut cmd = if program.contains('/') {
            Command::new(self.root.join(program))
        } else {
            Command::new(self.which(program).unwrap_or_else(|| program.into()))
        };
        for (name, _) in env::vars_os() {
            if name.to_str().is_some_and(is_left_over) {
                cmd.env_remove(&name);
            }
        }
        if let Some(libs) = env::var_os("LD_LIBRARY_PATH") {
            // `cargo run` puts its own toolchain's libraries there; the chosen rustc has others.
            let keep = env::split_paths(&libs)
                .filter(|d| !d.starts_with(&self.root) && !d.iter().any(|c| c == "toolchains"));
            match env::join_paths(keep) {
                Ok(keep) if !keep.is_empty() => cmd.env("LD_LIBRARY_PATH", keep),
                _ => cmd.env_remove("LD_LIBRARY_PATH"),
            };
        }
        cmd.current_dir(&self.root).env("PATH", self.path());
        cmd.envs(self.vars.iter().map(|(k, v)| (k, v)));
        cmd
    }

    pub fn log(&self, name: &str) -> PathBuf {
        self.root.join("target/logs").join(name).with_extension("log")
    }
}

/// What cargo and rustup tell the programs they start, and what would make the chosen toolchain
/// build something else, elsewhere. A user's registry, network and job settings stay.
fn is_left_over(name: &str) -> bool {
    const EXACT: [&str; 14] = [
        "CARGO",
        "CARGO_CRATE_NAME",
        "CARGO_PRIMARY_PACKAGE",
        "CARGO_TARGET_DIR",
        "CARGO_BUILD_TARGET",
        "CARGO_BUILD_TARGET_DIR",
        "CARGO_ENCODED_RUSTFLAGS",
        "RUSTC",
        "RUSTDOC",
        "RUSTC_WRAPPER",
        "RUSTC_WORKSPACE_WRAPPER",
        "RUSTUP_TOOLCHAIN",
        "RUST_RECURSION_COUNT",
        "OUT_DIR",
    ];
    let prefixes = ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_"];
    EXACT.contains(&name) || prefixes.iter().any(|p| name.starts_with(p))
}

fn tools_dir() -> Res<PathBuf> {
    let dir = |name| env::var_os(name).filter(|v| !v.is_empty()).map(PathBuf::from);
    let dir = dir("DEFENTRY_TOOLS")
        .or_else(|| dir("XDG_CACHE_HOME").map(|d| d.join("defentry-web")))
        .or_else(|| dir("HOME").map(|d| d.join(".cache/defentry-web")))
        .ok_or("no HOME: set DEFENTRY_TOOLS to a directory for the tools")?;
    // It ends up in PATH, and children start elsewhere.
    std::path::absolute(&dir).map_err(|e| format!("{}: {e}", dir.display()))
}
