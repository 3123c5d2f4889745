//! Words of other servers: bounded, on one line, without anything that is not seen; and names that plans can use.

/// The words on one line of at most `most` characters. Control characters and those that are not seen, which could
/// hide words or turn their order, are left out.
pub(super) fn plain(words: &str, most: usize) -> String {
    let seen =
        words.chars().map(|letter| if letter.is_whitespace() { ' ' } else { letter }).filter(|letter| is_seen(*letter));
    // What is far over the limit need not be looked at.
    let seen: String = seen.take(most.saturating_mul(4)).collect();
    let line = seen.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= most {
        return line;
    }
    line.chars().take(most.saturating_sub(1)).chain(['…']).collect()
}

/// Whether a character is seen where it stands: no control character, no mark of direction or width, no tag.
pub(super) fn is_seen(letter: char) -> bool {
    let hidden = matches!(letter,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}');
    !letter.is_control() && !hidden
}

/// A name that plans can use, made of a server's: `readFile`, `read-file` and `Read File` become `read_file`. Nothing
/// when no letter or digit is left of it.
pub(super) fn name(theirs: &str) -> Option<String> {
    let mut name = String::new();
    let mut small = false;
    for letter in theirs.chars().take(200) {
        if letter.is_ascii_alphanumeric() {
            if letter.is_ascii_uppercase() && small {
                name.push('_');
            }
            small = !letter.is_ascii_uppercase();
            name.push(letter.to_ascii_lowercase());
        } else {
            small = false;
            if !name.is_empty() && !name.ends_with('_') {
                name.push('_');
            }
        }
    }
    let name = name.trim_matches('_');
    (!name.is_empty()).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_one_bounded_line_of_what_is_seen() {
        assert_eq!(plain("Reads\n\ta file.\u{1b}[2J \u{202e}drow\u{e0041}", 40), "Reads a file.[2J drow");
        assert_eq!(plain("abcdef", 4), "abc…");
        assert_eq!(plain(&"x".repeat(1 << 20), 10).chars().count(), 10);
    }

    #[test]
    fn names_become_names_of_plans() {
        for (theirs, ours) in [
            ("read_file", "read_file"),
            ("readFile", "read_file"),
            ("Read-File ", "read_file"),
            ("getHTTP2Page", "get_http2_page"),
            ("a.b/c", "a_b_c"),
            ("__x__", "x"),
            ("3d", "3d"),
        ] {
            assert_eq!(name(theirs).as_deref(), Some(ours));
        }
        assert_eq!(name("读"), None);
        assert_eq!(name(") answer $x\n"), Some("answer_x".to_owned()));
    }
}
