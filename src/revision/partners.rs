//! Pairs of sentences, wherever they stand, of which one was surely made from the other.
//!
//! Rare words lead from each old sentence to candidates (an inverted index); the candidates are
//! compared whole. Time O(sentences · words · [`MAX_SENTENCES`]), memory O(words).

use super::likeness::{Item, Vocabulary};

/// A word in more sentences than this leads to none of them.
const MAX_SENTENCES: usize = 16;
/// The candidates, those with the most rare words in common, that are compared whole.
const CANDIDATES: usize = 4;

/// Two sentences that are each other's likeliest partner.
#[derive(Clone, Copy, Debug)]
pub(super) struct Partners {
    /// Index of the old item.
    pub old: usize,
    /// Index of the new item.
    pub new: usize,
    /// How much they share, 0 to 1.
    pub dice: f64,
    /// What they share, in nats.
    pub nats: f64,
    /// How much either shares with its second likeliest partner.
    pub second: f64,
}

/// Best and second best.
#[derive(Clone, Copy, Default)]
struct Best {
    partner: Option<usize>,
    nats: f64,
    first: f64,
    second: f64,
}

impl Best {
    fn see(&mut self, partner: usize, (nats, dice): (f64, f64)) {
        if dice > self.first {
            *self = Self { partner: Some(partner), nats, first: dice, second: self.first };
        } else if dice > self.second {
            self.second = dice;
        }
    }
}

/// The pairs of items that prefer each other, in the old order.
pub(super) fn partners(vocabulary: &Vocabulary, olds: &[Item], news: &[Item]) -> Vec<Partners> {
    let mut index: Vec<Vec<usize>> = vec![Vec::new(); vocabulary.len()];
    for (number, item) in news.iter().enumerate() {
        for word in distinct(&item.bag) {
            if let Some(items) = index.get_mut(word as usize) {
                items.push(number);
            }
        }
    }
    let mut shared = vec![0.0_f64; news.len()];
    let mut touched = Vec::new();
    let mut of_old = vec![Best::default(); olds.len()];
    let mut of_new = vec![Best::default(); news.len()];
    for ((number, old), best) in olds.iter().enumerate().zip(&mut of_old) {
        for word in distinct(&old.bag).filter(|&word| vocabulary.is_content(word)) {
            let items = index.get(word as usize).map_or(&[][..], Vec::as_slice);
            if items.len() > MAX_SENTENCES {
                continue;
            }
            let weight = -vocabulary.background(word).ln();
            for &new in items {
                let Some(sum) = shared.get_mut(new) else { continue };
                if *sum == 0.0 {
                    touched.push(new);
                }
                *sum += weight;
            }
        }
        let mut candidates: Vec<(f64, usize)> = touched
            .drain(..)
            .map(|new| (shared.get_mut(new).map_or(0.0, std::mem::take), new))
            .collect();
        candidates.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        for &(_, new) in candidates.iter().take(CANDIDATES) {
            let Some(item) = news.get(new) else { continue };
            let shared = vocabulary.shared(&old.bag, &item.bag);
            best.see(new, shared);
            if let Some(best) = of_new.get_mut(new) {
                best.see(number, shared);
            }
        }
    }
    let mutual = of_old.iter().enumerate().filter_map(|(old, best)| {
        let new = best.partner?;
        let back = of_new.get(new).filter(|back| back.partner == Some(old))?;
        let second = best.second.max(back.second);
        Some(Partners { old, new, dice: best.first, nats: best.nats, second })
    });
    mutual.collect()
}

/// The different words of a bag, which ascends.
fn distinct(bag: &[u32]) -> impl Iterator<Item = u32> {
    bag.chunk_by(|a, b| a == b).filter_map(|same| same.first().copied())
}
