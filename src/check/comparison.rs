//! Which numbers of a bead translate each other.
//!
//! The three rules on numbers share one comparison of a bead ([`compare`]): each looks at the
//! part of it that is its own.

mod equal;
mod product;
mod said;
mod seen;
mod sum;
mod swap;

use self::equal::is_equal;
use self::product::products;
use self::said::{Parts, is_composed, is_written, said_in_japanese, said_otherwise};
use self::seen::Seen;
use self::sum::{Whole, singles, sums};
use self::swap::{is_lone_swap, is_swap};
use super::analysis::Analysis;
use super::paired::{Pair, Paired};
use super::quantity::{Quantity, quantities};

/// A number that stands for another: the source says `japanese`, the other side `english`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Swapped {
    pub japanese: Quantity,
    pub english: Quantity,
}

/// How the numbers of a bead compare.
#[derive(Clone, Debug, Default)]
pub(super) struct Comparison {
    /// Numbers of equal value.
    pub equal: Vec<Swapped>,
    /// Numbers that ought to be equal and are not.
    pub swapped: Vec<Swapped>,
    /// Japanese numbers that the English lacks.
    pub japanese_only: Vec<Quantity>,
    /// English numbers that the Japanese lacks.
    pub english_only: Vec<Quantity>,
}

/// How far two numbers of a bead that translate each other may be apart, counted in numbers.
const NEAR: usize = 50;

/// Those of `all` that may translate the number at `at` of the other side.
fn near<T>(all: &mut [T], at: usize) -> impl Iterator<Item = &mut T> {
    let end = all.len().min(at + NEAR);
    all.get_mut(at.saturating_sub(NEAR).min(end)..end).unwrap_or_default().iter_mut()
}

/// Compares the numbers of a bead. O(numbers), with a factor for those that stand near each other.
pub(super) fn compare(paired: &Paired<'_>, pair: &Pair) -> Comparison {
    let (ja, en) = (paired.japanese(), paired.english());
    let japanese = quantities(ja, pair.japanese.clone());
    let english = quantities(en, pair.english.clone());
    if japanese.is_empty() && english.is_empty() {
        return Comparison::default();
    }
    let mut taken = vec![false; english.len()];
    let mut matched = vec![false; japanese.len()];
    let mut comparison = Comparison {
        equal: take_sums((ja, &japanese, &mut matched), (en, &english, &mut taken)),
        ..Comparison::default()
    };
    let mut free: Vec<(&Quantity, &mut bool)> = english.iter().zip(&mut taken).collect();
    // The likest first.
    for most in 0..=MOST_UNLIKE {
        let left = japanese.iter().zip(&mut matched).enumerate();
        for (at, (j, matched)) in left.filter(|(_, (_, matched))| !**matched) {
            let mut free = near(&mut free, at).filter(|(_, taken)| !**taken);
            if let Some((e, taken)) = free.find(|(e, _)| is_equal(j, e) && unlikeness(j, e) <= most)
            {
                (**taken, *matched) = (true, true);
                comparison.equal.push(Swapped { japanese: *j, english: **e });
            }
        }
    }
    let (in_ja, in_en) =
        (Seen::new(ja, pair.japanese.clone()), Seen::new(en, pair.english.clone()));
    let (of_ja, of_en) = (Parts::new(&japanese), Parts::new(&english));
    let has_equal = |all: &[Quantity], at: usize, is_equal: &dyn Fn(&Quantity) -> bool| {
        let end = all.len().min(at + NEAR);
        all.get(at.saturating_sub(NEAR).min(end)..end).unwrap_or_default().iter().any(is_equal)
    };
    let left: Vec<(usize, Quantity, Said)> = unpaired(&japanese, &matched)
        .map(|(at, j)| {
            let sure = has_equal(&english, at, &|e| is_equal(j, e)) || is_written(j, ja, &in_en);
            let loose = is_composed(at, &of_ja, &of_en) || said_otherwise(j, &in_en);
            (at, *j, Said::new(sure, loose))
        })
        .collect();
    let rest: Vec<(usize, Quantity, Said)> = unpaired(&english, &taken)
        .map(|(at, e)| {
            let sure = has_equal(&japanese, at, &|j| is_equal(j, e)) || is_written(e, en, &in_ja);
            let loose = is_composed(at, &of_en, &of_ja) || said_in_japanese(e, &in_ja);
            (at, *e, Said::new(sure, loose))
        })
        .collect();
    pair_off(&left, &rest, &mut comparison);
    comparison
}

/// The numbers that are not paired, each with its place.
fn unpaired<'q>(
    all: &'q [Quantity],
    paired: &[bool],
) -> impl Iterator<Item = (usize, &'q Quantity)> {
    let all = all.iter().zip(paired).enumerate();
    all.filter(|(_, (_, paired))| !**paired).map(|(at, (it, _))| (at, it))
}

/// Tells of the numbers that no equal one is paired with which stand for which, and which are alone.
fn pair_off(
    left: &[(usize, Quantity, Said)],
    rest: &[(usize, Quantity, Said)],
    comparison: &mut Comparison,
) {
    let unsaid = |all: &[(usize, Quantity, Said)]| {
        all.iter().filter(|(_, it, said)| !it.idle && *said != Said::Surely).count()
    };
    let are_alone = unsaid(left) == 1 && unsaid(rest) == 1;
    let mut used = vec![false; rest.len()];
    for (place, j, j_said) in left {
        let may_be_meant = |((_, e, e_said), used): &(&(usize, Quantity, Said), &bool)| {
            let is_open = *j_said == Said::Not || *e_said == Said::Not;
            let is_sure = *j_said == Said::Surely || *e_said == Said::Surely;
            let is_swapped = is_open && is_swap(j, e);
            let is_lone = are_alone && !is_sure && is_lone_swap((j, e), is_open);
            !**used && !j.idle && !e.idle && (is_swapped || is_lone)
        };
        // Of several the likest: 48 months are rather “49 months” than the “1 month” of another sum.
        let digits = |it: &Quantity| it.number.value.to_string();
        let from = rest.partition_point(|(at, ..)| at + NEAR < *place);
        let places = rest.iter().zip(&used).enumerate().skip(from).take(2 * NEAR);
        let unlike =
            |(_, e, _): &(usize, Quantity, Said)| strsim::levenshtein(&digits(j), &digits(e));
        let places = places.filter(|(_, it)| may_be_meant(it));
        let other = places.min_by_key(|(_, (e, _))| unlike(e)).map(|(at, _)| at);
        match other.and_then(|at| Some((rest.get(at)?.1, used.get_mut(at)?))) {
            Some((english, used)) => {
                *used = true;
                comparison.swapped.push(Swapped { japanese: *j, english });
            }
            None if *j_said == Said::Not && !j.idle => comparison.japanese_only.push(*j),
            None => {}
        }
    }
    let alone = rest.iter().zip(&used);
    let alone = alone.filter(|((_, e, said), used)| !*used && *said == Said::Not && !e.idle);
    comparison.english_only.extend(alone.map(|((_, e, _), _)| *e));
}

/// Those of some amounts, in order, whose numbers may translate those of another.
fn beside<'w>(all: &'w [Whole], other: &Whole) -> &'w [Whole] {
    let [_, at] = other.places();
    let last = |whole: &Whole| whole.places()[1];
    let from = all.partition_point(|whole| last(whole) + NEAR < at);
    let to = all.partition_point(|whole| last(whole) < at + NEAR);
    all.get(from..to).unwrap_or_default()
}

/// Takes out what one side says in several numbers and the other in as many or in one.
fn take_sums(
    (ja, japanese, matched): (&Analysis<'_>, &[Quantity], &mut [bool]),
    (en, english, taken): (&Analysis<'_>, &[Quantity], &mut [bool]),
) -> Vec<Swapped> {
    let (of_ja, of_en) = (sums(ja, japanese), sums(en, english));
    let parts_of_ja: Vec<Whole> = singles(ja, japanese).collect();
    let parts_of_en: Vec<Whole> = singles(en, english).collect();
    let of_two = of_ja.iter().flat_map(|j| {
        let others = beside(&of_en, j).iter().chain(beside(&parts_of_en, j));
        others.map(move |e| (*j, *e))
    });
    let of_one = of_en.iter().flat_map(|e| beside(&parts_of_ja, e).iter().map(move |j| (*j, *e)));
    let same = of_two.chain(of_one).filter(|(j, e)| j.is(*e));
    let same = same.map(|(j, e)| (j.places(), e.places()));
    let products = products(japanese, (en, english));
    let mut found = Vec::new();
    for (j, e) in same.chain(products.into_iter().map(|(j, e)| (j, [e, e]))) {
        let is_free =
            |taken: &[bool], at: [usize; 2]| at.iter().all(|&at| taken.get(at) == Some(&false));
        let last = japanese.get(j[1]).zip(english.get(e[1]));
        let Some((&of_ja, &of_en)) = last.filter(|_| is_free(matched, j) && is_free(taken, e))
        else {
            continue;
        };
        for (taken, places) in [(&mut *matched, j), (&mut *taken, e)] {
            for at in places {
                if let Some(taken) = taken.get_mut(at) {
                    *taken = true;
                }
            }
        }
        found.push(Swapped { japanese: of_ja, english: of_en });
    }
    found
}

/// What [`unlikeness`] is at most.
const MOST_UNLIKE: usize = 4;

/// How far two numbers that may translate each other are from being the same: in value, kind and unit.
fn unlikeness(j: &Quantity, e: &Quantity) -> usize {
    let same_unit = match (j.unit, e.unit) {
        (Some(u), Some(v)) => u.is_same(v),
        (u, v) => u == v,
    };
    match (j.number.key() == e.number.key(), j.number.kind == e.number.kind) {
        (true, true) => usize::from(!same_unit),
        (true, false) => 2,
        (false, true) => 3,
        (false, false) => MOST_UNLIKE,
    }
}

/// Whether the other side says a number that none of its numbers is paired with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Said {
    Not,
    /// With a word, or with other numbers: “quarter”, “half”.
    Perhaps,
    /// With the number, once more or in another role.
    Surely,
}

impl Said {
    fn new(surely: bool, perhaps: bool) -> Self {
        match (surely, perhaps) {
            (true, _) => Self::Surely,
            (_, true) => Self::Perhaps,
            _ => Self::Not,
        }
    }
}
