//! `cargo run -p sandbox -- --port 8787`

mod args;

use std::io::Write;
use std::process::ExitCode;

use args::Args;
use sandbox::server;

fn main() -> ExitCode {
    let args = match Args::parse(std::env::args().skip(1)) {
        Ok(Some(args)) => args,
        Ok(None) => {
            println!("{}", args::USAGE);
            return ExitCode::SUCCESS;
        }
        Err(problem) => {
            eprintln!("{problem}\n{}", args::USAGE);
            return ExitCode::from(2);
        }
    };
    match run(&args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("sandbox: {problem}");
            ExitCode::FAILURE
        }
    }
}

fn run(args: &Args) -> std::io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind((args.host.as_str(), args.port)).await?;
        // Whoever started us waits for this one line.
        println!("sandbox listening on http://{}", listener.local_addr()?);
        std::io::stdout().flush()?;
        server::serve(listener, server::Shared::new(args.seed, args.speed)).await
    })
}
