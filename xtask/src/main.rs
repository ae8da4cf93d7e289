//! The project's one tool: `cargo xtask <command>`. See `USAGE`.

mod bench;
mod check;
mod children;
mod contract;
mod counts;
mod demo;
mod docs;
mod env;
mod package;
mod release;
mod run;
mod runners;
mod setup;
mod stamp;
mod suites;
mod test;
mod tree;

use std::process::ExitCode;
use std::time::Instant;

use run::{Res, say, seconds};
use setup::Part;

const USAGE: &str = "\
cargo xtask <command>        (each sets up what it needs first)

  setup                      everything this machine lacks: wasm32 std, tools, npm, Chromium
  build                      the wasm, the npm package, and its install in www/
  demo                       the web view against the sandbox, at a URL, until Ctrl-C
  demo --edge                the same, with the codes issued by examples/edge-worker in workerd
  demo [--edge] --headless   drives the journey itself and leaves screenshots
  demo --static              a folder for any static host: the gateway is in the page
  test [--all]               every suite, then a table; --all adds the slow ones
  test --only <suite>        one of: native, chromium, package, edge, packaging, types, journey, all,
                             bench, check
  bench [--quick]            size and speed beside other clients, into bench/results; --quick only
                             shows that all of it works
  bench --only <part,…>      some of: size, decode, cold, load, calls, watching, native
  check [--fix]              format, lints, docs, types, tree
  docs                       rustdoc, and the API reference of the npm package
  openapi [--check]          docs/openapi.json and its pages, from the route table
  release --dry-run          all of a release but the publishing: RELEASING.md
  env                        for a shell: eval \"$(cargo xtask env)\"
";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let start = Instant::now();
    let done = match args.as_slice() {
        ["setup"] => setup::run(&setup::ALL).map(|_| finished("setup", start)),
        ["build"] => build().map(|()| finished("build", start)),
        ["demo"] => demo::run(false, false),
        ["demo", "--edge"] => demo::run(false, true),
        ["demo", "--headless"] => demo::run(true, false),
        ["demo", "--edge", "--headless"] | ["demo", "--headless", "--edge"] => {
            demo::run(true, true)
        }
        ["demo", "--static"] => demo::write_static(),
        ["test"] => test::run(None, false),
        ["test", "--all"] => test::run(None, true),
        ["test", "--only", suite] => test::run(Some(suite), true),
        ["bench", rest @ ..] => bench::run(rest),
        ["check"] => check(false),
        ["check", "--fix"] => check(true),
        ["docs"] => documents().map(|()| finished("docs", start)),
        ["openapi"] => openapi(contract::write),
        ["openapi", "--check"] => openapi(contract::check),
        ["release", "--dry-run"] => release::dry_run(),
        ["env"] => print_env(),
        ["help" | "--help" | "-h"] => {
            say(USAGE);
            Ok(true)
        }
        _ => {
            eprint!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        // What failed has been said where it failed.
        Ok(false) => ExitCode::FAILURE,
        Err(message) => {
            eprintln!("\n{}", message.trim_end());
            ExitCode::FAILURE
        }
    }
}

fn finished(what: &str, start: Instant) -> bool {
    say(&format!("{what} done in {}\n", seconds(start.elapsed())));
    true
}

fn build() -> Res<()> {
    let env = setup::run(&[Part::WasmStd, Part::Tools, Part::Npm])?;
    package::build(&env)
}

fn check(fix: bool) -> Res<bool> {
    let env = setup::run(&[Part::WasmStd, Part::Tools, Part::Npm])?;
    if fix {
        check::fix(&env)?;
    }
    // The web view's types come from the installed package. The other checks do without it.
    let built = package::build(&env).inspect_err(|message| say(&format!("{message}\n")));
    let mut counts = check::run(&env);
    counts.failed += u32::from(built.is_err());
    say(&format!("\n{} passed, {} failed\n", counts.passed, counts.failed));
    Ok(counts.failed == 0)
}

fn documents() -> Res<()> {
    let env = setup::run(&[Part::WasmStd, Part::Tools, Part::Npm])?;
    package::build(&env)?;
    docs::run(&env)
}

fn openapi(work: fn(&env::Env) -> Res<()>) -> Res<bool> {
    let env = setup::run(&[Part::WasmStd])?;
    work(&env).map(|()| true)
}

fn print_env() -> Res<bool> {
    run::talk_on_stderr();
    let env = setup::run(&setup::ALL)?;
    // Single quotes, closed and reopened around a quote: the shell must take it as it is.
    let path = env.path().to_string_lossy().replace('\'', "'\\''");
    println!("unset RUSTUP_TOOLCHAIN\nexport PATH='{path}'");
    Ok(true)
}
