//! `cargo xtask test`: the suites one after another, then a table and one line to go by.

use std::time::{Duration, Instant};

use crate::counts::Counts;
use crate::env::Env;
use crate::run::{Res, say, seconds};
use crate::suites::{SUITES, Suite};
use crate::{demo, package, setup};

struct Row {
    name: &'static str,
    counts: Counts,
    took: Duration,
    /// Why it did not run.
    skipped: Option<&'static str>,
}

/// True when everything that ran passed.
pub fn run(only: Option<&str>, all: bool) -> Res<bool> {
    let wanted: Vec<&Suite> = match only {
        Some(id) => SUITES.iter().filter(|s| s.id == id || s.name == id).collect(),
        None => SUITES.iter().filter(|s| all || !s.slow).collect(),
    };
    if wanted.is_empty() {
        let ids: Vec<&str> = SUITES.iter().map(|s| s.id).collect();
        return Err(format!("no such suite; there are {}", ids.join(", ")));
    }
    let mut rows = Vec::new();
    let needed = |part: &setup::Part| {
        wanted.iter().any(|s| s.parts.contains(part) || (all && s.parts_of_all.contains(part)))
    };
    let parts: Vec<_> = setup::EVERYTHING.into_iter().filter(needed).collect();
    match setup::run(&parts) {
        Ok(env) => run_all(&env, &wanted, all, &mut rows),
        Err(message) => rows.push(broken("setup", &message, Instant::now())),
    }
    Ok(report(&rows))
}

fn run_all(env: &Env, wanted: &[&Suite], all: bool, rows: &mut Vec<Row>) {
    let mut built = true;
    let start = Instant::now();
    if wanted.iter().any(|s| s.needs_build && (s.missing)(env).is_none())
        && let Err(message) = build(env)
    {
        built = false;
        rows.push(broken("build", &message, start));
    }
    for suite in wanted {
        let mut row = Row {
            name: suite.name,
            counts: Counts::default(),
            took: Duration::ZERO,
            skipped: None,
        };
        row.skipped = (suite.missing)(env).or((suite.needs_build && !built).then_some("no build"));
        if let Some(why) = row.skipped {
            say(&format!("test    {:<26} … skipped: {why}\n", suite.name));
            rows.push(row);
            continue;
        }
        // The checks have a line each.
        let one_line = suite.id != "check";
        if one_line {
            say(&format!("test    {:<26} … ", suite.name));
        }
        let start = Instant::now();
        row.counts = (suite.run)(env, all).unwrap_or_else(|message| {
            say(&format!("\n{}\n", message.trim_end()));
            Counts::failed(1)
        });
        row.took = start.elapsed();
        let Counts { passed, failed, .. } = row.counts;
        if one_line {
            // The end of its log stands between the line's start and here.
            if failed > 0 {
                say(&format!("test    {:<26} … ", suite.name));
            }
            say(&format!("{passed} passed, {failed} failed ({})\n", seconds(row.took)));
        }
        rows.push(row);
    }
}

fn build(env: &Env) -> Res<()> {
    package::build(env)?;
    demo::build(env)
}

fn broken(name: &'static str, message: &str, start: Instant) -> Row {
    say(&format!("\n{}\n\n", message.trim_end()));
    Row { name, counts: Counts::failed(1), took: start.elapsed(), skipped: None }
}

fn report(rows: &[Row]) -> bool {
    let mut sum = Counts::default();
    say(&format!(
        "\n{:<20} {:>7} {:>7} {:>8} {:>8}\n",
        "suite", "passed", "failed", "skipped", "s"
    ));
    for row in rows {
        let Counts { passed, failed, skipped } = row.counts;
        let took = row.took.as_secs_f64();
        say(&format!("{:<20} {passed:>7} {failed:>7} {skipped:>8} {took:>8.1}", row.name));
        say(&row.skipped.map_or("\n".into(), |why| format!("  skipped: {why}\n")));
        sum.add(row.counts);
    }
    say(&format!("\n{} passed, {} failed\n", sum.passed, sum.failed));
    sum.failed == 0 && sum.passed > 0
}
