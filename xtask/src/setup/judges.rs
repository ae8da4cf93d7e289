//! The outside judges of `test --all`: schemathesis in a Python of its own, and Prism.

use std::fs;
use std::path::Path;

use super::LIMIT;
use super::debian::{apt_install, is_root};
use super::npm::own;
use crate::env::Env;
use crate::run::{Res, Step, output, quiet, step};
use crate::stamp::Stamp;

const REQUIREMENTS: &str = "tests/judges/requirements.txt";
const NO_PYTHON: &str = "schemathesis needs Python 3.11 or newer, with venv and pip; on Debian: \
                         apt-get install python3 python3-venv";

pub fn run(env: &mut Env) -> Res<()> {
    let file = env.root.join(REQUIREMENTS);
    let text = fs::read_to_string(&file).map_err(|e| format!("{}: {e}", file.display()))?;
    let version = pinned(&text).ok_or(format!("{REQUIREMENTS} pins no schemathesis"))?.to_owned();
    step("setup", &format!("schemathesis {version}"), |step| schemathesis(env, step, &version))?;
    step("setup", "Prism", |step| own(env, step, "tests/judges", ".bin/prism"))
}

fn schemathesis(env: &mut Env, step: &Step, version: &str) -> Res<()> {
    let venv = env.tools.join(format!("schemathesis-{version}"));
    let program = venv.join("bin/schemathesis");
    // Inside, so that deleting the directory deletes the stamp.
    let stamp = Stamp::new(venv.join(".xtask-stamp")).input(&env.root.join(REQUIREMENTS));
    // Asked, too: a venv dies with the Python that it was made from.
    let works = |program: &Path| {
        let said = output(env.cmd(&program.to_string_lossy()).arg("--version"));
        said.is_ok_and(|said| said.ends_with(version))
    };
    if !stamp.fresh(&[&program]) || !works(&program) {
        if !has_python(env) && env.which("apt-get").is_some() && is_root(env) {
            step.note("installing Python");
            apt_install(env, &["python3", "python3-venv"])?;
        }
        if !has_python(env) {
            return Err(NO_PYTHON.into());
        }
        step.note("installing it");
        let mut make = env.cmd("python3");
        quiet(make.args(["-m", "venv", "--clear"]).arg(&venv), &env.log("venv"), LIMIT)?;
        let mut pip = env.cmd(&venv.join("bin/python3").to_string_lossy());
        pip.args(["-m", "pip", "install", "--require-hashes", "--no-input", "-r", REQUIREMENTS]);
        quiet(&mut pip, &env.log("pip"), LIMIT)?;
        stamp.save()?;
    }
    env.set("SCHEMATHESIS", program);
    Ok(())
}

/// Recent enough, and whole: Debian packages parts of the standard library by themselves.
fn has_python(env: &Env) -> bool {
    let probe = "import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))";
    output(env.cmd("python3").args(["-c", probe])).is_ok()
}

fn pinned(requirements: &str) -> Option<&str> {
    let line = requirements.lines().find_map(|line| line.strip_prefix("schemathesis=="))?;
    line.split_whitespace().next()
}

#[cfg(test)]
mod tests {
    use super::pinned;

    #[test]
    fn reads_the_pinned_version_and_no_comment() {
        let text =
            "# echo schemathesis==X\nrich==15.0.0 \\\nschemathesis==4.32.5 \\\n    --hash=a\n";
        assert_eq!(pinned(text), Some("4.32.5"));
        assert_eq!(pinned("rich==15.0.0\n"), None);
    }
}
