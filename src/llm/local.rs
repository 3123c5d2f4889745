//! Language models on this machine: a GGUF file, candle's matrix products, no server.
//!
//! ```no_run
//! # async fn example() -> Result<(), sightline::llm::ModelError> {
//! use sightline::llm::local::{LocalModel, LocalOptions};
//! use sightline::llm::requantise::{Precision, requantise};
//! use sightline::llm::{ChatModel, Message, ModelRequest};
//!
//! // Once, when the model is installed:
//! requantise("downloaded.gguf".as_ref(), "fast.gguf".as_ref(), Precision::Q8, None)?;
//!
//! let model = LocalModel::load("fast.gguf".as_ref(), LocalOptions::default())?;
//! let mut request = ModelRequest::new(vec![Message::user("Is it a cat or a dog?")], 8);
//! request.grammar = Some(r#"start: "cat" | "dog""#.into());
//! let turn = model.complete(&request, &Default::default()).await?;
//! println!("{}", turn.text);
//! # Ok(())
//! # }
//! ```

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use futures::FutureExt;
use futures::future::BoxFuture;
use tokio_util::sync::CancellationToken;

pub use super::decode::Score;
pub use super::lane::Threads;

use super::chat::ChatTemplate;
use super::constrain::Grammars;
use super::decode::{Engine, Prompt};
use super::forward::Network;
use super::gguf::Gguf;
use super::kv::KvCache;
use super::lane::Lane;
use super::prefix::PrefixCache;
use super::requantise::{LAYOUT, LAYOUT_KEY, SOURCE_KEY, digest};
use super::vocabulary::Vocabulary;
use super::{ChatModel, Hear, Message, ModelError, ModelRequest, ModelTurn, on_own_thread};

/// Context that is used of models that could read more, unless told otherwise, in tokens.
const DEFAULT_CONTEXT: usize = 8_192;

/// How a local model runs.
#[derive(Debug, Clone, Default)]
pub struct LocalOptions {
    /// What people call it; none for the name that the file gives.
    pub name: Option<String>,
    /// Threads of its arithmetic.
    pub threads: Threads,
    /// Longest context in tokens; none for the model's own, up to 8,192.
    pub context: Option<usize>,
    /// Where it keeps what it read of the messages that stay the same, if anywhere.
    pub prefixes: Option<PrefixCache>,
}

/// A language model loaded from a GGUF file of one of the families in `docs/local-models.md`. Cheap to clone; clones share
/// the weights and take turns.
#[derive(Clone)]
pub struct LocalModel {
    inner: Arc<Inner>,
}

struct Inner {
    engine: Engine,
    cache: Mutex<KvCache>,
}

impl LocalModel {
    /// Loads a model, as it was published or as [`super::requantise`] wrote it (much faster).
    pub fn load(path: &Path, options: LocalOptions) -> Result<Self, ModelError> {
        let mut gguf = Gguf::open(path)?;
        if let Some(layout) = gguf.number(LAYOUT_KEY)
            && layout != LAYOUT as usize
        {
            return Err(gguf.error(format!(
                "it was prepared by another version (layout {layout}, not {LAYOUT}): remove it \
                 and prepare it again"
            )));
        }
        let words = Gguf::open(path)?;
        let (vocabulary, network) = std::thread::scope(|scope| {
            let vocabulary = scope.spawn(|| {
                let vocabulary = Vocabulary::load(&words)?;
                let grammars = Grammars::new(&vocabulary).map_err(|e| words.error(e))?;
                Ok::<_, ModelError>((vocabulary, grammars))
            });
            let network = Network::load(&mut gguf);
            let vocabulary = vocabulary.join().unwrap_or_else(|_| Err(words.error("reading its tokenizer panicked")));
            (vocabulary, network)
        });
        let ((vocabulary, grammars), mut network) = (vocabulary?, network?);
        let longest = options.context.unwrap_or(DEFAULT_CONTEXT).max(1);
        network.shape.context = network.shape.context.min(longest);
        let template = ChatTemplate::load(&words, &vocabulary)?;
        let digest = match words.text(SOURCE_KEY) {
            // The precision decides the weights beside the file they were made from.
            Some(source) => format!("{LAYOUT} {source} {}", network.precision()),
            None if options.prefixes.is_some() => digest(path)?,
            None => String::new(),
        };
        let name = options
            .name
            .or_else(|| words.text("general.name").map(str::to_string))
            .or_else(|| Some(path.file_stem()?.to_string_lossy().into_owned()))
            .unwrap_or_else(|| "local".into());
        Ok(LocalModel {
            inner: Arc::new(Inner {
                cache: Mutex::new(KvCache::new(network.shape)),
                engine: Engine {
                    name,
                    digest,
                    network,
                    lane: Lane::new(options.threads),
                    vocabulary,
                    template,
                    grammars,
                    prefixes: options.prefixes,
                },
            }),
        })
    }

    /// Longest prompt and completion together, in tokens.
    pub fn context(&self) -> usize {
        self.inner.engine.network.shape.context
    }

    /// The tokens of a text. Control tokens written in it count as plain characters.
    pub fn encode(&self, text: &str) -> Vec<u32> {
        self.inner.engine.vocabulary.encode(text)
    }

    /// The text of tokens.
    pub fn decode(&self, tokens: &[u32]) -> String {
        self.inner.engine.vocabulary.decode(tokens)
    }

    /// The token that ends an answer.
    pub fn end_token(&self) -> u32 {
        self.inner.engine.vocabulary.end()
    }

    /// The tokens of a conversation up to where the answer begins.
    pub fn encode_prompt(&self, messages: &[Message]) -> Result<Vec<u32>, ModelError> {
        Ok(self.inner.engine.prompt(messages, 0)?.tokens)
    }

    /// [`ChatModel::complete`], on the calling thread.
    pub fn complete_now(&self, request: &ModelRequest, cancel: &CancellationToken) -> Result<ModelTurn, ModelError> {
        self.stream_now(request, cancel, &|_| {})
    }

    /// [`ChatModel::stream`], on the calling thread.
    pub fn stream_now(
        &self,
        request: &ModelRequest,
        cancel: &CancellationToken,
        hear: &Hear<'_>,
    ) -> Result<ModelTurn, ModelError> {
        self.with_cache(|engine, cache| engine.complete(cache, request, cancel, hear))
    }

    /// How likely the model finds each continuation after a prompt of tokens. Computes on the
    /// calling thread; the prompt is read once.
    pub fn score(
        &self,
        prompt: &[u32],
        continuations: &[Vec<u32>],
        cancel: &CancellationToken,
    ) -> Result<Vec<Score>, ModelError> {
        let prompt = Prompt { tokens: prompt.to_vec(), stable: 0 };
        self.with_cache(|engine, cache| engine.score(cache, &prompt, continuations, cancel))
    }

    /// How likely the model finds each text, with the end of the answer after it, as the answer
    /// to a conversation. Of the messages, `stable_messages` stay the same between requests.
    pub fn score_answers(
        &self,
        messages: &[Message],
        stable_messages: usize,
        answers: &[String],
        cancel: &CancellationToken,
    ) -> Result<Vec<Score>, ModelError> {
        let prompt = self.inner.engine.prompt(messages, stable_messages)?;
        let continuations: Vec<Vec<u32>> = answers
            .iter()
            .map(|answer| {
                let mut tokens = self.encode(answer);
                tokens.push(self.end_token());
                tokens
            })
            .collect();
        self.with_cache(|engine, cache| engine.score(cache, &prompt, &continuations, cancel))
    }

    fn with_cache<R>(&self, work: impl FnOnce(&Engine, &mut KvCache) -> R) -> R {
        let mut cache = self.inner.cache.lock().unwrap_or_else(PoisonError::into_inner);
        work(&self.inner.engine, &mut cache)
    }
}

impl ChatModel for LocalModel {
    fn name(&self) -> String {
        self.inner.engine.name.clone()
    }

    fn sees_images(&self) -> bool {
        false
    }

    fn write<'a>(
        &'a self,
        request: &'a ModelRequest,
        cancel: &'a CancellationToken,
        hear: &'a Hear<'a>,
    ) -> BoxFuture<'a, Result<ModelTurn, ModelError>> {
        let (model, request) = (self.clone(), request.clone());
        on_own_thread(self.name(), cancel, hear, move |cancel, hear| model.stream_now(&request, cancel, hear)).boxed()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::Finish;
    use super::super::testing;
    use super::*;

    const PLAN: &str = r#"start: "count the " NAME "\n"
NAME: /[a-z]{1,4}/"#;

    fn model(prefixes: Option<PrefixCache>) -> LocalModel {
        let options = LocalOptions { threads: Threads::One, prefixes, ..LocalOptions::default() };
        LocalModel::load(&testing::tiny_model(7), options).unwrap()
    }

    fn request(text: &str, grammar: Option<&str>) -> ModelRequest {
        let mut request = ModelRequest::new(vec![Message::user(text)], 20);
        request.grammar = grammar.map(str::to_string);
        request
    }

    fn complete(model: &LocalModel, request: &ModelRequest) -> Result<ModelTurn, ModelError> {
        model.complete_now(request, &CancellationToken::new())
    }

    #[test]
    fn the_grammar_is_obeyed_and_its_forced_tokens_are_counted() {
        let turn = complete(&model(None), &request("the", Some(PLAN))).unwrap();
        let name = turn.text.strip_prefix("count the ").unwrap();
        let name = name.strip_suffix('\n').unwrap();
        assert!((1..=4).contains(&name.len()) && name.chars().all(|c| c.is_ascii_lowercase()));
        assert_eq!(turn.finish, Finish::Stop);
        // `count`, ` the` and what follows them up to the name are no choice of the model's.
        assert!(turn.usage.forced_tokens >= 2, "{:?}", turn.usage);
        assert!(turn.usage.completion_tokens > turn.usage.forced_tokens);
        assert!(turn.log_prob.unwrap() < 0.0);
    }

    #[test]
    fn a_completion_without_any_choice_needs_no_pass_over_it() {
        let turn = complete(&model(None), &request("a", Some(r#"start: "the count""#))).unwrap();
        assert_eq!(turn.text, "the count");
        assert_eq!(turn.usage.completion_tokens, turn.usage.forced_tokens);
        assert_eq!(turn.log_prob, Some(0.0));
    }

    #[test]
    fn no_completion_is_longer_than_asked_for() {
        for grammar in [None, Some("start: /[a-z]{9}/"), Some(r#"start: "abcdefgh""#)] {
            let mut request = request("a", grammar);
            request.max_tokens = 3;
            let turn = complete(&model(None), &request).unwrap();
            assert!(turn.usage.completion_tokens <= 3, "{turn:?}");
            if grammar.is_some() {
                assert_eq!(turn.finish, Finish::Length);
            }
        }
    }

    #[test]
    fn a_completion_ends_with_the_context() {
        let model = model(None);
        let mut request = request("", Some("start: /[a-z]{400}/"));
        request.max_tokens = 10_000;
        let turn = complete(&model, &request).unwrap();
        let tokens = turn.usage.prompt_tokens + turn.usage.completion_tokens;
        assert_eq!((turn.finish, tokens), (Finish::Length, model.context()));
    }

    #[test]
    fn a_prompt_longer_than_the_context_is_refused_with_both_lengths() {
        let error = complete(&model(None), &request(&"7 ".repeat(300), None)).unwrap_err();
        let ModelError::TooLong { tokens, limit, .. } = error else {
            panic!("{error}");
        };
        assert!(tokens > limit && limit == testing::CONTEXT);
        assert!(error.to_string().contains("fewer demonstrations"));
    }

    #[test]
    fn a_grammar_that_is_none_is_refused() {
        let error = complete(&model(None), &request("a", Some("start: nothing"))).unwrap_err();
        assert!(matches!(error, ModelError::Grammar { .. }), "{error}");
    }

    #[test]
    fn pictures_are_refused() {
        let mut request = request("a", None);
        request.messages[0].parts.push(super::super::Part::image(Arc::new(vec![1]), 1, 1));
        let error = complete(&model(None), &request).unwrap_err();
        assert!(matches!(error, ModelError::CannotSee { .. }), "{error}");
    }

    #[tokio::test]
    async fn a_cancelled_request_ends_and_leaves_the_model_usable() {
        let model = model(None);
        let cancel = CancellationToken::new();
        cancel.cancel();
        let request = request("a", Some(PLAN));
        let error = model.complete(&request, &cancel).await.unwrap_err();
        assert!(matches!(error, ModelError::Cancelled));
        let turn = model.complete(&request, &CancellationToken::new()).await;
        assert!(turn.unwrap().text.starts_with("count the "));
    }

    #[test]
    fn what_was_read_before_is_not_read_again_and_changes_nothing() {
        let model = model(None);
        let first = complete(&model, &request("the count", Some(PLAN))).unwrap();
        complete(&model, &request("something else", None)).unwrap();
        let again = complete(&model, &request("the count", Some(PLAN))).unwrap();
        assert_eq!(first.usage.cached_tokens, 0);
        assert!(again.usage.cached_tokens > 0);
        assert_eq!((first.text, first.log_prob), (again.text, again.log_prob));
    }

    #[test]
    fn a_stored_prefix_gives_the_same_bits_in_another_process() {
        let folder = tempfile::tempdir().unwrap();
        let cache = || Some(PrefixCache::new(folder.path(), 1 << 30));
        let mut asked = request("the count", Some(PLAN));
        asked.messages.insert(0, Message::system("count the words ".repeat(4)));
        asked.stable_messages = 1;
        let plain = complete(&model(None), &asked).unwrap();
        let first = complete(&model(cache()), &asked).unwrap();
        let mut other = asked.clone();
        other.messages[1] = Message::user("other");
        let second = model(cache());
        assert!(complete(&second, &other).unwrap().usage.cached_tokens >= 32);
        let warm = complete(&model(cache()), &asked).unwrap();
        assert_eq!(first.usage.cached_tokens, 0);
        assert!(warm.usage.cached_tokens >= 32, "{:?}", warm.usage);
        for turn in [&first, &warm] {
            assert_eq!((&turn.text, turn.log_prob), (&plain.text, plain.log_prob));
        }
        for file in std::fs::read_dir(folder.path()).unwrap() {
            std::fs::write(file.unwrap().path(), b"damaged").unwrap();
        }
        let mended = complete(&model(cache()), &asked).unwrap();
        assert_eq!((mended.text, mended.usage.cached_tokens), (plain.text, 0));
        assert!(complete(&model(cache()), &asked).unwrap().usage.cached_tokens >= 32);
    }

    #[test]
    fn scores_agree_with_reading_each_continuation_by_itself() {
        let model = model(None);
        let prompt = model.encode_prompt(&[Message::user("the")]).unwrap();
        let texts = ["count the", "count", "", "the count", "the count"];
        let continuations: Vec<Vec<u32>> = texts.iter().map(|t| model.encode(t)).collect();
        let cancel = CancellationToken::new();
        let together = model.score(&prompt, &continuations, &cancel).unwrap();
        for (continuation, score) in continuations.iter().zip(&together) {
            let fresh = self::model(None);
            let alone = fresh.score(&prompt, std::slice::from_ref(continuation), &cancel).unwrap();
            assert_eq!(&alone[0], score);
            let mean = score.sum / continuation.len().max(1) as f32;
            assert!((score.mean - mean).abs() < 1e-6);
        }
        assert_eq!(together[2].sum, 0.0);
        assert!(together[0].sum < together[1].sum);
    }

    #[test]
    fn a_score_is_the_log_probability_that_decoding_reports() {
        let model = model(None);
        let mut asked = request("the", Some("start: /[a-z]{3}/"));
        asked.max_tokens = 3;
        let turn = complete(&model, &asked).unwrap();
        let mut tokens = model.encode(&turn.text);
        tokens.truncate(turn.usage.completion_tokens);
        let prompt = model.encode_prompt(&asked.messages).unwrap();
        let score = model.score(&prompt, &[tokens.clone()], &CancellationToken::new()).unwrap();
        if turn.usage.forced_tokens == 0 && tokens.len() == turn.usage.completion_tokens {
            assert_eq!(Some(score[0].sum), turn.log_prob);
        }
        assert_eq!(model.decode(&tokens), turn.text);
    }

    #[test]
    fn a_completion_goes_the_other_way_where_the_model_was_least_sure() {
        let model = model(None);
        let mut asked = request("the", Some("start: /[a-z]{9}/"));
        let turn = complete(&model, &asked).unwrap();
        let doubt = turn.doubt.unwrap();
        assert!(doubt.gap >= 0.0 && turn.usage.forced_tokens == 0);
        let prompt = model.encode_prompt(&asked.messages).unwrap();
        let score = model.score(&prompt, std::slice::from_ref(&doubt.begun), &CancellationToken::new()).unwrap();
        assert!((score[0].sum - doubt.log_prob).abs() < 1e-4, "{score:?} {doubt:?}");
        asked.begun = doubt.begun;
        let other = complete(&model, &asked).unwrap();
        let (begun, next) = (model.decode(&asked.begun), model.decode(&asked.begun[asked.begun.len() - 1..]));
        assert!(other.text.starts_with(&begun) && other.text.len() == 9);
        assert!(!turn.text[begun.len() - next.len()..].starts_with(&next));
        assert!(other.doubt.is_none_or(|doubt| doubt.begun.len() > asked.begun.len()));
    }

    #[test]
    fn a_beginning_that_cannot_be_one_is_refused() {
        let model = model(None);
        let mut asked = request("a", Some(PLAN));
        asked.begun = model.encode("the");
        let error = complete(&model, &asked).unwrap_err();
        assert!(matches!(error, ModelError::Grammar { .. }), "{error}");
        for (begun, said) in [(vec![u32::MAX], "no token"), (model.encode(&"the ".repeat(20)), "may have 20")] {
            let asked = ModelRequest { begun, ..request("a", None) };
            let error = complete(&model, &asked).unwrap_err().to_string();
            assert!(error.contains(said), "{error}");
        }
    }

    #[test]
    fn drawing_depends_on_the_seed_and_only_on_it() {
        let model = model(None);
        let draw = |seed| {
            let mut request = request("a", Some("start: /[a-z]{12}/"));
            (request.temperature, request.seed) = (1.5, seed);
            complete(&model, &request).unwrap().text
        };
        assert_eq!(draw(1), draw(1));
        assert!((2..8).any(|seed| draw(seed) != draw(1)));
    }

    #[test]
    fn a_stop_text_ends_the_completion_before_itself() {
        let mut asked = request("a", Some(r#"start: "the count" /[a-z]+/"#));
        asked.stop = vec!["cou".into()];
        let turn = complete(&model(None), &asked).unwrap();
        assert_eq!((turn.text.as_str(), turn.finish), ("the ", Finish::Stop));
    }

    #[test]
    fn files_that_are_no_model_are_named() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.gguf");
        let good = std::fs::read(&*testing::tiny_model(7)).unwrap();
        let cut = good[..good.len() * 2 / 3].to_vec();
        for bytes in [Vec::new(), b"junk".to_vec(), good[..100].to_vec(), cut] {
            std::fs::write(&path, bytes).unwrap();
            let error = LocalModel::load(&path, LocalOptions::default()).err().unwrap();
            assert!(error.to_string().contains("x.gguf"), "{error}");
        }
        let missing = LocalModel::load(&folder.path().join("no.gguf"), LocalOptions::default());
        assert!(missing.is_err());
    }
}
