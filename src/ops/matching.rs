//! One way of comparing words for all exact tools: what counts as the same, and how far a misreading may go.
//!
//! Words are compared without case, accents and punctuation. Beyond that a match may be *visual* (letters and digits
//! that recognition mixes up, such as `0` and `O`, count as one) or *tolerant* (Levenshtein distance of at most one
//! in five letters). Numbers are never tolerated, and of codes only what looks alike: `12` is not `13`, and
//! `gate B6` is not `gate B8`.

use unicode_normalization::char::decompose_canonical;

pub(super) use crate::facts::wording::shortened;

/// Longest phrase, in letters, that is looked for tolerantly; longer ones must match visually.
const TOLERANT_LETTERS: usize = 80;

/// A word of a text: how it is compared, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// Lower case, without accents and inner apostrophes.
    pub(super) norm: String,
    /// First byte in the text.
    pub(super) start: usize,
    /// Byte after the last one.
    pub(super) end: usize,
}

/// How good a match is; the smaller the better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Quality {
    /// The same words.
    Words,
    /// The same words but for singular and plural.
    Plural,
    /// The same letters, with spaces elsewhere or inside a longer word.
    Letters,
    /// The same but for letters and digits that look alike.
    Visual,
    /// A few letters differ.
    Tolerant,
}

/// Where a phrase stands in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    /// How good the match is.
    pub(super) quality: Quality,
    /// Index of the first word that takes part.
    pub(super) first: usize,
    /// Index after the last word that takes part.
    pub(super) end: usize,
}

/// The words of a text in the form they are compared in.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut current: Option<Word> = None;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let inner_apostrophe = matches!(c, '\'' | '’' | '`')
            && current.is_some()
            && chars.peek().is_some_and(|(_, next)| next.is_alphabetic());
        if inner_apostrophe || is_combining(c) {
            continue;
        }
        if c.is_alphanumeric() {
            let word = current.get_or_insert_with(|| Word { norm: String::new(), start: at, end: at });
            fold(c, &mut word.norm);
            word.end = at + c.len_utf8();
        } else if let Some(word) = current.take() {
            words.push(word);
        }
    }
    words.extend(current);
    words
}

/// A text in the form it is compared in: its words with single spaces.
pub(super) fn normalize(text: &str) -> String {
    let words: Vec<String> = words(text).into_iter().map(|word| word.norm).collect();
    words.join(" ")
}

/// Whether two texts hold the same words.
pub(super) fn same_words(a: &str, b: &str) -> bool {
    let (a_words, b_words) = (normalize(a), normalize(b));
    // Signs alone (`%`, `?`) have no words; they are the same only when they are written the same.
    if a_words.is_empty() && b_words.is_empty() { a.trim() == b.trim() } else { a_words == b_words }
}

/// The best match of a phrase in the words of a text, the first of the equally good ones.
pub(super) fn find(text: &[Word], phrase: &[Word]) -> Option<Found> {
    if phrase.is_empty() || text.is_empty() {
        return None;
    }
    find_sequence(text, phrase, Quality::Words, str::to_owned)
        .or_else(|| find_sequence(text, phrase, Quality::Plural, singular))
        .or_else(|| find_letters(text, phrase, Quality::Letters, str::to_owned))
        .or_else(|| find_sequence(text, phrase, Quality::Visual, visual))
        .or_else(|| find_letters(text, phrase, Quality::Visual, visual))
        .or_else(|| find_tolerant(text, phrase))
}

/// How well a phrase that is looked for matches in a text, and where: its first byte, and the byte after its last.
pub(crate) fn place(text: &str, phrase: &str) -> Option<(Quality, [usize; 2])> {
    let text = words(text);
    let found = find(&text, &words(phrase))?;
    Some((found.quality, [text[found.first].start, text[found.end - 1].end]))
}

/// How often a phrase stands in a text, whole words only.
pub(super) fn occurrences(text: &[Word], phrase: &[Word]) -> usize {
    if phrase.is_empty() {
        return 0;
    }
    let mut found = 0;
    let mut at = 0;
    while at + phrase.len() <= text.len() {
        if text[at..at + phrase.len()].iter().zip(phrase).all(|(a, b)| a.norm == b.norm) {
            found += 1;
            at += phrase.len();
        } else {
            at += 1;
        }
    }
    found
}

/// Days and months as they are written short, from three letters on.
const DAYS_AND_MONTHS: [&str; 19] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The full name of a day or month that is written short, in lower case.
pub(crate) fn day_or_month(word: &str) -> Option<&'static str> {
    DAYS_AND_MONTHS.into_iter().find(|full| word.len() >= 3 && full.starts_with(word))
}

/// A word in a form that its plural has as well (`box` for `boxes`, `cooky` for `cookie`), days and months in full; good
/// for comparing, not for showing.
pub(super) fn singular(word: &str) -> String {
    if let Some(full) = day_or_month(word) {
        return full.to_owned();
    }
    let is_plural = word.len() > 3 && !word.ends_with("ss") && !word.ends_with("us");
    let stem = if is_plural { word.strip_suffix('s').unwrap_or(word) } else { word };
    // `quizzes` doubles the `z` of `quiz`.
    if let Some(start) = stem.strip_suffix("zz").or_else(|| stem.strip_suffix("zze")) {
        return format!("{start}z");
    }
    let Some(short) = stem.strip_suffix('e') else { return stem.to_owned() };
    if let Some(start) = short.strip_suffix('i').filter(|start| start.len() > 1) {
        return format!("{start}y");
    }
    // These take `es`; so do `tomato` and `bus`, but `house` has its `e` of its own, and `use` is no `us`.
    let takes_es = ["ss", "x", "ch", "sh", "o", "us", "tz"].iter().any(|ending| short.ends_with(ending));
    let is_word = short.chars().count() > 2 && !short.ends_with("ous");
    (if short == "gas" || (takes_es && is_word) { short } else { stem }).to_owned()
}

/// The texts most like a wrong one, for error messages: at most six, shortened, in backticks.
pub(super) fn listing<'a>(wrong: &str, texts: impl Iterator<Item = &'a str>) -> String {
    let wrong = normalize(wrong);
    let mut scored: Vec<(f64, usize, &str)> = Vec::new();
    for (at, text) in texts.map(str::trim).filter(|text| !text.is_empty()).take(2000).enumerate() {
        if !scored.iter().any(|(_, _, seen)| *seen == text) {
            scored.push((strsim::jaro_winkler(&wrong, &normalize(&shortened(text, 80))), at, text));
        }
    }
    // Those that are like it come first; the others keep the order in which they are read.
    scored.sort_by(|a, b| {
        let near = |score: f64| if score > 0.7 { score } else { 0.0 };
        near(b.0).total_cmp(&near(a.0)).then(a.1.cmp(&b.1))
    });
    let shown: Vec<String> = scored.iter().take(6).map(|(_, _, text)| format!("`{}`", shortened(text, 40))).collect();
    shown.join(", ")
}

/// Looks for the words of the phrase one after the other, each in the same form.
fn find_sequence(text: &[Word], phrase: &[Word], quality: Quality, form: fn(&str) -> String) -> Option<Found> {
    let formed = |words: &[Word]| words.iter().map(|word| form(&word.norm)).collect::<Vec<_>>();
    let phrase = formed(phrase);
    let at = formed(text).windows(phrase.len()).position(|window| window == phrase)?;
    Some(Found { quality, first: at, end: at + phrase.len() })
}

/// Looks for the letters of the phrase with the spaces left out, beginning or ending where a word does.
fn find_letters(text: &[Word], phrase_words: &[Word], quality: Quality, form: fn(&str) -> String) -> Option<Found> {
    let phrase: String = phrase_words.iter().map(|word| form(&word.norm)).collect();
    let letters = phrase.chars().count();
    // Scripts that are written without spaces give one long word, so that any place in it will do.
    let spaceless = phrase.chars().any(|c| c >= '\u{2e80}');
    if letters < 4 && !spaceless {
        return None;
    }
    let mut joined = String::new();
    let mut starts = Vec::with_capacity(text.len() + 1);
    for word in text {
        starts.push(joined.len());
        joined.push_str(&form(&word.norm));
    }
    starts.push(joined.len());
    let numeric = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    // Only the visual form hides that digits go on.
    let is_code = quality == Quality::Visual && phrase_words.iter().any(|word| holds_digit(&word.norm));
    for (at, _) in joined.match_indices(&phrase) {
        let end = at + phrase.len();
        let (begins, ends) = (starts.binary_search(&at).is_ok(), starts.binary_search(&end).is_ok());
        // `12` does not stand in `120`: a number must not go on.
        let bytes = joined.as_bytes();
        let goes_on = (!begins && numeric(at.checked_sub(1).and_then(|b| bytes.get(b))) && numeric(bytes.get(at)))
            || (!ends && numeric(bytes.get(end)) && numeric(bytes.get(end - 1)));
        if (begins || ends || spaceless) && !goes_on {
            let first = starts.partition_point(|start| *start <= at).saturating_sub(1).min(text.len() - 1);
            let end = starts.partition_point(|start| *start < end).clamp(first + 1, text.len());
            // `A12` does not stand in `A120`, whose digits have become letters.
            let cut = |whole: bool, word: &Word| !whole && is_code && holds_digit(&word.norm);
            if !cut(begins, &text[first]) && !cut(ends, &text[end - 1]) {
                return Some(Found { quality, first, end });
            }
        }
    }
    None
}

/// Slides over runs of words whose letters are about as many as the phrase's.
fn find_tolerant(text: &[Word], phrase: &[Word]) -> Option<Found> {
    let wanted: String = phrase.iter().map(|word| visual(&word.norm)).collect();
    let letters = wanted.chars().count();
    let allowed = letters / 5;
    if allowed == 0 || letters > TOLERANT_LETTERS {
        return None;
    }
    let codes = codes(phrase);
    let forms: Vec<String> = text.iter().map(|word| visual(&word.norm)).collect();
    let lengths: Vec<usize> = forms.iter().map(|form| form.chars().count()).collect();
    let mut best: Option<(usize, Found)> = None;
    for first in 0..text.len() {
        let mut run = String::new();
        let mut run_letters = 0;
        for end in first + 1..=text.len() {
            run_letters += lengths[end - 1];
            if run_letters > letters + allowed {
                break;
            }
            run.push_str(&forms[end - 1]);
            if run_letters + allowed < letters || !same_codes(&codes, &text[first..end]) {
                continue;
            }
            let distance = strsim::levenshtein(&run, &wanted);
            if distance <= allowed && best.is_none_or(|(known, _)| distance < known) {
                best = Some((distance, Found { quality: Quality::Tolerant, first, end }));
            }
        }
    }
    best.map(|(_, found)| found)
}

/// The words that hold a digit, as recognition may have read them.
fn codes(words: &[Word]) -> Vec<String> {
    words.iter().filter(|word| holds_digit(&word.norm)).map(|word| visual(&word.norm)).collect()
}

/// Whether a run of words holds the numbers and codes of a phrase in their order, and no other number. Another word with
/// a digit may be misread (`EX1T`).
fn same_codes(wanted: &[String], run: &[Word]) -> bool {
    let is_number = |word: &Word| word.norm.chars().all(char::is_numeric);
    let mut wanted = wanted.iter().peekable();
    let fits = run.iter().filter(|word| holds_digit(&word.norm)).all(|word| {
        let form = visual(&word.norm);
        wanted.next_if(|code| **code == form).is_some() || !is_number(word)
    });
    fits && wanted.peek().is_none()
}

fn holds_digit(word: &str) -> bool {
    word.chars().any(char::is_numeric)
}

/// The word with characters that recognition mixes up made one; numbers stay as they are.
fn visual(word: &str) -> String {
    if word.chars().all(|c| c.is_numeric()) {
        return word.to_owned();
    }
    let mut form = String::with_capacity(word.len());
    for c in word.chars() {
        form.push(match c {
            '0' => 'o',
            '1' | '|' | 'i' => 'l',
            '2' => 'z',
            '5' => 's',
            // A `6` is taken for a `b` as well, but then it would be an `8`.
            '8' => 'b',
            '9' => 'g',
            other => other,
        });
    }
    form.replace("rn", "m").replace("vv", "w").replace("cl", "d")
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200d}' | '\u{ad}' | '\u{fe0f}')
}

/// Lower case without accents; full-width letters become plain ones.
fn fold(c: char, into: &mut String) {
    let c = match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        other => other,
    };
    for lower in c.to_lowercase().filter(|c| !is_combining(*c)) {
        match lower {
            // Letters of their own that are typed as others.
            'æ' => into.push_str("ae"),
            'œ' => into.push_str("oe"),
            'ß' => into.push_str("ss"),
            'đ' | 'ð' => into.push('d'),
            'ħ' => into.push('h'),
            'ı' => into.push('i'),
            'ł' | 'ŀ' => into.push('l'),
            'ø' => into.push('o'),
            'ŧ' => into.push('t'),
            'ς' => into.push('σ'),
            '²' => into.push('2'),
            '³' => into.push('3'),
            // The breve of `й` is no accent.
            'й' => into.push(lower),
            other => without_accents(other, into),
        }
    }
}

/// Takes accents off a letter, but not the marks of kana off theirs, nor a Korean syllable apart.
fn without_accents(letter: char, into: &mut String) {
    let (start, mut has_others) = (into.len(), false);
    decompose_canonical(letter, |part| {
        if into.len() == start {
            into.push(part);
        } else {
            has_others |= !is_combining(part);
        }
    });
    if has_others {
        into.truncate(start);
        into.push(letter);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quality(text: &str, phrase: &str) -> Option<Quality> {
        find(&words(text), &words(phrase)).map(|found| found.quality)
    }

    #[test]
    fn case_accents_spaces_and_punctuation_do_not_count() {
        assert_eq!(normalize("  Crème-BRÛLÉE, Don't!  ＡＢ１２"), "creme brulee dont ab12");
        assert_eq!(quality("Café  AU lait.", "cafe au"), Some(Quality::Words));
        assert_eq!(quality("TOTALAMOUNT", "total amount"), Some(Quality::Letters));
        assert_eq!(quality("EX IT ONLY", "exit"), Some(Quality::Letters));
        assert_eq!(quality("Sub Totals", "total"), Some(Quality::Plural));
        assert_eq!(quality("ΕΞΟΔΟΣ", "Έξοδος"), Some(Quality::Words));
        assert_eq!(quality("PHỞ BÒ ĐẶC BIỆT", "pho bo dac biet"), Some(Quality::Words));
        assert_eq!(quality("Tiếng Việt", "Tie\u{302}\u{301}ng Vie\u{323}\u{302}t"), Some(Quality::Words));
        assert_eq!(quality("мой", "мои"), None);
        assert_eq!(quality("カキ", "カギ"), None);
        assert_eq!(quality("カギ", "カキ"), None);
        assert_eq!(quality("コード", "コート"), None);
    }

    #[test]
    fn misreadings_are_tolerated_in_proportion() {
        assert_eq!(quality("0PEN", "open"), Some(Quality::Visual));
        assert_eq!(quality("Grand T0TAI", "total"), Some(Quality::Visual));
        assert_eq!(quality("EMERGENCV EXIT", "emergency exit"), Some(Quality::Tolerant));
        assert_eq!(quality("oven", "open"), None);
        assert_eq!(quality("cart", "art"), None);
    }

    #[test]
    fn numbers_are_never_tolerated() {
        assert_eq!(quality("Platform 13", "platform 12"), None);
        assert_eq!(quality("Room 120", "room 12"), None);
        assert_eq!(quality("Room 12", "room 12"), Some(Quality::Words));
        assert_eq!(quality("Order 20245", "2024"), None);
        for (text, phrase) in [
            ("Seat A8", "seat a6"),
            ("Gate B6", "gate B8"),
            ("Flight BA124 boarding", "flight BA123"),
            ("Meeting 10:35am", "meeting 10:30am"),
            ("Room 12A", "room 12B"),
            ("Room A120", "room A12"),
            ("13th floor", "12th floor"),
            ("line S1", "line S3"),
        ] {
            assert_eq!(quality(text, phrase), None, "{text}: {phrase}");
        }
        assert_eq!(quality("FLIGHT BAl23", "flight BA123"), Some(Quality::Visual));
        assert_eq!(quality("EMERGENCV EX1T", "emergency exit"), Some(Quality::Tolerant));
        assert_eq!(quality("EMERGENCV EX1T 2", "emergency exit 2"), Some(Quality::Tolerant));
        for (text, phrase) in [("Meeting 10:30am", "10:30"), ("RM12.50", "12.50"), ("2024年3月5日", "3月5日")] {
            assert_eq!(quality(text, phrase), Some(Quality::Letters), "{text}: {phrase}");
        }
        assert_eq!(quality("DEPARTURF Gate B8", "departure gate B8"), Some(Quality::Tolerant));
    }

    #[test]
    fn a_word_and_its_plural_are_the_same() {
        for (one, several) in [
            ("horse", "horses"),
            ("vase", "vases"),
            ("house", "houses"),
            ("nose", "noses"),
            ("bus", "buses"),
            ("virus", "viruses"),
            ("box", "boxes"),
            ("glass", "glasses"),
            ("dish", "dishes"),
            ("quiz", "quizzes"),
            ("cookie", "cookies"),
            ("city", "cities"),
            ("pie", "pies"),
            ("tomato", "tomatoes"),
            ("shoe", "shoes"),
            ("suitcase", "suitcases"),
            ("prize", "prizes"),
            ("gas", "gases"),
            ("waltz", "waltzes"),
        ] {
            assert_eq!(singular(one), singular(several), "{one}");
        }
        assert_ne!(singular("glass"), singular("glas"));
        assert_ne!(singular("use"), singular("us"));
    }

    #[test]
    fn the_place_of_the_match_is_told_in_words() {
        let text = words("the big RED car");
        assert_eq!(find(&text, &words("red car")), Some(Found { quality: Quality::Words, first: 2, end: 4 }));
        assert_eq!(find(&text, &words("bigred")), Some(Found { quality: Quality::Letters, first: 1, end: 3 }));
        assert_eq!(occurrences(&words("no no yes No"), &words("no")), 3);
    }

    #[test]
    fn a_phrase_has_its_place_in_bytes() {
        assert_eq!(place("Café: N0 RUNNING!", "no running"), Some((Quality::Visual, [7, 17])));
        assert_eq!(place("No running", "swimming"), None);
        assert_eq!(place("No running", "!"), None);
    }

    #[test]
    fn scripts_without_spaces_match_anywhere() {
        assert_eq!(quality("北京市出口", "出口"), Some(Quality::Letters));
    }
}
