//! The `taiyaku` command; everything is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    taiyaku::cli::main()
}
