//! The command line.

pub const USAGE: &str = "\
Usage: sandbox [--port N] [--host H] [--seed N] [--speed N]
  --port N   port to listen on; 0 takes a free one     (8787)
  --host H   address to listen on                      (127.0.0.1)
  --seed N   decides what the brokers find and do      (1)
  --speed N  how fast virtual time runs                (1)";

#[derive(Debug, PartialEq)]
pub struct Args {
    pub port: u16,
    pub host: String,
    pub seed: u64,
    pub speed: f64,
}

impl Args {
    /// `None` when help is asked for.
    pub fn parse(args: impl Iterator<Item = String>) -> Result<Option<Self>, String> {
        let mut parsed = Self { port: 8787, host: "127.0.0.1".to_owned(), seed: 1, speed: 1.0 };
        let mut args = args.peekable();
        while let Some(name) = args.next() {
            if matches!(name.as_str(), "--help" | "-h") {
                return Ok(None);
            }
            // Both `--port 1` and `--port=1`.
            let (name, value) = match name.split_once('=') {
                Some((name, value)) => (name.to_owned(), Some(value.to_owned())),
                None => (name, args.next()),
            };
            let value = value.ok_or_else(|| format!("{name}: a value is missing"))?;
            let bad = || format!("{name}: `{value}` will not do");
            match name.as_str() {
                "--port" => parsed.port = value.parse().map_err(|_| bad())?,
                "--host" => parsed.host = value,
                "--seed" => parsed.seed = value.parse().map_err(|_| bad())?,
                "--speed" => {
                    let speed = value.parse().ok().filter(|speed| (0.0..=1e6).contains(speed));
                    parsed.speed = speed.ok_or_else(bad)?;
                }
                _ => return Err(format!("{name}: unknown")),
            }
        }
        Ok(Some(parsed))
    }
}

#[cfg(test)]
mod tests {
    use super::Args;

    fn parse(line: &str) -> Result<Option<Args>, String> {
        Args::parse(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn reads_the_command_line() {
        let args = parse("--port 0 --speed=50 --seed 7");
        let wanted = Args { port: 0, host: "127.0.0.1".to_owned(), seed: 7, speed: 50.0 };
        assert_eq!(args, Ok(Some(wanted)));
        assert_eq!(parse("--help"), Ok(None));
        for bad in ["--port", "--port x", "--speed -1", "--no 1"] {
            assert!(parse(bad).is_err(), "{bad}");
        }
    }
}
