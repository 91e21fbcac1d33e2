//! Work shared out over threads.

use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, Receiver};
use std::thread::JoinHandle;

use super::Error;

/// So many items, or so many bytes of them, go from thread to thread at once: handing them over
/// then costs little beside making them, and they are still in the cache.
const BATCH: (usize, usize) = (128, 128 * 1024);

/// How many threads to work with: as the user says, else one for each processor.
pub(super) fn count(wanted: Option<NonZeroUsize>) -> usize {
    let available = || std::thread::available_parallelism().map_or(1, NonZeroUsize::get);
    wanted.map_or_else(available, NonZeroUsize::get)
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

/// Items that a thread of its own makes, up to three batches ahead of whoever takes them.
pub(super) struct Ahead<T> {
    batches: Receiver<Result<Vec<T>, Error>>,
    batch: std::vec::IntoIter<T>,
    maker: Option<JoinHandle<()>>,
}

impl<T: Send + 'static> Ahead<T> {
    /// Begins to make items, of so many bytes each.
    ///
    /// # Errors
    /// Those of `begin`.
    pub(super) fn begin<I: Iterator<Item = T>>(
        begin: impl FnOnce() -> Result<I, Error> + Send + 'static,
        bytes: fn(&T) -> usize,
    ) -> Result<Self, Error> {
        let (sender, batches) = mpsc::sync_channel(1);
        let maker = std::thread::spawn(move || {
            let (mut items, error) = match begin() {
                Ok(items) => (Some(items), None),
                Err(error) => (None, Some(Err(error))),
            };
            let batches = std::iter::from_fn(|| next_batch(items.as_mut()?, bytes).map(Ok));
            // Whoever takes the items may have had enough.
            let _ = error.into_iter().chain(batches).try_for_each(|batch| sender.send(batch));
        });
        let mut ahead = Self { batches, batch: Vec::new().into_iter(), maker: Some(maker) };
        ahead.receive()?;
        Ok(ahead)
    }

    /// Waits for the next batch; `false` if there is none.
    fn receive(&mut self) -> Result<bool, Error> {
        if let Ok(batch) = self.batches.recv() {
            self.batch = batch?.into_iter();
            return Ok(true);
        }
        // A maker that panicked is no end: what it did not make would be missing in silence.
        if let Some(Err(panic)) = self.maker.take().map(JoinHandle::join) {
            std::panic::resume_unwind(panic);
        }
        Ok(false)
    }
}

impl<T: Send + 'static> Iterator for Ahead<T> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        loop {
            if let Some(item) = self.batch.next() {
                return Some(item);
            }
            // After the first batch there are no errors.
            if !matches!(self.receive(), Ok(true)) {
                return None;
            }
        }
    }
}

fn next_batch<T>(items: &mut impl Iterator<Item = T>, bytes: fn(&T) -> usize) -> Option<Vec<T>> {
    let (most, most_bytes) = BATCH;
    let (mut batch, mut sum) = (Vec::with_capacity(most), 0);
    while batch.len() < most && sum < most_bytes {
        let Some(item) = items.next() else { break };
        sum += bytes(&item);
        batch.push(item);
    }
    (!batch.is_empty()).then_some(batch)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_come_in_order_and_to_the_end() {
        for count in [0, 1, 128, 129, 1000] {
            let items = Ahead::begin(move || Ok(0..count), |_| 1).unwrap();
            assert!(items.eq(0..count), "{count}");
        }
        // Heavy ones go one by one.
        let items = Ahead::begin(|| Ok(0..10), |_| usize::MAX).unwrap();
        assert_eq!(items.take(3).collect::<Vec<_>>(), [0, 1, 2]);
    }

    #[test]
    fn what_cannot_begin_is_an_error() {
        let begun = Ahead::begin(|| Err::<std::ops::Range<u8>, _>(Error::Usage("x".into())), |_| 1);
        assert!(matches!(begun.map(Iterator::count), Err(Error::Usage(_))));
    }

    #[test]
    #[should_panic(expected = "in the middle")]
    fn a_panic_is_not_the_end() {
        let items = (0..200).inspect(|item| assert!(*item < 140, "in the middle"));
        let ahead = Ahead::begin(|| Ok(items), |_| 1).unwrap();
        assert_eq!(ahead.count(), 200);
    }
}
