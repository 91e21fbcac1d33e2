//! Items that threads of their own make ahead of whoever takes them.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, Sender, SyncSender};
use std::thread::JoinHandle;

use super::Error;

/// So many items, or so many bytes of them, go from thread to thread at once: handing them over
/// then costs little beside making them, and they are still in the cache.
const BATCH: (usize, usize) = (128, 128 * 1024);

/// More workers would wait for whoever takes the items.
const MOST_WORKERS: usize = 4;

/// What items are made of: chunks that any thread can make into items, then one by one.
pub(super) trait Source {
    /// What is made.
    type Item: Send + 'static;
    /// What several items are made of.
    type Chunk: Send + 'static;

    /// The next chunk; `None` if all that is left is to be made one by one.
    fn cut(&mut self) -> Option<Self::Chunk>;

    /// The items of a chunk; `None` if it must go back.
    fn items(chunk: &Self::Chunk) -> Option<Vec<Self::Item>>;

    /// The items of what is left, with chunks that go back before it.
    fn rest(self, left: Vec<Self::Chunk>) -> impl Iterator<Item = Self::Item>;

    /// Roughly the bytes of an item.
    fn bytes(item: &Self::Item) -> usize;
}

/// A chunk and what was made of it.
type Made<S> = (<S as Source>::Chunk, Option<Vec<<S as Source>::Item>>);

/// What a worker made, in order, and its thread.
type Worker<S> = (Receiver<Made<S>>, JoinHandle<()>);

/// The items of a source in their order: one thread cuts chunks off and deals them out to workers
/// in turn, then makes the rest itself. Each thread is two chunks or batches ahead at most.
pub(super) struct Ahead<S: Source> {
    batch: std::vec::IntoIter<S::Item>,
    workers: Vec<Worker<S>>,
    /// The worker whose chunk comes next, while there are chunks.
    turn: Option<usize>,
    /// Whether a chunk goes back, so that no more are wanted.
    is_over: Arc<AtomicBool>,
    left: Vec<S::Chunk>,
    /// Takes chunks back, once.
    back: Sender<Vec<S::Chunk>>,
    rest: Receiver<Result<Vec<S::Item>, Error>>,
    maker: Option<JoinHandle<()>>,
}

impl<S: Source + 'static> Ahead<S> {
    /// Begins to make items with so many threads beside the caller's.
    ///
    /// # Errors
    /// Those of `begin`.
    pub(super) fn begin(
        threads: usize,
        begin: impl FnOnce() -> Result<S, Error> + Send + 'static,
    ) -> Result<Self, Error> {
        // With one worker nothing would be made at the same time that is not now.
        let workers = if threads > 1 { threads.min(MOST_WORKERS) } else { 0 };
        let (chunks, workers): (Vec<_>, Vec<_>) = (0..workers).map(|_| worker::<S>()).unzip();
        let (back, returned) = mpsc::channel();
        let (sender, rest) = mpsc::sync_channel(1);
        let is_over = Arc::new(AtomicBool::new(false));
        let stop = Arc::clone(&is_over);
        let maker = std::thread::spawn(move || {
            let mut source = match begin() {
                Ok(source) => source,
                // Whoever takes the items may have had enough, here and below.
                Err(error) => return drop(sender.send(Err(error))),
            };
            for worker in chunks.iter().cycle() {
                let chunk = if stop.load(Ordering::Relaxed) { None } else { source.cut() };
                if chunk.is_none_or(|chunk| worker.send(chunk).is_err()) {
                    break;
                }
            }
            drop(chunks);
            let Ok(left) = returned.recv() else { return };
            let mut items = source.rest(left);
            let batches = std::iter::from_fn(|| next_batch::<S>(&mut items).map(Ok));
            let _ = { batches }.try_for_each(|batch| sender.send(batch));
        });
        let mut ahead = Self {
            batch: Vec::new().into_iter(),
            workers,
            turn: Some(0),
            is_over,
            left: Vec::new(),
            back,
            rest,
            maker: Some(maker),
        };
        ahead.receive()?;
        Ok(ahead)
    }

    /// Waits for the next batch; `false` if there is none.
    fn receive(&mut self) -> Result<bool, Error> {
        while let Some(turn) = self.turn {
            let made = self.workers.get(turn).map(|(made, _)| made.recv());
            let Some(Ok((chunk, items))) = made else {
                // All chunks were made, unless a worker panicked.
                self.turn = None;
                self.workers.drain(..).for_each(|(_, worker)| passed_on(worker));
                let _ = self.back.send(std::mem::take(&mut self.left));
                break;
            };
            self.turn = Some((turn + 1) % self.workers.len());
            match items {
                Some(items) if self.left.is_empty() => {
                    self.batch = items.into_iter();
                    return Ok(true);
                }
                _ => {
                    self.is_over.store(true, Ordering::Relaxed);
                    self.left.push(chunk);
                }
            }
        }
        if let Ok(batch) = self.rest.recv() {
            self.batch = batch?.into_iter();
            return Ok(true);
        }
        self.maker.take().into_iter().for_each(passed_on);
        Ok(false)
    }
}

/// Waits for a thread that ends. One that panicked is no end: what it did not make would be missing
/// in silence.
fn passed_on(thread: JoinHandle<()>) {
    if let Err(panic) = thread.join() {
        std::panic::resume_unwind(panic);
    }
}

/// A thread that makes chunks into items, and what sends them to it.
fn worker<S: Source>() -> (SyncSender<S::Chunk>, Worker<S>) {
    let (sender, chunks) = mpsc::sync_channel::<S::Chunk>(1);
    let (done, made) = mpsc::sync_channel(1);
    let work = move || {
        let mut made = chunks.into_iter().map(|chunk| {
            let items = S::items(&chunk);
            (chunk, items)
        });
        let _ = made.try_for_each(|made| done.send(made));
    };
    (sender, (made, std::thread::spawn(work)))
}

fn next_batch<S: Source>(items: &mut impl Iterator<Item = S::Item>) -> Option<Vec<S::Item>> {
    let (most, most_bytes) = BATCH;
    let (mut batch, mut sum) = (Vec::with_capacity(most), 0);
    while batch.len() < most && sum < most_bytes {
        let Some(item) = items.next() else { break };
        sum += S::bytes(&item);
        batch.push(item);
    }
    (!batch.is_empty()).then_some(batch)
}

impl<S: Source + 'static> Iterator for Ahead<S> {
    type Item = S::Item;

    fn next(&mut self) -> Option<S::Item> {
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

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use super::*;

    /// Numbers, in chunks of ten up to some number; those with one of `bad` go back.
    struct Numbers {
        left: Range<u32>,
        chunks_to: u32,
        bad: u32,
    }

    impl Numbers {
        fn new(count: u32, chunks_to: u32, bad: u32) -> Self {
            Self { left: 0..count, chunks_to, bad }
        }
    }

    impl Source for Numbers {
        type Item = u32;
        type Chunk = (Range<u32>, u32);

        fn cut(&mut self) -> Option<Self::Chunk> {
            let Range { start, end } = self.left;
            let is_cut = start < self.chunks_to.min(end);
            is_cut.then(|| {
                self.left.start = end.min(start + 10);
                (start..self.left.start, self.bad)
            })
        }

        fn items((chunk, bad): &Self::Chunk) -> Option<Vec<u32>> {
            assert!(*bad != u32::MAX || chunk.start < 100, "in a chunk");
            (!chunk.contains(bad)).then(|| chunk.clone().collect())
        }

        fn rest(self, left: Vec<Self::Chunk>) -> impl Iterator<Item = u32> {
            let chunks = left.into_iter().flat_map(|(chunk, _)| chunk);
            let is_sound = move |item: &u32| assert!(self.bad != 140 || *item < 140, "in the rest");
            chunks.chain(self.left).inspect(is_sound)
        }

        fn bytes(item: &u32) -> usize {
            // Heavy ones go one by one.
            if *item < 200 { 1 } else { BATCH.1 }
        }
    }

    const NONE: u32 = 100_000;

    #[test]
    fn items_come_in_order_and_to_the_end() {
        for threads in [1, 2, 3, 9] {
            for count in [0, 1, 10, 128, 129, 1000] {
                for (chunks_to, bad) in [(0, NONE), (60, NONE), (NONE, NONE), (NONE, 55), (50, 0)] {
                    let numbers = Numbers::new(count, chunks_to, bad);
                    let items = Ahead::begin(threads, move || Ok(numbers)).unwrap();
                    assert!(items.eq(0..count), "{threads} {count} {chunks_to} {bad}");
                }
            }
        }
    }

    #[test]
    fn whoever_has_enough_may_leave() {
        let items = Ahead::begin(2, || Ok(Numbers::new(NONE, NONE, NONE))).unwrap();
        assert_eq!(items.take(3).collect::<Vec<_>>(), [0, 1, 2]);
    }

    #[test]
    fn what_cannot_begin_is_an_error() {
        let begun = Ahead::<Numbers>::begin(2, || Err(Error::Usage("x".into())));
        assert!(matches!(begun.map(Iterator::count), Err(Error::Usage(_))));
    }

    #[test]
    #[should_panic(expected = "in the rest")]
    fn a_panic_is_not_the_end() {
        let ahead = Ahead::begin(2, || Ok(Numbers::new(200, 50, 140))).unwrap();
        assert_eq!(ahead.count(), 200);
    }

    #[test]
    #[should_panic(expected = "in a chunk")]
    fn nor_is_one_of_a_worker() {
        let ahead = Ahead::begin(2, || Ok(Numbers::new(200, NONE, u32::MAX))).unwrap();
        assert_eq!(ahead.count(), 200);
    }
}
