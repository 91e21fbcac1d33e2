//! Renderings that are none, since what was taken for usual is not.

use super::english::is_kin;
use super::model::Model;
use super::units::{Corpus, Lesson, Recurring};
use super::usual::Usual;
use super::vocabulary::English;
use super::{Rendering, Sureness, Use};

/// Takes a rendering that the dictionary knows for no other one where it stands beside the usual words
/// in most of their beads, too: what was taken for usual (converted) is then said of the term (a try).
pub(super) fn drop_companions(
    corpus: &Corpus,
    model: &Model,
    (term, usual): (&Recurring, &Usual),
    uses: &mut [Use],
) {
    let lessons = || term.lessons.iter().filter_map(|&number| corpus.lessons.get(number));
    let with_usual: Vec<&Lesson> = lessons()
        .zip(uses.iter())
        .filter(|(_, used)| matches!(used.rendering, Rendering::Usual(_)))
        .map(|(lesson, _)| lesson)
        .collect();
    for (lesson, used) in lessons().zip(uses) {
        let Rendering::Other(span, Sureness::Known) = used.rendering else { continue };
        let is_own = |word: &&English| {
            span.start <= word.span.start
                && word.span.end <= span.end
                && !word.is_grammar
                && !usual.stems.contains(&word.stem)
                && model.known(term.unit, word.stem) > 0.0
        };
        let own: Vec<&English> = lesson.english.iter().filter(is_own).collect();
        let has_own = |lesson: &&&Lesson| {
            let is_form = |word: &English| {
                own.iter().any(|own| own.stem == word.stem || is_kin(own.word(), word.word()))
            };
            // A fishway is a form of the fish in fish ladder, but that is usual itself.
            let others = || lesson.english.iter().filter(|word| !usual.stems.contains(&word.stem));
            others().any(is_form)
        };
        if !own.is_empty() && with_usual.iter().filter(has_own).count() * 2 >= with_usual.len() {
            used.rendering = Rendering::Unsaid;
        }
    }
}
