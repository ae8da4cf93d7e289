//! The files themselves: nothing in them belongs to one machine, and each ends in a newline.

use std::fs;
use std::path::Path;

use crate::env::Env;
use crate::run::{Res, output};

/// Split in two so that this file is not its own first finding.
const MACHINE_PATHS: [(&str, &str); 4] =
    [("/wo", "rk/"), ("/ro", "ot/"), ("/ho", "me/"), ("/Use", "rs/")];
const REGISTRY_HOSTS: [(&str, &str); 4] = [
    ("registry.", "npmjs.org"),
    ("registry.", "yarnpkg.com"),
    ("index.", "crates.io"),
    ("static.", "crates.io"),
];

/// Tracked files and those that would be on the next `git add`.
pub fn check(env: &Env) -> Res<()> {
    // A checkout that belongs to another user is common in CI, and only read here.
    let mut git = env.cmd("git");
    git.args(["-c", "safe.directory=*", "ls-files", "-z"]);
    let listed = output(git.args(["--cached", "--others", "--exclude-standard"]))?;
    let mut found = Vec::new();
    for name in listed.split('\0').filter(|name| !name.is_empty()) {
        // Binary files say nothing here; a file deleted but not yet committed is not there.
        if let Ok(text) = fs::read_to_string(env.root.join(name)) {
            found.extend(findings(name, &text));
        }
    }
    if found.is_empty() { Ok(()) } else { Err(format!("    {}", found.join("\n    "))) }
}

fn findings(name: &str, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        let mut find = |what: String| found.push(format!("{name}:{number}: {what}"));
        for (head, tail) in MACHINE_PATHS {
            if holds_path(line, &format!("{head}{tail}")) {
                find(format!("a machine's path, {head}{tail}…"));
            }
        }
        for (head, tail) in REGISTRY_HOSTS {
            if line.contains(&format!("{head}{tail}")) {
                find(format!("a registry's host, {head}{tail}"));
            }
        }
        // A lock file written with a mirror would send everyone else to that mirror.
        let is_npm_lock = Path::new(name).ends_with("package-lock.json");
        if is_npm_lock && line.trim_start().starts_with("\"resolved\": \"http") {
            find("a registry's address; .npmrc should keep it out".into());
        }
    }
    if !text.is_empty() && !text.ends_with('\n') {
        found.push(format!("{name}: no newline at the end"));
    }
    found
}

/// The path at a start: the same letters inside a longer path or an address are something else.
fn holds_path(line: &str, path: &str) -> bool {
    line.match_indices(path).any(|(at, _)| {
        let before = line.get(..at).and_then(|s| s.chars().next_back());
        !before.is_some_and(|c| c.is_alphanumeric() || "./_-~}".contains(c))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_paths_hosts_and_missing_newlines() {
        let path = ["see /ho", "me/someone/x\n"].concat();
        let host = ["https://registry.", "npmjs.org/x\n"].concat();
        let resolved = "  \"resolved\": \"https://mirror/x.tgz\",\n";
        assert_eq!(findings("a.md", &path).len(), 1);
        assert_eq!(findings("a.md", &host).len(), 1);
        assert_eq!(findings("package-lock.json", resolved).len(), 1);
        assert_eq!(findings("a.md", "no newline").len(), 1);
    }

    #[test]
    fn leaves_addresses_and_relative_paths_alone() {
        let url = ["https://example.test/wo", "rk/1\n"].concat();
        assert!(findings("a.md", &url).is_empty());
        assert!(findings("a.md", "").is_empty());
    }
}
