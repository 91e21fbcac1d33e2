//! Exact numbers, without signs.

use std::cmp::Ordering;
use std::fmt;

/// A number of at least zero, exactly: a fraction in lowest terms.
///
/// Fractions hold decimals (3.5 = 7/2), parts (三分の二 = 2/3) and percentages
/// (30 % = 3/10) alike, so that equal amounts are equal values however they were written.
/// The numerator is at most 10^24 and the denominator at most 10^12; an operation that
/// would leave these bounds gives `None` rather than a wrong number.
///
/// ```
/// use taiyaku::text::numbers::Value;
/// let half = Value::ratio(50, 100).unwrap();
/// assert_eq!(Value::ratio(1, 2), Some(half));
/// assert_eq!(half.to_string(), "0.5");
/// assert_eq!(Value::ratio(2, 6).unwrap().to_string(), "1/3");
/// assert_eq!(Value::ratio(1, 0), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Value {
    numerator: u128,
    denominator: u128,
}

/// The largest numerator: 京 goes to 10^20, and products of two values stay within `u128`.
const MAX_NUMERATOR: u128 = 10u128.pow(24);
/// The largest denominator: twelve decimals.
const MAX_DENOMINATOR: u128 = 10u128.pow(12);

impl Value {
    /// Zero.
    pub const ZERO: Self = Self { numerator: 0, denominator: 1 };
    /// One.
    pub const ONE: Self = Self { numerator: 1, denominator: 1 };
    /// One half.
    pub const HALF: Self = Self { numerator: 1, denominator: 2 };

    /// The whole number `n`.
    #[must_use]
    pub const fn whole(n: u64) -> Self {
        Self { numerator: n as u128, denominator: 1 }
    }

    /// `numerator / denominator`; `None` for a zero denominator or beyond the bounds.
    #[must_use]
    pub fn ratio(numerator: u128, denominator: u128) -> Option<Self> {
        if denominator == 0 {
            return None;
        }
        let divisor = gcd(numerator, denominator);
        let reduced = Self { numerator: numerator / divisor, denominator: denominator / divisor };
        (reduced.numerator <= MAX_NUMERATOR && reduced.denominator <= MAX_DENOMINATOR)
            .then_some(reduced)
    }

    /// `self + other`, within the bounds.
    #[must_use]
    pub fn plus(self, other: Self) -> Option<Self> {
        let left = self.numerator.checked_mul(other.denominator)?;
        let right = other.numerator.checked_mul(self.denominator)?;
        let denominator = self.denominator.checked_mul(other.denominator)?;
        Self::ratio(left.checked_add(right)?, denominator)
    }

    /// `self × other`, within the bounds.
    #[must_use]
    pub fn times(self, other: Self) -> Option<Self> {
        let numerator = self.numerator.checked_mul(other.numerator)?;
        let denominator = self.denominator.checked_mul(other.denominator)?;
        Self::ratio(numerator, denominator)
    }

    /// `self ÷ other`; `None` when `other` is zero or the result leaves the bounds.
    #[must_use]
    pub fn over(self, other: Self) -> Option<Self> {
        let numerator = self.numerator.checked_mul(other.denominator)?;
        let denominator = self.denominator.checked_mul(other.numerator)?;
        Self::ratio(numerator, denominator)
    }

    /// The whole number it is, if it is one and fits.
    ///
    /// ```
    /// use taiyaku::text::numbers::Value;
    /// assert_eq!(Value::whole(12).to_whole(), Some(12));
    /// assert_eq!(Value::HALF.to_whole(), None);
    /// ```
    #[must_use]
    pub fn to_whole(self) -> Option<u64> {
        if self.denominator == 1 { u64::try_from(self.numerator).ok() } else { None }
    }

    /// What whoever rounds it may write: to each number of digits from two up, to the nearest and down,
    /// but for the number itself. None for a number that has no third digit. O(digits).
    ///
    /// ```
    /// use taiyaku::text::numbers::Value;
    /// let rounded: Vec<_> = Value::whole(12_360).rounded().filter_map(Value::to_whole).collect();
    /// assert_eq!(rounded, [12_300, 12_400, 12_000]);
    /// assert_eq!(Value::whole(99).rounded().count(), 0);
    /// ```
    pub fn rounded(self) -> impl Iterator<Item = Self> {
        let Self { numerator, denominator } = self;
        let whole = numerator / denominator;
        let steps = std::iter::successors(Some(1_u128), |step| step.checked_mul(10));
        steps.take_while(move |step| whole / step >= 10).flat_map(move |step| {
            let down = whole / step * step;
            // Twice the rest is as much as a step, or more: MAX_NUMERATOR leaves room for it.
            let is_nearer = 2 * (numerator - down * denominator) >= step * denominator;
            let nearest = if is_nearer { down + step } else { down };
            let is_other = move |value: &Self| *value != self;
            let both = [Some(down), (nearest != down).then_some(nearest)];
            both.into_iter()
                .flatten()
                .map(|n| Self { numerator: n, denominator: 1 })
                .filter(is_other)
        })
    }
}

impl Ord for Value {
    fn cmp(&self, other: &Self) -> Ordering {
        // 10^24 × 10^12 < 2^128: the products cannot overflow.
        (self.numerator * other.denominator).cmp(&(other.numerator * self.denominator))
    }
}

impl PartialOrd for Value {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Value {
    /// A decimal where it is finite, else a fraction.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_endless() {
            return write!(f, "{}/{}", self.numerator, self.denominator);
        }
        write!(f, "{}", self.numerator / self.denominator)?;
        let mut rest = self.numerator % self.denominator;
        if rest > 0 {
            f.write_str(".")?;
        }
        while rest > 0 {
            rest *= 10;
            write!(f, "{}", rest / self.denominator)?;
            rest %= self.denominator;
        }
        Ok(())
    }
}

impl Value {
    /// Whether its decimals never end: the denominator has a prime factor beside 2 and 5.
    fn is_endless(self) -> bool {
        let mut rest = self.denominator;
        for prime in [2, 5] {
            while rest.is_multiple_of(prime) {
                rest /= prime;
            }
        }
        rest != 1
    }
}

fn gcd(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a.max(1)
}
