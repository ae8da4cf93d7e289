//! Format, lints, documentation, types and the tree: everything that is judged without running it.

use std::process::Command;
use std::time::Duration;

use crate::counts::Counts;
use crate::env::Env;
use crate::run::{Res, quiet, say, step, tail};
use crate::{bench, contract, docs, runners, tree};

const LIMIT: Duration = Duration::from_secs(20 * 60);

/// The tests have their sandbox's address compiled in; to be checked, they need some address.
const SANDBOX_URL: &str = "http://127.0.0.1:18787";

/// Type-checked where they exist.
const TS_PROJECTS: [&str; 4] = ["pkg-template", "www", "tests", "tests/types"];

/// One line and one count for each check; goes on after a failed one.
pub fn run(env: &Env) -> Counts {
    let mut counts = Counts::default();
    let mut check = |name: &str, work: &dyn Fn() -> Res<()>| match step("check", name, |_| work()) {
        Ok(()) => counts.passed += 1,
        Err(message) => {
            counts.failed += 1;
            say(&format!("{}\n", message.trim_end()));
        }
    };
    let logged = |mut cmd: Command, log: &str| quiet(&mut cmd, &env.log(log), LIMIT);

    // Names, not differences: `check --fix` shows those by making them.
    check("rustfmt", &|| logged(cargo(env, "fmt --all --check -- -l --color never"), "rustfmt"));
    check("clippy", &|| {
        logged(
            cargo(env, "clippy --workspace --all-targets --all-features -- -D warnings"),
            "clippy",
        )
    });
    check("clippy for wasm32", &|| {
        // Not --all-targets: the unit tests compare with native serde.
        let mut cmd = cargo(
            env,
            "clippy --target wasm32-unknown-unknown -p defentry-web -p defentry-testing --lib",
        );
        if !runners::no_crate_tests(env) {
            cmd.args(["--test", "*"]).env("SANDBOX_URL", SANDBOX_URL);
        }
        cmd.args(["--", "-D", "warnings"]);
        logged(cmd, "clippy-wasm")
    });
    for (name, features) in
        [("edge", "--no-default-features --features edge"), ("servers", "--features server")]
    {
        let args = format!(
            "clippy --target wasm32-unknown-unknown -p defentry-web --lib {features} -- -D warnings"
        );
        check(&format!("clippy for {name}"), &|| {
            logged(cargo(env, &args), &format!("clippy-{name}"))
        });
    }
    check("rustdoc", &|| docs::rustdoc(env));
    check("API reference", &|| docs::reference(env));
    for project in TS_PROJECTS {
        if env.root.join(project).join("tsconfig.json").exists() {
            check(&format!("types of {project}"), &|| {
                let mut cmd = env.cmd("tsc");
                cmd.args(["--noEmit", "-p", project]);
                logged(cmd, &format!("tsc-{}", project.replace('/', "-")))
            });
        }
    }
    check("package", &|| {
        let mut cmd = env.cmd("node");
        cmd.arg("release/check.mjs");
        logged(cmd, "release-check")
    });
    check("sizes", &|| bench::sizes(env));
    // Which limits held: those that were agreed upon, or wider ones.
    say(&tail(&env.log("size-gate"), 1));
    check("figures in the README", &|| bench::figures(env));
    check("contract", &|| contract::is_fresh(env));
    check("tree", &|| tree::check(env));
    counts
}

/// What the tools can put right by themselves, before looking again.
pub fn fix(env: &Env) -> Res<()> {
    let fixes = [
        ("clippy --fix", "clippy --fix --workspace --all-targets --allow-dirty --allow-staged"),
        ("rustfmt", "fmt --all"),
    ];
    for (name, args) in fixes {
        step("fix", name, |_| quiet(&mut cargo(env, args), &env.log("fix"), LIMIT))?;
    }
    Ok(())
}

fn cargo(env: &Env, args: &str) -> Command {
    let mut cmd = env.cmd("cargo");
    cmd.args(args.split_whitespace());
    cmd
}
