//! Words in katakana: where they stand, and what their spellings have in common.

use crate::model::Span;
use crate::text::fold::Folded;
use crate::text::kana::is_katakana;
use crate::text::tokens::Token;

use super::paired::{Pair, Paired};

/// Shorter katakana words are a letter away from too many others.
pub(super) const MIN_KANA: usize = 3;

/// A word of the Japanese that may be a name.
#[derive(Clone, Debug)]
pub(super) struct Written {
    /// Folded.
    pub form: String,
    pub span: Span,
    pub bead: usize,
}

/// The runs of katakana in a bead.
pub(super) fn katakana_words(paired: &Paired<'_>, pair: &Pair) -> Vec<Written> {
    let japanese = paired.japanese();
    let mut words = Vec::new();
    for sentence in japanese.sentences().get(pair.japanese.clone()).unwrap_or_default() {
        let mut rest = sentence.tokens.as_slice();
        while let Some(first) = rest.first() {
            let run = katakana_run(rest, &|span| japanese.text(span));
            if let Some(last) = run.checked_sub(1).and_then(|last| rest.get(last)) {
                let span = Span::new(first.span.start, last.span.end);
                let form = Folded::new(japanese.text(span)).text().to_owned();
                if form.chars().count() >= MIN_KANA {
                    words.push(Written { form, span, bead: pair.bead });
                }
            }
            rest = rest.get(run.max(1)..).unwrap_or_default();
        }
    }
    words
}

/// How many of the tokens make one run of katakana.
pub(super) fn katakana_run<'t>(tokens: &[Token], text: &impl Fn(Span) -> &'t str) -> usize {
    let mut end = None;
    tokens
        .iter()
        .take_while(|token| {
            let joined = end.is_none_or(|end| end == token.span.start);
            end = Some(token.span.end);
            // Most words are told by their first letter, in whatever width or square.
            let text = text(token.span);
            let may_be = text.starts_with(|c| {
                is_katakana(c) || matches!(c, '\u{32d0}'..='\u{33ff}' | '\u{ff00}'..='\u{ffff}')
            });
            joined && may_be && Folded::new(text).text().chars().all(is_katakana)
        })
        .count()
}

/// What the spellings of a foreign word have in common; none for words too short to tell.
pub(super) fn katakana_key(form: &str) -> Option<String> {
    /// Of shorter words a long vowel makes another: ビル and ビール, スパ and スーパー.
    const MIN_CHARS: usize = 3;
    let mut key = form.to_owned();
    let has_variants = form.contains(['ヴ', 'ァ', 'ィ', 'ェ', 'ォ', 'イ', 'ュ']);
    for (spelling, usual) in [
        ("ヴァ", "バ"),
        ("ヴィ", "ビ"),
        ("ヴェ", "ベ"),
        ("ヴォ", "ボ"),
        ("ヴ", "ブ"),
        ("ウィ", "ウイ"),
        ("ウェ", "ウエ"),
        ("ウォ", "ウオ"),
        ("フェイ", "フェー"),
        ("ェイ", "ェー"),
        ("レイ", "レー"),
        ("メイ", "メー"),
        ("ゲイ", "ゲー"),
        ("セイ", "セー"),
        ("デイ", "デー"),
        ("ティ", "チ"),
        ("ディ", "ジ"),
        ("デュ", "ジュ"),
        ("ツァ", "ツア"),
        ("ァ", "ア"),
        ("ィ", "イ"),
        ("ェ", "エ"),
        ("ォ", "オ"),
    ]
    .into_iter()
    .filter(|_| has_variants)
    {
        key = key.replace(spelling, usual);
    }
    let short = key.trim_end_matches('ー');
    (short.chars().count() >= MIN_CHARS).then(|| short.to_owned())
}
