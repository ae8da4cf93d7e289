//! How many tests ran, read from what the runners print.

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub passed: u32,
    pub failed: u32,
    pub skipped: u32,
}

impl Counts {
    pub fn failed(failed: u32) -> Self {
        Self { failed, ..Self::default() }
    }

    pub fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

/// The `test result: ok. 3 passed; 0 failed; 1 ignored; …` lines of cargo and wasm-bindgen-test:
/// one for each binary.
pub fn of_cargo(log: &str) -> Counts {
    let mut all = Counts::default();
    for (_, line) in log.lines().filter_map(|l| l.split_once("test result: ")) {
        let line = line.replace("ok.", "").replace("FAILED.", "");
        for item in line.split(';') {
            let mut words = item.split_whitespace();
            let number = words.next().and_then(|n| n.parse().ok()).unwrap_or(0);
            match words.next() {
                Some("passed") => all.passed += number,
                Some("failed") => all.failed += number,
                Some("ignored") => all.skipped += number,
                _ => {}
            }
        }
    }
    all
}

/// The summary of `node --test`: `ℹ pass 3`, or `# pass 3` from its TAP reporter.
pub fn of_node(log: &str) -> Counts {
    let mut all = Counts::default();
    for line in log.lines() {
        let Some(rest) = line.strip_prefix("ℹ ").or_else(|| line.strip_prefix("# ")) else {
            continue;
        };
        let Some((word, number)) = rest.split_once(' ') else { continue };
        let Ok(number) = number.trim().parse::<u32>() else { continue };
        match word {
            "pass" => all.passed += number,
            "fail" | "cancelled" => all.failed += number,
            "skipped" | "todo" => all.skipped += number,
            _ => {}
        }
    }
    all
}

/// The last line of our own runners: `4 passed, 1 failed`.
pub fn of_last_line(log: &str) -> Counts {
    let line = log.lines().rev().find(|line| line.contains(" passed, ")).unwrap_or_default();
    let number = |word: &str| {
        let before = line.split_once(word)?.0.trim_end();
        before.rsplit(' ').next()?.parse().ok()
    };
    let count = |word| number(word).unwrap_or(0);
    Counts { passed: count("passed"), failed: count("failed"), skipped: 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adds_up_the_binaries_of_cargo() {
        let log = "\
running 3 tests
test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s
test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 filtered out; finished in 0.12s
";
        assert_eq!(of_cargo(log), Counts { passed: 4, failed: 2, skipped: 1 });
    }

    #[test]
    fn reads_the_last_line_of_a_runner_of_ours() {
        let log = "passed  esbuild\n3 passed, 0 failed\n\nin all: 4 passed, 12 failed\n";
        assert_eq!(of_last_line(log), Counts { passed: 4, failed: 12, skipped: 0 });
        assert_eq!(of_last_line("it died"), Counts::default());
    }

    #[test]
    fn reads_both_summaries_of_node() {
        let spec = "ℹ tests 6\nℹ pass 3\nℹ fail 1\nℹ cancelled 1\nℹ skipped 1\nℹ todo 0\n";
        assert_eq!(of_node(spec), Counts { passed: 3, failed: 2, skipped: 1 });
        let tap = "# tests 2\n# pass 2\n# fail 0\n# cancelled 0\n";
        assert_eq!(of_node(tap), Counts { passed: 2, failed: 0, skipped: 0 });
    }
}
