//! `cargo xtask demo`: the web view against the sandbox, on this machine alone.

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::children::{Server, port_or_any};
use crate::env::Env;
use crate::package;
use crate::run::{Res, output, quiet, say, seconds, step};
use crate::setup::{self, Part};
use crate::stamp::{Stamp, files};

const LIMIT: Duration = Duration::from_secs(20 * 60);
pub const SANDBOX: &str = "target/debug/sandbox";
const EDGE: &str = "edge-worker";
const STATIC: &str = "target/static";
const SCREENS: &str = "target/screens";

/// `edge`: a worker holds the client secret and issues the codes.
pub fn run(headless: bool, edge: bool) -> Res<bool> {
    let start = Instant::now();
    let mut parts = vec![Part::WasmStd, Part::Tools, Part::Npm];
    if headless {
        parts.push(Part::Browser);
    }
    let mut env = setup::run(&parts)?;
    package::build(&env)?;
    build(&env)?;

    let port = |preferred| if headless { "0".into() } else { port_or_any(preferred) };
    let log = env.log("sandbox");
    let sandbox = Server::start(&env, &[SANDBOX, "--port", &port(8787)], &log)?;
    let edge = if edge { Some(start_edge(&mut env, &port(8788), &sandbox.url)?) } else { None };
    let port = port(5173);
    let mut args = vec!["node", "www/server.mjs", "--port", &port, "--sandbox", &sandbox.url];
    if let Some(edge) = &edge {
        args.extend(["--edge", &edge.url]);
    }
    let mut www = Server::start(&env, &args, &env.log("www"))?;
    if headless {
        return journey(&env, &www.url, &sandbox.url, start);
    }
    say(&format!("\n    open      {}\n    sandbox   {}\n", www.url, sandbox.url));
    if let Some(edge) = &edge {
        let log = env.log(EDGE);
        say(&format!("    worker    {}, its log {}\n", edge.url, log.display()));
    }
    say("    stop      Ctrl-C\n\n");
    www.wait().map(|()| true)
}

/// The worker, and what it shares with the partner's server: the key of the sessions, by the
/// environment, for everybody may read what a process was started with.
fn start_edge(env: &mut Env, port: &str, sandbox: &str) -> Res<Server> {
    let key = "require('node:crypto').randomBytes(32).toString('base64url')";
    let key = output(env.cmd("node").args(["-p", key]))?;
    env.set("SESSION_KEY", key);
    env.set("EDGE_LOG", env.log(EDGE));
    let args = ["node", "www/edge.mjs", "--port", port, "--sandbox", sandbox];
    Server::start(env, &args, &env.log(EDGE))
}

/// A folder for any static host: the web view, with the gateway in it.
pub fn write_static() -> Res<bool> {
    let env = setup::run(&[Part::WasmStd, Part::Tools, Part::Npm])?;
    package::build(&env)?;
    let out = env.root.join(STATIC);
    step("build", "web view without a server", |_| {
        let mut cmd = env.cmd("vite");
        cmd.args(["build", "www", "--mode", "static", "--emptyOutDir", "--outDir"]).arg(&out);
        quiet(&mut cmd, &env.log("www-static"), LIMIT)
    })?;
    let bytes: u64 =
        files(&out).iter().filter_map(|file| file.metadata().ok()).map(|m| m.len()).sum();
    say(&format!("\n{STATIC}: {} KB, for any static host, at any path\n", bytes / 1000));
    Ok(true)
}

fn journey(env: &Env, www: &str, sandbox: &str, start: Instant) -> Res<bool> {
    let screens = env.root.join(SCREENS);
    let _ = fs::remove_dir_all(&screens);
    fs::create_dir_all(&screens).map_err(|e| format!("{}: {e}", screens.display()))?;
    let log = env.log("demo");
    let done = step("demo", "the journey, headless", |_| {
        let mut cmd = env.cmd("node");
        cmd.arg("tests/e2e/demo.mjs").env("WEB_URL", www).env("SANDBOX_URL", sandbox);
        tell_where(env, &mut cmd);
        quiet(&mut cmd, &log, LIMIT)
    });
    if let Err(message) = &done {
        say(&format!("{message}\n"));
    }
    let taken = files(&screens);
    for file in &taken {
        say(&format!("    {}\n", file.strip_prefix(&env.root).unwrap_or(file).display()));
    }
    let (passed, failed) = if done.is_ok() { (1, 0) } else { (0, 1) };
    let took = seconds(start.elapsed());
    say(&format!("\n{} screenshots, demo done in {took}\n", taken.len()));
    say(&format!("{passed} passed, {failed} failed\n"));
    Ok(failed == 0)
}

/// The web view and the sandbox.
pub fn build(env: &Env) -> Res<()> {
    step("build", "web view", |step| {
        let dist = env.root.join("www/dist/index.html");
        let stamp = Stamp::new(env.root.join("target/stamps/www"))
            .inputs(&env.root, &["www", "target/stamps/package", "package-lock.json"]);
        if stamp.fresh(&[&dist]) {
            step.result("unchanged");
            return Ok(());
        }
        quiet(env.cmd("vite").args(["build", "www"]), &env.log("www-build"), LIMIT)?;
        stamp.save()
    })?;
    step("build", "sandbox", |_| build_sandbox(env))
}

pub fn build_sandbox(env: &Env) -> Res<()> {
    let mut cmd = env.cmd("cargo");
    quiet(cmd.args(["build", "-p", "sandbox"]), &env.log("sandbox-build"), LIMIT)
}

/// Where the pieces are, for the scripts in tests/. CHROMIUM is in the environment already.
pub fn tell_where(env: &Env, cmd: &mut Command) {
    let at = |path: &str| -> PathBuf { env.root.join(path) };
    cmd.env("SANDBOX_BIN", at(SANDBOX)).env("CONSUMER", at("target/consumer"));
    cmd.env("SCREENS", at(SCREENS));
}
