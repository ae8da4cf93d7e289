//! Chromium and its driver, for the crate's tests and the journey.

use std::path::PathBuf;

use super::debian::{apt_install, is_root};
use crate::env::Env;
use crate::run::{Res, step};

const BROWSERS: [&str; 4] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

pub fn run(env: &mut Env) -> Res<()> {
    step("setup", "Chromium and chromedriver", |step| {
        let found = match find(env) {
            Some(found) => Some(found),
            None if env.which("apt-get").is_some() && is_root(env) => {
                step.note("installing them");
                apt_install(env, &["chromium", "chromium-driver"])?;
                find(env)
            }
            None => None,
        };
        let (browser, driver) = found.ok_or(
            "install Chromium (or Chrome) and the chromedriver of its version, on PATH or named \
             by CHROMIUM and CHROMEDRIVER; on Debian: apt-get install chromium chromium-driver",
        )?;
        env.set("CHROMIUM", browser);
        env.set("CHROMEDRIVER", driver);
        Ok(())
    })
}

fn find(env: &Env) -> Option<(PathBuf, PathBuf)> {
    let named = |name| std::env::var_os(name).map(PathBuf::from).filter(|p| p.is_file());
    let browser = named("CHROMIUM").or_else(|| BROWSERS.iter().find_map(|name| env.which(name)))?;
    let driver = named("CHROMEDRIVER").or_else(|| env.which("chromedriver"))?;
    Some((browser, driver))
}
