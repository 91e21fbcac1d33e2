//! Work in pieces that others may share out.

use std::sync::OnceLock;

/// Calls a job once for each number below a count, in any order and on any threads, and comes
/// back when all are done. The library starts no threads; who calls it may.
pub type Spread<'a> = &'a dyn Fn(usize, &(dyn Fn(usize) + Sync));

pub use crate::text::words::Join;

/// One after the other, on the thread that asks.
pub fn in_turn(jobs: usize, job: &(dyn Fn(usize) + Sync)) {
    (0..jobs).for_each(job);
}

/// The results of `job` for each number below `jobs`, in order, whoever works on which.
pub fn collect<T: Send + Sync>(
    spread: Spread,
    jobs: usize,
    job: impl Fn(usize) -> T + Sync,
) -> Vec<T> {
    let results: Vec<OnceLock<T>> = (0..jobs).map(|_| OnceLock::new()).collect();
    spread(jobs, &|number| {
        if let Some(result) = results.get(number) {
            // Each number comes once; a second result would be the same.
            let _ = result.set(job(number));
        }
    });
    results.into_iter().filter_map(OnceLock::into_inner).collect()
}
