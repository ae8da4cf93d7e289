//! Processes that live beside us: servers for the demo and the tests. None may outlive xtask.

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use crate::env::Env;
use crate::run::{Res, create, output, tail};

/// A server that said where it listens; stopped when dropped.
pub struct Server {
    child: Child,
    pub url: String,
}

impl Server {
    /// Starts `args` and waits for its line `… listening on <url>`. The rest goes to the log.
    pub fn start(env: &Env, args: &[&str], log: &Path) -> Res<Self> {
        let mut file = create(log)?;
        let errors = file.try_clone().map_err(|e| e.to_string())?;
        let mut cmd = tied_to_us(env, args);
        cmd.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(errors);
        let mut child = cmd.spawn().map_err(|e| format!("cannot start {}: {e}", args.join(" ")))?;

        let (tell, told) = mpsc::channel();
        let stdout = child.stdout.take().ok_or("no stdout")?;
        thread::spawn(move || {
            // Reads on to the end: a server whose pipe is full would stop answering.
            for line in BufReader::new(stdout).lines().map_while(Result::ok) {
                let _ = writeln!(file, "{line}");
                if let Some((_, url)) = line.split_once(" listening on ") {
                    let _ = tell.send(url.trim().to_owned());
                }
            }
        });
        match told.recv_timeout(Duration::from_secs(30)) {
            Ok(url) => Ok(Self { child, url }),
            Err(_) => {
                kill_tree(&mut child);
                Err(format!("{} did not start:\n{}", args.join(" "), tail(log, 30)))
            }
        }
    }

    /// Blocks until the server ends by itself.
    pub fn wait(&mut self) -> Res<()> {
        let status = self.child.wait().map_err(|e| e.to_string())?;
        Err(format!("the server ended: {status}"))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        kill_tree(&mut self.child);
    }
}

/// Ctrl-C reaches the children anyway (same process group). This is for the day xtask itself is
/// killed: util-linux's setpriv asks the kernel to end the child with its parent.
fn tied_to_us(env: &Env, args: &[&str]) -> Command {
    let (program, rest) = args.split_first().unwrap_or((&"true", &[]));
    let tie = ["--pdeathsig", "TERM", "--"];
    // Asked, not looked up: another setpriv may lack the option.
    let mut cmd = if output(env.cmd("setpriv").args(tie).arg("true")).is_ok() {
        let mut cmd = env.cmd("setpriv");
        cmd.args(tie).arg(program);
        cmd
    } else {
        env.cmd(program)
    };
    cmd.args(rest);
    cmd
}

/// The preferred port when it is free, else 0: any.
pub fn port_or_any(preferred: u16) -> String {
    match TcpListener::bind(("127.0.0.1", preferred)) {
        Ok(_) => preferred.to_string(),
        Err(_) => "0".into(),
    }
}

/// Ends a child and all that it started: a browser under a test runner under npm must not stay.
pub fn kill_tree(child: &mut Child) {
    let mut doomed = vec![child.id()];
    let parents = parents();
    let mut next = 0;
    while let Some(&pid) = doomed.get(next) {
        doomed.extend(parents.iter().filter(|(_, parent)| *parent == pid).map(|(pid, _)| pid));
        next += 1;
    }
    let pids = doomed.iter().skip(1).map(u32::to_string);
    let _ = child.kill();
    let _ = child.wait();
    if doomed.len() > 1 {
        let mut kill = Command::new("kill");
        let _ = kill.arg("-KILL").args(pids).stderr(Stdio::null()).status();
    }
}

/// (pid, parent) of every process; empty where there is no /proc.
fn parents() -> Vec<(u32, u32)> {
    let Ok(dir) = fs::read_dir("/proc") else { return Vec::new() };
    let stat = |path: PathBuf| {
        let pid: u32 = path.file_name()?.to_str()?.parse().ok()?;
        let text = fs::read_to_string(path.join("stat")).ok()?;
        // The name, in brackets, may hold spaces and brackets itself.
        let parent = text.rsplit_once(')')?.1.split_whitespace().nth(1)?.parse().ok()?;
        Some((pid, parent))
    };
    dir.flatten().filter_map(|entry| stat(entry.path())).collect()
}
