//! Writes the files of the contract; `--check` only looks, and names those that are stale.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let done = match args.as_slice() {
        [] => write(),
        ["--check"] => check(),
        _ => Err("usage: contract [--check]".into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here)
}

fn write() -> Result<(), String> {
    for (name, text) in contract::files() {
        fs::write(root().join(name), &text).map_err(|e| format!("{name}: {e}"))?;
        println!("{name}: {} lines", text.lines().count());
    }
    Ok(())
}

fn check() -> Result<(), String> {
    let stale: Vec<&str> = contract::files()
        .into_iter()
        .filter(|(name, text)| fs::read_to_string(root().join(name)).ok().as_ref() != Some(text))
        .map(|(name, _)| name)
        .collect();
    if stale.is_empty() {
        return Ok(());
    }
    Err(format!("stale: {}; run {}", stale.join(", "), contract::COMMAND))
}
