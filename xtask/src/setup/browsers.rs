//! Firefox and WebKitGTK with their drivers, for `test --all`. WebKitGTK has no headless mode: it
//! gets a display of its own.

use std::path::PathBuf;

use super::debian::{apt_install, is_root};
use super::tools::install;
use crate::env::Env;
use crate::run::{Res, Step, step};

const GECKODRIVER: &str = "0.37.1";

/// The variable that names it, where it may be, and its package on Debian.
type Program = (&'static str, &'static [&'static str], &'static str);

const FIREFOX: Program = ("FIREFOX", &["firefox-esr", "firefox"], "firefox-esr");
const WEBKIT: [Program; 2] =
    [("WEBKITDRIVER", &["WebKitWebDriver"], "webkit2gtk-driver"), ("XVFB", &["Xvfb"], "xvfb")];

pub fn run(env: &mut Env) -> Res<()> {
    step("setup", "Firefox", |step| all(env, step, &[FIREFOX]))?;
    step("setup", &format!("geckodriver {GECKODRIVER}"), |step| {
        if named("GECKODRIVER").is_none() {
            // No package has it.
            install(env, step, "geckodriver", "geckodriver", GECKODRIVER, &["--locked"])?;
        }
        let driver = find(env, "GECKODRIVER", &["geckodriver"]);
        env.set("GECKODRIVER", driver.ok_or("geckodriver was installed, and is not there")?);
        Ok(())
    })?;
    step("setup", "WebKitGTK and Xvfb", |step| all(env, step, &WEBKIT))
}

/// Finds every program, or installs what is missing, and says where they are.
fn all(env: &mut Env, step: &Step, programs: &[Program]) -> Res<()> {
    let missing = programs.iter().filter(|(name, files, _)| find(env, name, files).is_none());
    let packages: Vec<&str> = missing.map(|(_, _, package)| *package).collect();
    if !packages.is_empty() && env.which("apt-get").is_some() && is_root(env) {
        step.note("installing it");
        apt_install(env, &packages)?;
    }
    for (name, files, package) in programs {
        let program = find(env, name, files).ok_or_else(|| {
            format!(
                "install {}, on PATH or named by {name}; on Debian: apt-get install {package}",
                files.join(" or ")
            )
        })?;
        env.set(name, program);
    }
    Ok(())
}

fn find(env: &Env, name: &str, files: &[&str]) -> Option<PathBuf> {
    named(name).or_else(|| files.iter().find_map(|file| env.which(file)))
}

fn named(name: &str) -> Option<PathBuf> {
    std::env::var_os(name).map(PathBuf::from).filter(|file| file.is_file())
}
