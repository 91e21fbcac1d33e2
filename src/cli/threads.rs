//! Work shared out over threads.

use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicUsize, Ordering};

/// How many threads to work with: as the user says, else one for each processor.
pub(super) fn count(wanted: Option<NonZeroUsize>) -> usize {
    let available = || std::thread::available_parallelism().map_or(1, NonZeroUsize::get);
    wanted.map_or_else(available, NonZeroUsize::get)
}

/// How many threads the user says.
pub(super) fn wanted(text: &str) -> Result<NonZeroUsize, &'static str> {
    text.parse().map_err(|_| "expected a number, at least 1")
}

/// Calls both, at the same time if there are threads.
pub(super) fn join(
    threads: usize,
    one: &mut (dyn FnMut() + Send),
    other: &mut (dyn FnMut() + Send),
) {
    if threads < 2 {
        one();
        other();
        return;
    }
    std::thread::scope(|scope| {
        scope.spawn(one);
        other();
    });
}

/// Calls `job` once for each number below `jobs`, on up to `threads` threads.
pub(super) fn spread(threads: usize, jobs: usize, job: &(dyn Fn(usize) + Sync)) {
    let next = AtomicUsize::new(0);
    let work = || {
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number >= jobs {
                break;
            }
            job(number);
        }
    };
    // A panic of a worker comes out of the scope, when the others are done.
    std::thread::scope(|scope| {
        for _ in 1..threads.min(jobs) {
            scope.spawn(work);
        }
        work();
    });
}
