//! English ordinals and parts: third, “a third of”, a quarter, “half a million”.

use super::super::collect::Reading;
use super::super::digits::{char_before, digit};
use super::super::en_numeral::{lookup, next_word, word_at};
use super::super::en_words::Word;
use super::super::{Kind, Value};
use super::{Scanner, is_one_of};
use crate::model::Span;

impl Scanner<'_> {
    /// An ordinal word: third, “a third of”.
    pub fn ordinal(&mut self, start: usize, n: u64) -> usize {
        let word = word_at(self.text, start);
        let end = start + word.len();
        let article = self.previous(start);
        let of = next_word(self.text, end).is_some_and(|(_, word)| word == "of");
        if is_one_of(article, &["a", "an"]) {
            if n > 2
                && of
                && let Some(value) = Value::ratio(1, n.into())
            {
                let from = start - 1 - article.len();
                self.push(Reading::new(Span::new(from, end), value, Kind::Cardinal));
                return end;
            }
            let reading = Reading::new(Span::new(start, end), Value::whole(n), Kind::Ordinal);
            self.push(reading.doubtful(n == 2));
            return end;
        }
        let is_time = n == 2
            && (is_one_of(article, &["per", "one", "each", "every"])
                || char_before(self.text, start.saturating_sub(1))
                    .is_some_and(|c| digit(c).is_some()));
        if is_time {
            return end;
        }
        let idle = n == 1
            && (is_one_of(article, &["at"])
                || self.after(end).starts_with(',')
                || self.after(end).starts_with(" of all"))
            || self.after(end).starts_with("-hand");
        let reading = Reading::new(Span::new(start, end), Value::whole(n), Kind::Ordinal);
        self.push_day(reading.doubtful(idle));
        end
    }

    /// “a quarter”, “a quarter of”.
    pub fn part(&mut self, span: Span, n: u64) -> usize {
        let article = self.previous(span.start);
        let of = next_word(self.text, span.end).is_some_and(|(_, word)| word == "of");
        if is_one_of(article, &["a"])
            && let Some(value) = Value::ratio(1, n.into())
        {
            let from = span.start - 1 - article.len();
            let reading = Reading::new(Span::new(from, span.end), value, Kind::Cardinal);
            self.push(reading.doubtful(!of));
        }
        span.end
    }

    /// half, “half a million”, “half past three”.
    pub fn half(&mut self, span: Span) -> usize {
        let mut at = span.end;
        if let Some((start, word)) = next_word(self.text, at) {
            if word == "past" {
                self.push(Reading::new(span, Value::whole(30), Kind::Minute));
                return at;
            }
            if word == "a" || word == "an" {
                at = start + word.len();
            }
        }
        if let Some((start, word)) = next_word(self.text, at)
            && let Some(Word::Scale(n)) = lookup(word)
            && let Some(value) = Value::whole(n).times(Value::HALF)
        {
            let reading =
                Reading::new(Span::new(span.start, start + word.len()), value, Kind::Cardinal);
            return self.with_unit(reading, true);
        }
        if let Some((start, word)) = next_word(self.text, at)
            && word == "dozen"
        {
            let span = Span::new(span.start, start + word.len());
            self.push(Reading::new(span, Value::whole(6), Kind::Cardinal));
            return span.end;
        }
        let idle = is_one_of(
            self.previous(span.start),
            &["first", "second", "other", "better", "latter", "former"],
        );
        self.push(Reading::new(span, Value::HALF, Kind::Cardinal).doubtful(idle));
        span.end
    }
}
