//! Which files a line names: paths as people type them, as shells would read them, and as terminals paste files that
//! are dropped on them (in quotes, with backslashes, or as `file://` addresses).

use std::path::{Path, PathBuf};

/// A word of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word<'a> {
    /// As it stands in the line.
    raw: &'a str,
    /// Without quotes and backslashes.
    pub(super) text: String,
}

/// A part of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// Words as they were typed.
    Words(String),
    /// Files that are there: one, or all that a pattern matches.
    Files(Vec<PathBuf>),
}

/// Takes a line apart at white space. A word that begins with a quote ends with it; an apostrophe within a word is a
/// letter like any other. On Windows a backslash separates folders, elsewhere it takes the next letter as it is.
pub(super) fn words(line: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut rest = line.trim_start();
    while !rest.is_empty() {
        let (length, text) = word(rest);
        words.push(Word { raw: &rest[..length], text });
        rest = rest[length..].trim_start();
    }
    words
}

/// The first word: how many bytes it takes, and how it reads.
fn word(line: &str) -> (usize, String) {
    let mut text = String::new();
    let mut at = 0;
    let mut quoted = line.starts_with(['"', '\'']);
    while let Some(letter) = line[at..].chars().next().filter(|letter| !letter.is_whitespace()) {
        let rest = &line[at + letter.len_utf8()..];
        let closed = if quoted && matches!(letter, '"' | '\'') { in_quotes(letter, rest) } else { None };
        if let Some((inside, length)) = closed {
            text.push_str(&inside);
            at += letter.len_utf8() + length;
        } else if letter == '\\' && !cfg!(windows) && !rest.is_empty() {
            let next = rest.chars().next().unwrap_or('\\');
            text.push(next);
            at += letter.len_utf8() + next.len_utf8();
        } else {
            // Only what began with a closed quote is read as a shell would.
            quoted &= at > 0;
            text.push(letter);
            at += letter.len_utf8();
        }
    }
    (at, text)
}

/// What stands before the closing quote, and how many bytes that and the quote take; nothing when it never closes.
fn in_quotes(quote: char, rest: &str) -> Option<(String, usize)> {
    let mut text = String::new();
    let mut letters = rest.char_indices();
    while let Some((at, letter)) = letters.next() {
        match letter {
            letter if letter == quote => return Some((text, at + letter.len_utf8())),
            '\\' if quote == '"' && !cfg!(windows) && rest[at + 1..].starts_with(['"', '\\', '$', '`']) => {
                text.extend(letters.next().map(|(_, letter)| letter));
            }
            letter => text.push(letter),
        }
    }
    None
}

/// The files that a word names: an existing one, or those that a pattern with `*` or `[` matches, by their names. None
/// when there are no such files.
pub(super) fn files_of(word: &str) -> Vec<PathBuf> {
    let path = path_of(word);
    if path.is_file() {
        return vec![path];
    }
    if !word.contains(['*', '[']) {
        return Vec::new();
    }
    let found = glob::glob(&path.to_string_lossy()).into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> = found.filter(|path| path.is_file()).collect();
    files.sort();
    files
}

/// A word as a path: `~` is the user's folder, and an address of a file leads to it.
pub(super) fn path_of(word: &str) -> PathBuf {
    if let Some(address) = word.strip_prefix("file://") {
        let path = address.find('/').map_or(address, |slash| &address[slash..]);
        return PathBuf::from(unescape(path));
    }
    match word.strip_prefix("~/").zip(etcetera::home_dir().ok()) {
        Some((rest, home)) => home.join(rest),
        None => PathBuf::from(word),
    }
}

/// Puts the letters in the place of their `%XX`.
fn unescape(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let code = text.get(at + 1..at + 3).filter(|_| byte == b'%').and_then(|hex| u8::from_str_radix(hex, 16).ok());
        out.push(code.unwrap_or(byte));
        at += if code.is_some() { 3 } else { 1 };
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// Whether a word is written like a path: with a folder or an ending. In a question, nothing else is taken for a file,
/// whatever lies in the current folder.
fn like_a_path(word: &str) -> bool {
    word.contains(['/', std::path::MAIN_SEPARATOR]) || Path::new(word).extension().is_some()
}

/// A line taken apart into words and files.
pub(super) fn pieces(line: &str) -> Vec<Piece> {
    // Some terminals paste a path with spaces as it is.
    let whole = line.trim();
    if like_a_path(whole) && path_of(whole).is_file() {
        return vec![Piece::Files(vec![path_of(whole)])];
    }
    let mut pieces = Vec::new();
    let mut open = String::new();
    for Word { raw, text } in words(line) {
        // A path at the end of a sentence has its full stop behind it.
        let bare = text.trim_end_matches(['.', ',', ';', ':', '?', '!']);
        let named = [text.as_str(), bare].into_iter().filter(|word| like_a_path(word));
        let found = named.map(|word| (word, files_of(word))).find(|(_, files)| !files.is_empty());
        let Some((word, files)) = found else {
            open.push_str(if open.is_empty() { "" } else { " " });
            open.push_str(raw);
            continue;
        };
        if !open.is_empty() {
            pieces.push(Piece::Words(std::mem::take(&mut open)));
        }
        pieces.push(Piece::Files(files));
        open.push_str(&text[word.len()..]);
    }
    if !open.is_empty() {
        pieces.push(Piece::Words(open));
    }
    pieces
}

/// Whether a line is nothing but one path, though there is no such file.
pub(super) fn is_missing_path(line: &str) -> bool {
    let starts = ["/", "./", "../", "~/", "file://"];
    matches!(&words(line)[..], [word] if starts.iter().any(|start| word.text.starts_with(start)))
}

#[cfg(all(test, unix))]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn texts(line: &str) -> Vec<String> {
        words(line).into_iter().map(|word| word.text).collect()
    }

    #[test]
    fn words_read_as_terminals_paste_dropped_files() {
        assert_eq!(texts(r"/a/my\ dog.png '/b/two words.png' "), ["/a/my dog.png", "/b/two words.png"]);
        assert_eq!(texts(r#"'/a/it'\''s.png' "/b/say \"hi\".png""#), ["/a/it's.png", "/b/say \"hi\".png"]);
    }

    #[test]
    fn apostrophes_and_open_quotes_of_a_question_are_letters() {
        assert_eq!(texts("What's in John's hand?"), ["What's", "in", "John's", "hand?"]);
        assert_eq!(texts("'tis it"), ["'tis", "it"]);
        assert_eq!(texts("\"open"), ["\"open"]);
        assert_eq!(texts("  "), Vec::<String>::new());
    }

    #[test]
    fn a_line_is_taken_apart_into_files_and_words() {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str| {
            let path = folder.path().join(name);
            std::fs::write(&path, b"x").unwrap();
            path
        };
        let (a, b, two) = (file("a.png"), file("b.png"), file("two words.png"));
        let at = |path: &Path| path.to_str().unwrap().to_owned();
        let files = |paths: &[&PathBuf]| Piece::Files(paths.iter().map(|path| (*path).clone()).collect());
        let words = |text: &str| Piece::Words(text.to_owned());
        assert_eq!(pieces(&at(&two)), [files(&[&two])]);
        assert_eq!(pieces(&at(&two).replace(' ', "\\ ")), [files(&[&two])]);
        assert_eq!(pieces(&format!("file://{}", at(&two).replace(' ', "%20"))), [files(&[&two])]);
        assert_eq!(pieces(&format!("What does {} say?", at(&a))), [words("What does"), files(&[&a]), words("say?")]);
        assert_eq!(pieces(&format!("Is it {}?", at(&a))), [words("Is it"), files(&[&a]), words("?")]);
        assert_eq!(pieces(&format!("{}/?.png", folder.path().display())).len(), 1, "a question mark is no pattern");
        assert_eq!(pieces(&format!("{}/[ab].png", folder.path().display())), [files(&[&a, &b])]);
        assert_eq!(pieces("How many dogs are in the picture?"), [words("How many dogs are in the picture?")]);
        assert!(is_missing_path("/no/such.png") && !is_missing_path("/no/such.png what is it"));
    }
}
