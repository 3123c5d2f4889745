//! The tokenizer of a GGUF model, from the file's metadata: byte-level pair merging (GPT-2, Llama 3, Qwen) or
//! SentencePiece's pair merging with bytes for what it has no piece of (Llama 2, Phi 3, Gemma).
//!
//! Text and control tokens are kept apart. [`Vocabulary::encode`] never makes a control token,
//! whatever the text says; only [`Vocabulary::encode_template`], used for what the chat template
//! wrote, does.

use std::sync::Arc;

use candle_core::quantized::gguf_file::Value;
use tokenizers::models::bpe::{BPE, Vocab};
use tokenizers::normalizers::replace::Replace;
use tokenizers::pre_tokenizers::PreTokenizerWrapper;
use tokenizers::pre_tokenizers::byte_level::ByteLevel;
use tokenizers::pre_tokenizers::digits::Digits;
use tokenizers::pre_tokenizers::sequence::Sequence;
use tokenizers::pre_tokenizers::split::{Split, SplitPattern};
use tokenizers::tokenizer::SplitDelimiterBehavior;
use tokenizers::{AddedToken, ModelWrapper, Tokenizer};
use toktrie::{TokRxInfo, TokTrie, TokenizerEnv};

use super::ModelError;
use super::gguf::{Gguf, whole_number};

/// GGUF's mark of a control token.
const CONTROL: usize = 3;
/// GGUF's mark of a token that users added; its text is plain.
const ADDED: usize = 4;

/// GGUF's mark of a token that stands for one byte, written `<0x0A>`.
const BYTE: usize = 6;
/// What SentencePiece writes for a space.
const SPACE: &str = "\u{2581}";

/// How Qwen 2 cuts text before merging: as Llama 3, but each digit by itself.
const QWEN2: &str =
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+";

/// How Llama 3 cuts text before merging.
const LLAMA3: &str = r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+";

/// The tokens of a model.
#[derive(Clone)]
pub(crate) struct Vocabulary {
    tokenizer: Arc<Tokenizer>,
    trie: Arc<TokTrie>,
    /// Control tokens, longest text first.
    controls: Arc<Vec<(String, u32)>>,
    /// Put before every text, for models that want it.
    bos: Option<u32>,
    /// Whether a text that begins, or follows a control token, gets a space in front.
    space_first: bool,
}

impl Vocabulary {
    /// Reads the tokenizer of a file.
    pub(crate) fn load(gguf: &Gguf) -> Result<Self, ModelError> {
        let kind = gguf.text("tokenizer.ggml.model").unwrap_or("none");
        let pieces = match kind {
            "gpt2" => false,
            "llama" => true,
            _ => {
                return Err(gguf.error(format!(
                    "its tokenizer is of the kind `{kind}`; supported are byte-level pair merging (`gpt2`) and \
                     SentencePiece's pair merging (`llama`)"
                )));
            }
        };
        let tokens = gguf.texts("tokenizer.ggml.tokens")?;
        let types: Vec<usize> = match gguf.get("tokenizer.ggml.token_type") {
            Some(Value::Array(types)) => types.iter().map(|t| whole_number(t).unwrap_or(1)).collect(),
            _ => vec![1; tokens.len()],
        };
        let type_of = |id: usize| types.get(id).copied().unwrap_or(1);
        let tokenizer = if pieces { piece_tokenizer(gguf, &tokens, &types)? } else { tokenizer(gguf, &tokens)? };
        let mut controls: Vec<(String, u32)> = tokens
            .iter()
            .enumerate()
            .filter(|(id, text)| type_of(*id) == CONTROL && !text.is_empty())
            .map(|(id, text)| (text.to_string(), id as u32))
            .collect();
        controls.sort_by_key(|(text, _)| std::cmp::Reverse(text.len()));
        let words: Vec<Vec<u8>> = tokens
            .iter()
            .enumerate()
            .map(|(id, text)| match type_of(id) {
                CONTROL => [&[TokTrie::SPECIAL_TOKEN_MARKER], text.as_bytes()].concat(),
                BYTE => written_byte(text).into_iter().collect(),
                ADDED => text.as_bytes().to_vec(),
                _ if pieces => text.replace(SPACE, " ").into_bytes(),
                _ => token_bytes(text),
            })
            .collect();
        let trie = trie(gguf, &words, &controls)?;
        // SentencePiece models want it unless they say otherwise, the others only if they say so.
        let wants_bos = match gguf.get("tokenizer.ggml.add_bos_token") {
            Some(Value::Bool(wants)) => *wants,
            _ => pieces,
        };
        let bos = gguf.number("tokenizer.ggml.bos_token_id");
        Ok(Vocabulary {
            tokenizer: Arc::new(tokenizer),
            trie: Arc::new(trie),
            controls: Arc::new(controls),
            bos: bos.filter(|_| wants_bos).map(|id| id as u32),
            space_first: pieces && !matches!(gguf.get("tokenizer.ggml.add_space_prefix"), Some(Value::Bool(false))),
        })
    }

    /// The tokens of a text. Control tokens written in it are taken as plain characters.
    pub(crate) fn encode(&self, text: &str) -> Vec<u32> {
        self.tokenizer
            .encode_fast(text, false)
            .map(|encoding| encoding.get_ids().to_vec())
            // Only a broken vocabulary fails; the trie knows every token's bytes.
            .unwrap_or_else(|_| self.trie.greedy_tokenize(text.as_bytes()))
    }

    /// The tokens of a text that begins, or that follows a control token.
    fn encode_piece(&self, text: &str) -> Vec<u32> {
        if self.space_first && !text.is_empty() { self.encode(&format!(" {text}")) } else { self.encode(text) }
    }

    /// The tokens of what a chat template wrote, control tokens included.
    pub(crate) fn encode_template(&self, text: &str) -> Vec<u32> {
        let mut ids = Vec::new();
        let mut rest = text;
        let mut plain = 0;
        while plain < rest.len() {
            let control = self.controls.iter().find(|(text, _)| rest[plain..].starts_with(text.as_str()));
            if let Some((text, id)) = control {
                if plain > 0 {
                    ids.extend(self.encode_piece(&rest[..plain]));
                }
                ids.push(*id);
                rest = &rest[plain + text.len()..];
                plain = 0;
            } else {
                plain += rest[plain..].chars().next().map_or(1, char::len_utf8);
            }
        }
        if !rest.is_empty() {
            ids.extend(self.encode_piece(rest));
        }
        if let Some(bos) = self.bos
            && ids.first() != Some(&bos)
        {
            ids.insert(0, bos);
        }
        ids
    }

    /// A text in which no control token can be read, for what stands inside a chat template:
    /// a space parts the first character of each from the others.
    pub(crate) fn defuse(&self, text: &str) -> String {
        let mut safe = text.to_string();
        for (control, _) in self.controls.iter() {
            let first = control.chars().next().map_or(0, char::len_utf8);
            if first < control.len() && safe.contains(control.as_str()) {
                let parted = format!("{} {}", &control[..first], &control[first..]);
                safe = safe.replace(control.as_str(), &parted);
            }
        }
        safe
    }

    /// The text of tokens; control tokens have none, broken characters are replaced.
    pub(crate) fn decode(&self, tokens: &[u32]) -> String {
        let mut bytes = Vec::new();
        for token in tokens {
            if !self.trie.is_special_token(*token) && (*token as usize) < self.trie.vocab_size() {
                bytes.extend_from_slice(self.trie.token(*token));
            }
        }
        String::from_utf8_lossy(&bytes).into_owned()
    }

    /// Whether a token ends an answer.
    pub(crate) fn is_end(&self, token: u32) -> bool {
        self.trie.eos_tokens().contains(&token)
    }

    /// The token that ends an answer.
    pub(crate) fn end(&self) -> u32 {
        self.trie.eos_token()
    }

    /// The written form of a token, empty if there is none.
    pub(crate) fn written(&self, token: Option<usize>) -> String {
        token
            .and_then(|token| self.controls.iter().find(|(_, id)| *id as usize == token).map(|(text, _)| text.clone()))
            .unwrap_or_default()
    }
}

impl TokenizerEnv for Vocabulary {
    fn tok_trie(&self) -> &TokTrie {
        &self.trie
    }

    fn tokenize_bytes(&self, bytes: &[u8]) -> Vec<u32> {
        self.trie.tokenize_with_greedy_fallback(bytes, |text| self.encode(text))
    }
}

fn tokenizer(gguf: &Gguf, tokens: &[&str]) -> Result<Tokenizer, ModelError> {
    let vocab: Vocab = tokens.iter().enumerate().map(|(id, token)| (token.to_string(), id as u32)).collect();
    let merges = gguf
        .texts("tokenizer.ggml.merges")?
        .into_iter()
        .map(|merge| {
            merge
                .split_once(' ')
                .map(|(a, b)| (a.to_string(), b.to_string()))
                .ok_or_else(|| gguf.error(format!("the merge `{merge}` is not two tokens")))
        })
        .collect::<Result<Vec<_>, _>>()?;
    let (pre, whole_words) = pre_tokenizer(gguf)?;
    let model = BPE::builder()
        .vocab_and_merges(vocab, merges)
        .ignore_merges(whole_words)
        .build()
        .map_err(|e| gguf.error(format!("its tokenizer does not fit together: {e}")))?;
    let mut tokenizer = Tokenizer::new(ModelWrapper::from(model));
    tokenizer.with_pre_tokenizer(Some(pre));
    Ok(tokenizer)
}

/// SentencePiece's pair merging: the pair whose whole has the best score is merged first. GGUF files keep the scores
/// and not the order of merges, so it is made from them: every way to part a piece into two others.
fn piece_tokenizer(gguf: &Gguf, tokens: &[&str], types: &[usize]) -> Result<Tokenizer, ModelError> {
    let scores: Vec<f32> = match gguf.get("tokenizer.ggml.scores") {
        Some(Value::Array(scores)) => {
            scores.iter().map(|score| if let Value::F32(score) = score { *score } else { 0.0 }).collect()
        }
        _ => return Err(gguf.error("its metadata has no list `tokenizer.ggml.scores`")),
    };
    let vocab: Vocab = tokens.iter().enumerate().map(|(id, token)| (token.to_string(), id as u32)).collect();
    let mut merges: Vec<(f32, u32, u32, (String, String))> = Vec::new();
    for (id, token) in tokens.iter().enumerate() {
        for (at, _) in token.char_indices().skip(1) {
            let (first, second) = token.split_at(at);
            if let (Some(a), Some(b)) = (vocab.get(first), vocab.get(second)) {
                let score = scores.get(id).copied().unwrap_or(0.0);
                merges.push((score, *a, *b, (first.to_owned(), second.to_owned())));
            }
        }
    }
    merges.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let unknown = gguf.number("tokenizer.ggml.unknown_token_id").and_then(|id| tokens.get(id));
    let mut builder = BPE::builder()
        .vocab_and_merges(vocab, merges.into_iter().map(|(.., pair)| pair).collect::<Vec<_>>())
        .byte_fallback(true)
        .fuse_unk(true);
    if let Some(unknown) = unknown {
        builder = builder.unk_token((*unknown).to_owned());
    }
    let model = builder.build().map_err(|e| gguf.error(format!("its tokenizer does not fit together: {e}")))?;
    let mut tokenizer = Tokenizer::new(ModelWrapper::from(model));
    // Tokens that users added, such as runs of spaces and line breaks, are found before anything is merged.
    let added: Vec<AddedToken> = tokens
        .iter()
        .enumerate()
        .filter(|(id, _)| types.get(*id) == Some(&ADDED))
        .map(|(_, token)| AddedToken::from(*token, false).normalized(true))
        .collect();
    let spaces = Replace::new(" ", SPACE).map_err(|e| gguf.error(e.to_string()))?;
    tokenizer.with_normalizer(Some(spaces)).map_err(|e| gguf.error(e.to_string()))?;
    tokenizer.add_tokens(added).map_err(|e| gguf.error(e.to_string()))?;
    Ok(tokenizer)
}

/// The byte of a token such as `<0x0A>`.
fn written_byte(token: &str) -> Option<u8> {
    u8::from_str_radix(token.strip_prefix("<0x")?.strip_suffix('>')?, 16).ok()
}

/// How text is cut before merging, by the name in the file, and whether a piece that is a token
/// as a whole is taken as it is.
fn pre_tokenizer(gguf: &Gguf) -> Result<(PreTokenizerWrapper, bool), ModelError> {
    let name = gguf.text("tokenizer.ggml.pre").unwrap_or("default");
    let words = ByteLevel::new(false, true, true);
    match name {
        "smollm" => {
            let digits = Digits::new(true);
            Ok((Sequence::new(vec![digits.into(), words.into()]).into(), false))
        }
        "default" | "gpt-2" => Ok((words.into(), false)),
        "llama-bpe" | "llama3" | "llama-v3" | "smaug-bpe" | "qwen2" => {
            let pattern = if name == "qwen2" { QWEN2 } else { LLAMA3 };
            let split = Split::new(SplitPattern::Regex(pattern.to_string()), SplitDelimiterBehavior::Isolated, false)
                .map_err(|e| gguf.error(e.to_string()))?;
            let bytes = ByteLevel::new(false, true, false);
            let whole_words = !matches!(name, "smaug-bpe" | "qwen2");
            Ok((Sequence::new(vec![split.into(), bytes.into()]).into(), whole_words))
        }
        _ => Err(gguf.error(format!(
            "its text is cut as for `{name}`; supported are `smollm`, `gpt-2`, `llama-bpe`, `smaug-bpe` and `qwen2`"
        ))),
    }
}

fn trie(gguf: &Gguf, words: &[Vec<u8>], controls: &[(String, u32)]) -> Result<TokTrie, ModelError> {
    let end = gguf
        .number("tokenizer.ggml.eos_token_id")
        .filter(|id| *id < words.len())
        .ok_or_else(|| gguf.error("its tokenizer names no end token"))? as u32;
    let mut ends = vec![end];
    for (text, id) in controls {
        let ends_turn = ["<|im_end|>", "<|eot_id|>", "<|endoftext|>", "</s>", "<|end|>", "<end_of_turn>", "<eos>"];
        if ends_turn.contains(&text.as_str()) && *id != end {
            ends.push(*id);
        }
    }
    let info = TokRxInfo::new(words.len() as u32, end);
    Ok(TokTrie::from(&info, words).with_eos_tokens(&ends))
}

/// The bytes of a token in the byte-level alphabet, where each character stands for one byte:
/// printable ones for themselves, the others, in order, for the characters from U+0100 on.
fn token_bytes(token: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(token.len());
    for c in token.chars() {
        match c as u32 {
            code @ (0x21..=0x7e | 0xa1..=0xac | 0xae..=0xff) => bytes.push(code as u8),
            code @ 0x100..=0x120 => bytes.push((code - 0x100) as u8),
            code @ 0x121..=0x142 => bytes.push((code - 0x121 + 0x7f) as u8),
            0x143 => bytes.push(0xad),
            _ => bytes.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::testing;
    use super::*;

    fn tiny() -> Vocabulary {
        Vocabulary::load(&Gguf::open(&testing::tiny_model(1)).unwrap()).unwrap()
    }

    #[test]
    fn every_byte_has_one_character_of_the_alphabet() {
        let alphabet = ByteLevel::alphabet();
        let mut bytes: Vec<u8> = alphabet.iter().flat_map(|c| token_bytes(&c.to_string())).collect();
        bytes.sort_unstable();
        assert_eq!(bytes, (0..=255).collect::<Vec<u8>>());
        assert_eq!(token_bytes("Ġa"), b" a");
        assert_eq!(token_bytes("Ċ"), b"\n");
    }

    #[test]
    fn digits_stand_alone_and_words_take_their_space() {
        let vocabulary = tiny();
        let ids = vocabulary.encode("the the 42");
        let texts: Vec<String> = ids.iter().map(|id| vocabulary.decode(&[*id])).collect();
        assert_eq!(texts, ["the", " the", " ", "4", "2"]);
        assert_eq!(vocabulary.decode(&ids), "the the 42");
    }

    #[test]
    fn any_text_survives_encoding() {
        let vocabulary = tiny();
        for text in ["", "Grüße, 世界! \u{1f600}\n\t", "\u{0}\u{7f}\u{ad}"] {
            assert_eq!(vocabulary.decode(&vocabulary.encode(text)), text);
        }
    }

    #[test]
    fn only_the_template_can_write_control_tokens() {
        let vocabulary = tiny();
        let (start, end) = (testing::START, testing::END);
        let written = vocabulary.encode_template("<|im_start|>the<|im_end|>");
        assert_eq!(written.first(), Some(&start));
        assert_eq!(written.last(), Some(&end));
        let plain = vocabulary.encode("<|im_start|>");
        assert!(plain.len() > 1 && !plain.contains(&start));
        let safe = vocabulary.defuse("a <|im_end|> b");
        assert_eq!(safe, "a < |im_end|> b");
        assert!(!vocabulary.encode_template(&safe).contains(&end));
        assert!(vocabulary.is_end(end) && vocabulary.end() == end);
    }

    /// Texts and their tokens as llama.cpp's repository keeps them beside its vocabularies (`models/ggml-vocab-*.gguf`
    /// with `.inp` and `.out`; also in the source package of llama-cpp-python).
    #[test]
    #[ignore = "needs llama.cpp's vocabularies: SIGHTLINE_VOCABULARIES=FOLDER"]
    fn tokens_are_those_of_llama_cpp() {
        let folder = std::path::PathBuf::from(std::env::var_os("SIGHTLINE_VOCABULARIES").unwrap());
        for name in ["gpt-2", "llama-bpe", "llama-spm", "phi-3", "qwen2"] {
            let path = folder.join(format!("ggml-vocab-{name}.gguf"));
            let vocabulary = Vocabulary::load(&Gguf::open(&path).unwrap()).unwrap();
            let read = |end: &str| std::fs::read_to_string(format!("{}.{end}", path.display())).unwrap();
            let (texts, ids) = (read("inp"), read("out"));
            let texts: Vec<&str> = texts.split("\n__ggml_vocab_test__\n").collect();
            let (mut right, all) = (0, ids.lines().count());
            for (text, ids) in texts.iter().zip(ids.lines()) {
                let want: Vec<u32> = ids.split_whitespace().map(|id| id.parse().unwrap()).collect();
                let got = vocabulary.encode_piece(text);
                if got == want {
                    right += 1;
                } else {
                    println!("{name}: {text:?}\n  got  {got:?}\n  want {want:?}");
                }
            }
            println!("{name}: {right} of {all}");
            assert!(all > 20 && right == all, "{name}: {right} of {all}");
        }
    }
}
