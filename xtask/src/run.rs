//! Running commands: output goes to a log, the screen gets one line with the time it took.

use std::cell::RefCell;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// Errors are messages for the person at the terminal: nothing here is handled by kind.
pub type Res<T> = Result<T, String>;

/// `cargo xtask env` is read by a shell's `eval`: everything else it says goes to stderr.
static TO_STDERR: AtomicBool = AtomicBool::new(false);

pub fn talk_on_stderr() {
    TO_STDERR.store(true, Ordering::Relaxed);
}

pub fn say(text: &str) {
    // A reader that went away (`| head`) is no reason to stop working.
    let _ = if TO_STDERR.load(Ordering::Relaxed) {
        let mut out = io::stderr();
        out.write_all(text.as_bytes()).and_then(|()| out.flush())
    } else {
        let mut out = io::stdout();
        out.write_all(text.as_bytes()).and_then(|()| out.flush())
    };
}

/// What a running step may add to its line.
#[derive(Default)]
pub struct Step {
    result: RefCell<Option<String>>,
}

impl Step {
    /// Says why this one is slow, while it is: `… compiling, about 2 minutes …`.
    pub fn note(&self, text: &str) {
        say(&format!("{text} … "));
    }

    /// The word at the line's end, instead of `ok`.
    pub fn result(&self, text: impl Into<String>) {
        *self.result.borrow_mut() = Some(text.into());
    }
}

/// Prints `setup   wasm32 std … ok (0.2 s)` around `work`.
pub fn step<T>(group: &str, what: &str, work: impl FnOnce(&Step) -> Res<T>) -> Res<T> {
    say(&format!("{group:<7} {what:<26} … "));
    let start = Instant::now();
    let step = Step::default();
    let out = work(&step);
    let word = match &out {
        Ok(_) => step.result.take().unwrap_or_else(|| "ok".into()),
        Err(_) => "failed".into(),
    };
    say(&format!("{word} ({})\n", seconds(start.elapsed())));
    out
}

pub fn seconds(d: Duration) -> String {
    format!("{:.1} s", d.as_secs_f64())
}

/// How a logged command ended: `Ok(status)` also when it failed, `Err` when it could not be run
/// or had to be stopped.
pub fn logged(cmd: &mut Command, log: &Path, limit: Duration) -> Res<ExitStatus> {
    let mut file = create(log)?;
    let _ = writeln!(file, "$ {}", shown(cmd));
    let copy = file.try_clone().map_err(|e| format!("{}: {e}", log.display()))?;
    cmd.stdin(Stdio::null()).stdout(file).stderr(copy);
    let mut child = cmd.spawn().map_err(|e| format!("cannot run {}: {e}", shown(cmd)))?;
    wait(&mut child, limit).map_err(|e| format!("{}: {e}\n{}", shown(cmd), tail(log, 40)))
}

/// As `logged`; a failure brings the end of the log with it.
pub fn quiet(cmd: &mut Command, log: &Path, limit: Duration) -> Res<()> {
    let status = logged(cmd, log, limit)?;
    if status.success() {
        return Ok(());
    }
    Err(format!(
        "{} failed ({status}). The end of {}:\n{}",
        shown(cmd),
        log.display(),
        tail(log, 60)
    ))
}

/// For what takes long and says what it does: it goes to the screen, and ends with Ctrl-C. False
/// when it failed.
pub fn watched(cmd: &mut Command) -> Res<bool> {
    let status = cmd.stdin(Stdio::null()).status();
    status.map(|s| s.success()).map_err(|e| format!("cannot run {}: {e}", shown(cmd)))
}

/// What a short command prints, or an error with what it said instead.
pub fn output(cmd: &mut Command) -> Res<String> {
    let out = cmd.stdin(Stdio::null()).output();
    let out = out.map_err(|e| format!("cannot run {}: {e}", shown(cmd)))?;
    if out.status.success() {
        return Ok(String::from_utf8_lossy(&out.stdout).trim().to_owned());
    }
    Err(format!("{} failed: {}", shown(cmd), String::from_utf8_lossy(&out.stderr).trim()))
}

fn wait(child: &mut Child, limit: Duration) -> Res<ExitStatus> {
    let start = Instant::now();
    loop {
        if let Some(status) = child.try_wait().map_err(|e| e.to_string())? {
            return Ok(status);
        }
        if start.elapsed() > limit {
            crate::children::kill_tree(child);
            return Err(format!("stopped: still running after {}", seconds(limit)));
        }
        std::thread::sleep(Duration::from_millis(15));
    }
}

pub fn create(path: &Path) -> Res<File> {
    if let Some(dir) = path.parent() {
        fs::create_dir_all(dir).map_err(|e| format!("{}: {e}", dir.display()))?;
    }
    File::create(path).map_err(|e| format!("{}: {e}", path.display()))
}

pub fn write(path: &Path, text: &str) -> Res<()> {
    create(path)?.write_all(text.as_bytes()).map_err(|e| format!("{}: {e}", path.display()))
}

/// The last lines of a log, indented so that they stand apart from our own.
pub fn tail(log: &Path, lines: usize) -> String {
    let text = fs::read(log).unwrap_or_default();
    let text = String::from_utf8_lossy(&text);
    let all: Vec<&str> = text.lines().collect();
    let mut out = String::new();
    for line in all.iter().skip(all.len().saturating_sub(lines)) {
        let _ = writeln!(out, "    {line}");
    }
    out
}

fn shown(cmd: &Command) -> String {
    let program = Path::new(cmd.get_program()).file_name().unwrap_or_default();
    let mut text = program.to_string_lossy().into_owned();
    for arg in cmd.get_args() {
        let _ = write!(text, " {}", arg.to_string_lossy());
    }
    text
}
