//! The local engine: reads a prompt, writes a completion under a grammar, scores continuations.
//!
//! One [`Engine`] holds all that a model file brings; one [`KvCache`] holds what it has read.
//! Tokens that the grammar forces are read together with the next chosen one, so they cost no
//! pass of their own.

use tokio_util::sync::CancellationToken;
use toktrie::SimpleVob;

use super::chat::ChatTemplate;
use super::constrain::{Constraint, Grammars};
use super::forward::{Network, Want};
use super::kernel::log_sum_exp;
use super::kv::KvCache;
use super::lane::Lane;
use super::prefix::PrefixCache;
use super::vocabulary::Vocabulary;
use super::{Doubt, Finish, Hear, Message, ModelError, ModelRequest, ModelTurn, Usage};

/// Tokens read between two looks at the cancellation.
const STRIDE: usize = 128;

/// Shorter prompt beginnings are not worth a file.
const MIN_PREFIX: usize = 32;

/// A loaded model.
pub(crate) struct Engine {
    pub(crate) name: String,
    /// Stands for the weights in the keys of stored prompt beginnings.
    pub(crate) digest: String,
    pub(crate) network: Network,
    pub(crate) lane: Lane,
    pub(crate) vocabulary: Vocabulary,
    pub(crate) template: ChatTemplate,
    pub(crate) grammars: Grammars,
    pub(crate) prefixes: Option<PrefixCache>,
}

/// The tokens of a prompt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Prompt {
    pub(crate) tokens: Vec<u32>,
    /// How many of the first tokens come from the messages that stay the same.
    pub(crate) stable: usize,
}

/// How likely a model finds a continuation.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Score {
    /// Sum of the natural logarithms of the tokens' probabilities.
    pub sum: f32,
    /// The sum divided by the number of tokens; 0 for an empty continuation.
    pub mean: f32,
}

impl Engine {
    /// The tokens of a conversation up to where the answer begins.
    pub(crate) fn prompt(&self, messages: &[Message], stable_messages: usize) -> Result<Prompt, ModelError> {
        if messages.iter().any(Message::has_image) {
            return Err(ModelError::CannotSee { model: self.name.clone() });
        }
        let encode = |messages: &[Message], answer: bool| {
            self.template
                .render(messages, &self.vocabulary, answer)
                .map(|text| self.vocabulary.encode_template(&text))
                .map_err(|reason| self.failed(reason))
        };
        let tokens = encode(messages, true)?;
        let stable = match stable_messages.min(messages.len()) {
            0 => 0,
            n => encode(&messages[..n], false)?.iter().zip(&tokens).take_while(|(a, b)| a == b).count(),
        };
        Ok(Prompt { tokens, stable })
    }

    /// Writes the answer to a request.
    pub(crate) fn complete(
        &self,
        cache: &mut KvCache,
        request: &ModelRequest,
        cancel: &CancellationToken,
        hear: &Hear<'_>,
    ) -> Result<ModelTurn, ModelError> {
        let started = std::time::Instant::now();
        let mut prompt = self.prompt(&request.messages, request.stable_messages)?;
        prompt.tokens.extend(self.vocabulary.encode(&request.written));
        let room = self.room(&prompt.tokens)?;
        let constraint = request.grammar.as_deref().map(|lark| self.grammars.start(lark)).transpose()?;
        let cached = self.reuse(cache, &prompt);
        let mut writer = Writer {
            engine: self,
            cancel,
            hear,
            constraint,
            pending: prompt.tokens[cached..].to_vec(),
            written: Vec::new(),
            forced: 0,
            log_prob: 0.0,
            doubt: None,
            random: request.seed,
            temperature: request.temperature,
        };
        let limit = request.max_tokens.min(room);
        writer.begin(&request.begun, limit)?;
        let (text, finish) = writer.write(cache, limit, &request.stop)?;
        let (completion_tokens, forced_tokens) = (writer.written.len(), writer.forced);
        let log_prob = writer.log_prob;
        self.keep(cache, &prompt);
        Ok(ModelTurn {
            text,
            finish,
            log_prob: Some(log_prob),
            doubt: writer.doubt,
            usage: Usage {
                prompt_tokens: prompt.tokens.len(),
                cached_tokens: cached,
                completion_tokens,
                forced_tokens,
                calls: 1,
                elapsed_s: started.elapsed().as_secs_f64(),
            },
        })
    }

    /// How likely each continuation of a prompt is. The prompt is read once, and so is what a
    /// continuation has in common with the one before it.
    pub(crate) fn score(
        &self,
        cache: &mut KvCache,
        prompt: &Prompt,
        continuations: &[Vec<u32>],
        cancel: &CancellationToken,
    ) -> Result<Vec<Score>, ModelError> {
        let longest = continuations.iter().map(Vec::len).max().unwrap_or(0);
        let room = self.room(&prompt.tokens)?;
        if longest > room {
            return Err(self.too_long(prompt.tokens.len() + longest));
        }
        continuations.iter().try_for_each(|continuation| self.known(continuation))?;
        let cached = self.reuse(cache, prompt);
        let first = self.read(cache, &prompt.tokens[cached..], cancel)?;
        self.keep(cache, prompt);
        let start = prompt.tokens.len();
        let mut before: (&[u32], Vec<f32>) = (&[], Vec::new());
        let mut scores = Vec::new();
        for continuation in continuations {
            check(cancel)?;
            let common = common(before.0, continuation).min(before.1.len());
            let mut probs = before.1[..common].to_vec();
            if common == 0 && !continuation.is_empty() {
                probs.push(log_prob(&first, continuation[0]));
            }
            let from = probs.len().saturating_sub(1);
            if probs.len() < continuation.len() {
                cache.truncate(start + from);
                let read = &continuation[from..continuation.len() - 1];
                let logits = self
                    .lane
                    .run(read.len(), || self.network.read(read, cache, Want::All))
                    .map_err(|e| self.failed(e.to_string()))?;
                for (row, token) in logits.chunks_exact(self.network.vocabulary).zip(&continuation[from + 1..]) {
                    probs.push(log_prob(row, *token));
                }
            }
            let sum: f32 = probs.iter().sum();
            let mean = sum / probs.len().max(1) as f32;
            scores.push(Score { sum, mean });
            before = (continuation, probs);
        }
        Ok(scores)
    }

    /// Tokens that still fit after a prompt, at least one.
    fn room(&self, prompt: &[u32]) -> Result<usize, ModelError> {
        let limit = self.network.shape.context;
        if prompt.len() >= limit {
            return Err(self.too_long(prompt.len()));
        }
        if prompt.is_empty() {
            return Err(self.failed("the prompt is empty".into()));
        }
        Ok(limit - prompt.len())
    }

    /// Refuses tokens that the model does not have.
    fn known(&self, tokens: &[u32]) -> Result<(), ModelError> {
        match tokens.iter().find(|token| **token as usize >= self.network.vocabulary) {
            Some(token) => Err(self.failed(format!("there is no token {token}"))),
            None => Ok(()),
        }
    }

    fn too_long(&self, tokens: usize) -> ModelError {
        ModelError::TooLong { model: self.name.clone(), tokens, limit: self.network.shape.context }
    }

    fn failed(&self, reason: String) -> ModelError {
        ModelError::Backend { model: self.name.clone(), reason }
    }

    /// Brings the cache to the longest known beginning of a prompt, from memory or from disk,
    /// and gives its length: less than the prompt's, because the last token's logits are needed.
    fn reuse(&self, cache: &mut KvCache, prompt: &Prompt) -> usize {
        let tokens = &prompt.tokens;
        if let Some(prefixes) = &self.prefixes
            && prompt.stable >= MIN_PREFIX
            && cache.common(tokens) < prompt.stable
        {
            let stable = &tokens[..prompt.stable];
            if let Some(snapshot) = prefixes.load(&self.digest, &self.network.shape, stable) {
                cache.restore(&snapshot);
            }
        }
        let known = cache.common(tokens).min(tokens.len() - 1);
        cache.truncate(known);
        known
    }

    /// Stores the stable beginning of a prompt that has been read, if it is not stored yet.
    fn keep(&self, cache: &KvCache, prompt: &Prompt) {
        let stable = &prompt.tokens[..prompt.stable];
        if let Some(prefixes) = &self.prefixes
            && stable.len() >= MIN_PREFIX
            && cache.common(stable) == stable.len()
            && !prefixes.has(&self.digest, stable)
        {
            prefixes.store(&self.digest, &cache.snapshot(stable.len()));
        }
    }

    /// Reads tokens and gives the logits of the last one.
    fn read(&self, cache: &mut KvCache, tokens: &[u32], cancel: &CancellationToken) -> Result<Vec<f32>, ModelError> {
        let mut logits = Vec::new();
        let mut rest = tokens;
        while !rest.is_empty() {
            check(cancel)?;
            let (part, more) = rest.split_at(rest.len().min(STRIDE));
            let want = if more.is_empty() { Want::Last } else { Want::Nothing };
            logits = self
                .lane
                .run(part.len(), || self.network.read(part, cache, want))
                .map_err(|e| self.failed(e.to_string()))?;
            rest = more;
        }
        Ok(logits)
    }
}

/// One completion in the making.
struct Writer<'a> {
    engine: &'a Engine,
    cancel: &'a CancellationToken,
    hear: &'a Hear<'a>,
    constraint: Option<Constraint>,
    /// Tokens that are settled but not read yet.
    pending: Vec<u32>,
    /// The completion so far.
    written: Vec<u32>,
    forced: usize,
    log_prob: f32,
    doubt: Option<Doubt>,
    /// State of the random numbers.
    random: u64,
    temperature: f32,
}

impl Writer<'_> {
    /// Takes the tokens that the completion begins with.
    fn begin(&mut self, begun: &[u32], limit: usize) -> Result<(), ModelError> {
        if begun.len() > limit {
            return Err(self.engine.failed(format!("it begins with {} tokens and may have {limit}", begun.len())));
        }
        self.engine.known(begun)?;
        if let Some(constraint) = &mut self.constraint {
            begun.iter().try_for_each(|token| constraint.take(*token))?;
        }
        self.pending.extend_from_slice(begun);
        self.written.extend_from_slice(begun);
        Ok(())
    }

    /// Writes until the end, a stop text, or `limit` tokens.
    fn write(&mut self, cache: &mut KvCache, limit: usize, stop: &[String]) -> Result<(String, Finish), ModelError> {
        let mut told = 0;
        let finish = loop {
            check(self.cancel)?;
            let cut = self.take_forced(limit)?;
            if let Some(text) = self.stopped_text(stop) {
                return Ok((text, Finish::Stop));
            }
            if cut {
                break Finish::Length;
            }
            // Before the next pass: what is written is known while the model still thinks.
            if self.written.len() > told {
                told = self.written.len();
                (self.hear)(self.engine.vocabulary.decode(&self.written).trim_end_matches('\u{fffd}'));
            }
            if self.constraint.as_ref().is_some_and(Constraint::is_complete) {
                break Finish::Stop;
            }
            if self.written.len() >= limit {
                break Finish::Length;
            }
            let allowed = self.allowed()?;
            let logits = self.engine.read(cache, &self.pending, self.cancel)?;
            self.pending.clear();
            let token = self.choose(&logits, allowed.as_ref())?;
            let total = log_sum_exp(&logits);
            if let Some(allowed) = &allowed {
                self.doubt(&logits, total, allowed, token);
            }
            self.log_prob += logits[token as usize] - total;
            if self.engine.vocabulary.is_end(token) {
                break Finish::Stop;
            }
            if let Some(constraint) = &mut self.constraint {
                constraint.take(token)?;
            }
            self.pending.push(token);
            self.written.push(token);
        };
        Ok((self.engine.vocabulary.decode(&self.written), finish))
    }

    /// Takes what the grammar leaves no choice about; true if that is more than fits the limit.
    fn take_forced(&mut self, limit: usize) -> Result<bool, ModelError> {
        let Some(constraint) = &mut self.constraint else {
            return Ok(false);
        };
        let mut forced = constraint.take_forced();
        if let Some(error) = constraint.error() {
            return Err(error);
        }
        forced.retain(|token| !self.engine.vocabulary.is_end(*token));
        let room = limit - self.written.len();
        let cut = forced.len() > room;
        forced.truncate(room);
        self.forced += forced.len();
        self.pending.extend_from_slice(&forced);
        self.written.extend(forced);
        Ok(cut)
    }

    fn allowed(&mut self) -> Result<Option<SimpleVob>, ModelError> {
        self.constraint.as_mut().map(Constraint::allowed).transpose()
    }

    /// The text before the first stop text, if one has appeared.
    fn stopped_text(&self, stop: &[String]) -> Option<String> {
        if stop.is_empty() {
            return None;
        }
        let text = self.engine.vocabulary.decode(&self.written);
        let end = stop.iter().filter(|stop| !stop.is_empty()).filter_map(|stop| text.find(stop.as_str())).min()?;
        Some(text[..end].to_string())
    }

    /// The likeliest allowed token, or, above temperature 0, one drawn by likelihood.
    fn choose(&mut self, logits: &[f32], allowed: Option<&SimpleVob>) -> Result<u32, ModelError> {
        let may = |id: usize| allowed.is_none_or(|allowed| allowed.get(id));
        let candidates = || logits.iter().enumerate().filter(|(id, _)| may(*id));
        let (best, top) = candidates()
            .filter(|(_, logit)| logit.is_finite())
            .fold(None, |best: Option<(usize, f32)>, (id, logit)| match best {
                Some((_, top)) if top >= *logit => best,
                _ => Some((id, *logit)),
            })
            .ok_or_else(|| self.engine.failed("no token may follow, or the weights are broken".into()))?;
        if self.temperature <= 0.0 {
            return Ok(best as u32);
        }
        let temperature = self.temperature;
        let weight = |logit: f32| ((logit - top) / temperature).exp();
        let total: f32 = candidates().map(|(_, logit)| weight(*logit)).sum();
        let mut left = self.next_random() * total;
        for (id, logit) in candidates() {
            left -= weight(*logit);
            if left <= 0.0 {
                return Ok(id as u32);
            }
        }
        Ok(best as u32)
    }

    /// Remembers the likeliest token beside a chosen one, if it came closer than any before. `total` is the logarithm
    /// of what the exponentials of the logits come to.
    fn doubt(&mut self, logits: &[f32], total: f32, allowed: &SimpleVob, chosen: u32) {
        let others = logits.iter().enumerate().filter(|(id, logit)| {
            allowed.get(*id)
                && *id != chosen as usize
                && logit.is_finite()
                && !self.engine.vocabulary.is_end(*id as u32)
        });
        let Some((other, logit)) = others.max_by(|a, b| a.1.total_cmp(b.1)) else { return };
        let gap = logits[chosen as usize] - logit;
        if self.doubt.as_ref().is_none_or(|doubt| gap < doubt.gap) {
            let begun = [&self.written[..], &[other as u32]].concat();
            let log_prob = self.log_prob + (logit - total);
            self.doubt = Some(Doubt { begun, gap, log_prob });
        }
    }

    /// A number from 0 up to 1 (SplitMix64).
    fn next_random(&mut self) -> f32 {
        self.random = self.random.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.random;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) >> 40) as f32 / (1u64 << 24) as f32
    }
}

fn check(cancel: &CancellationToken) -> Result<(), ModelError> {
    if cancel.is_cancelled() {
        return Err(ModelError::Cancelled);
    }
    Ok(())
}

/// The natural logarithm of a token's probability.
fn log_prob(logits: &[f32], token: u32) -> f32 {
    logits[token as usize] - log_sum_exp(logits)
}

fn common(a: &[u32], b: &[u32]) -> usize {
    a.iter().zip(b).take_while(|(a, b)| a == b).count()
}
