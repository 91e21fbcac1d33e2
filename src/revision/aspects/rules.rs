//! The rules for kinds of changes, for people.

use crate::model::Aspect;

/// A rule, for people.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// What it is called.
    pub aspect: Aspect,
    /// When it fits.
    pub when: &'static str,
    /// Marks that it fits.
    pub example: &'static str,
}

/// All rules, in the order in which they are tried.
pub const RULES: [Rule; 10] = [
    Rule {
        aspect: Aspect::Order,
        when: "A sentence stands elsewhere; or the words deleted at one place of a sentence are \
               those inserted at another.",
        example: "[-Yesterday,-] it rained {+yesterday+}",
    },
    Rule {
        aspect: Aspect::Markup,
        when: "What Markdown says beside its words: the box of a task was ticked or emptied; a link \
               came or went; one, or an image or a label of links (`[label]: target`), has another \
               target; emphasis, or the mark of code, came or went.",
        example: "[-[ ]-]{+[x]+} Buy an umbrella",
    },
    Rule {
        aspect: Aspect::Typography,
        when: "Both sides are the same when curly quotation marks are made straight, dashes \
               alike (a hyphen that is spaced or between figures, too), an ellipsis three dots, \
               full-width letters and digits the usual ones, and \
               spaces beside them are left out; or quotation marks, square brackets, commas and \
               stops of another style. Hidden unless asked for.",
        example: "[-\"rain\"-]{+“rain”+}",
    },
    Rule {
        aspect: Aspect::Number,
        when: "Both sides touch numbers, dates, amounts or versions, and their values differ, as \
               those of two that change places do. Signs, fractions, Roman numerals and vague \
               numbers (数十) count. $98,000 and 98 thousand dollars are one value.",
        example: "$[-89,000-]{+98,000+}",
    },
    Rule {
        aspect: Aspect::Terminology,
        when: "Either side touches a form that the glossary has; or the same words are exchanged \
               for the same others in two places at least, and these are no forms of one word and no \
               words of grammar.",
        example: "[-coin-]{+token+}",
    },
    Rule {
        aspect: Aspect::Name,
        when: "English: every word on both sides begins with a capital, though no sentence does \
               there and it is no title. Japanese: every word is a name in the dictionary, or \
               unknown to it on one side. Before a colon that begins a sentence one name is \
               enough.",
        example: "[-Skreli-]{+Shkreli+}",
    },
    Rule {
        aspect: Aspect::Spelling,
        when: "The same letters but for case, hyphens, apostrophes, spaces and the dots of \
               abbreviations; or \
               one word of at least four letters for another with a different stem that is one \
               edit away (two from eight letters on); British and American spellings; a number, a \
               time of day or a date that is written otherwise, in words or in figures; in \
               Japanese, words that are read alike, and the spellings of katakana (ヴァ and バ, ィ \
               and イ).",
        example: "[-co-founder-]{+cofounder+}, [-出来る-]{+できる+}",
    },
    Rule {
        aspect: Aspect::Punctuation,
        when: "Nothing but stops, commas, brackets, quotation marks or dashes came, went or was \
               exchanged for others; the capital behind a stop belongs to it.",
        example: "It rained{+,+} and we stayed at home",
    },
    Rule {
        aspect: Aspect::Content,
        when: "At least three words that carry meaning came or went, or took the place of far \
               fewer; whole sentences that were inserted or deleted.",
        example: "It rained{+, and all of the boats stayed in the harbour+}.",
    },
    Rule {
        aspect: Aspect::Wording,
        when: "Any other mark.",
        example: "It was [-reckoned-]{+counted+}",
    },
];
