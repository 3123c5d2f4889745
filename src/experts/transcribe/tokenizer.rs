//! The recogniser's vocabulary, read from its `tokenizer.bin`: for each token a length and that many bytes. A length
//! of 128 or more takes a second byte: `length - 128 + 128 * second`. U+2581 stands for a space.

use crate::tool::ToolError;

/// Tokens below this one mark the start and the end and stand for no text.
const FIRST_WORD: usize = 3;

/// Text of each token.
#[derive(Debug)]
pub(super) struct Tokenizer {
    /// All tokens' bytes, one after the other.
    bytes: Vec<u8>,
    /// Where each token's bytes end.
    ends: Vec<usize>,
}

impl Tokenizer {
    /// Reads the vocabulary.
    ///
    /// # Errors
    ///
    /// [`ToolError::Failed`] when the file ends within a token or holds none.
    pub(super) fn read(file: &[u8]) -> Result<Self, ToolError> {
        let (mut bytes, mut ends) = (Vec::with_capacity(file.len()), Vec::new());
        let mut rest = file;
        while let Some((size, after)) = size(rest) {
            let Some((token, after)) = after.split_at_checked(size) else {
                return Err(broken(&format!("token {} ends beyond the file", ends.len())));
            };
            bytes.extend_from_slice(token);
            ends.push(bytes.len());
            rest = after;
        }
        if !rest.is_empty() || ends.len() <= FIRST_WORD {
            return Err(broken(&format!("it holds {} whole tokens and {} bytes more", ends.len(), rest.len())));
        }
        Ok(Self { bytes, ends })
    }

    /// The text of some tokens, without spaces at its ends. Marks and unknown tokens stand for nothing; a token may
    /// be part of a character.
    pub(super) fn text(&self, tokens: &[usize]) -> String {
        let bytes: Vec<u8> = tokens.iter().flat_map(|&token| self.token(token).iter().copied()).collect();
        String::from_utf8_lossy(&bytes).replace('\u{2581}', " ").trim().to_owned()
    }

    fn token(&self, token: usize) -> &[u8] {
        if token < FIRST_WORD || token >= self.ends.len() {
            return &[];
        }
        &self.bytes[self.ends[token - 1]..self.ends[token]]
    }
}

fn size(rest: &[u8]) -> Option<(usize, &[u8])> {
    match rest {
        [low, rest @ ..] if *low < 128 => Some((usize::from(*low), rest)),
        [low, high, rest @ ..] => Some((usize::from(*low) - 128 + 128 * usize::from(*high), rest)),
        _ => None,
    }
}

fn broken(reason: &str) -> ToolError {
    ToolError::failed(format!("the recogniser's vocabulary does not read: {reason}; fetch the model again"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn file(tokens: &[&[u8]]) -> Vec<u8> {
        let mut file = Vec::new();
        for token in tokens {
            match token.len() {
                short @ 0..128 => file.push(short as u8),
                long => file.extend([(long % 128 + 128) as u8, (long / 128) as u8]),
            }
            file.extend_from_slice(token);
        }
        file
    }

    #[test]
    fn tokens_join_to_words_and_marks_are_left_out() {
        let long = "x".repeat(300);
        let words: [&[u8]; 8] = [
            b"<unk>",
            b"<s>",
            b"</s>",
            "\u{2581}Ever".as_bytes(),
            "\u{2581}tri".as_bytes(),
            b"ed",
            long.as_bytes(),
            b".",
        ];
        let tokenizer = Tokenizer::read(&file(&words)).unwrap();
        assert_eq!(tokenizer.text(&[1, 3, 4, 5, 7, 2]), "Ever tried.");
        assert_eq!(tokenizer.text(&[6]), long);
        assert_eq!(tokenizer.text(&[99_999, 0]), "");
    }

    #[test]
    fn a_character_may_lie_across_two_tokens() {
        let tokenizer = Tokenizer::read(&file(&[b"", b"", b"", b"caf\xc3", b"\xa9"])).unwrap();
        assert_eq!(tokenizer.text(&[3, 4]), "caf\u{e9}");
        assert_eq!(tokenizer.text(&[3]), "caf\u{fffd}");
    }

    #[test]
    fn a_cut_off_or_empty_vocabulary_is_refused() {
        let mut whole = file(&[b"a", b"b", b"c", b"word"]);
        whole.truncate(whole.len() - 1);
        let error = Tokenizer::read(&whole).unwrap_err().to_string();
        assert!(error.contains("token 3 ends beyond the file"), "{error}");
        assert!(Tokenizer::read(&[]).is_err());
        assert!(Tokenizer::read(&[1, b'a', 200]).is_err());
    }
}
