//! The `taiyaku` command; everything is in the library.

use std::process::ExitCode;

/// `convert` makes units in one thread and frees them in another, which costs the reading thread
/// 11 % of its instructions with the C library's allocator (callgrind, glibc 2.36, TMX to TSV).
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    taiyaku::cli::main()
}
