//! Models behind an OpenAI-compatible address: hosted services, llama.cpp, vLLM, Ollama, LM Studio and the like.
//!
//! Servers differ in what they take. What one refuses (streaming, a parameter) is left out from then on; an answer
//! form it cannot hold to is [`ModelError::Grammar`], so that the caller can ask for another form. The form is part of
//! the request: its grammar is made by [`json_grammar`] (structured output) or [`tool_grammar`] (a tool call).
//!
//! The API key is never part of an error, of `Debug` or of a request that is kept.

mod transport;
mod wire;

use std::fmt;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use async_openai::Client;
use async_openai::config::OpenAIConfig;
use async_openai::error::OpenAIError;
use futures::StreamExt;
use futures::future::BoxFuture;
use serde_json::Value as Json;
use tokio_util::sync::CancellationToken;

use self::transport::{Refused, Transport};
use self::wire::{Abilities, Chunk, Collected, Form};
use super::{ChatModel, Finish, Hear, ModelError, ModelRequest, ModelTurn};

/// The most bytes of an answer that are kept; longer ones are an error.
pub const MAX_ANSWER: usize = 1 << 20;

/// First wait before a request is sent again; doubled each time, unless the server says how long to wait.
const FIRST_WAIT: Duration = Duration::from_millis(250);

/// The grammar of an answer that is JSON of this schema. Servers get it as structured output; it is also a grammar
/// that local models can hold to.
pub fn json_grammar(schema: &Json) -> String {
    format!("start: %json {schema}")
}

/// The grammar of an answer that is a call of the tool `name` whose arguments have this schema; the answer is the
/// arguments. The schema's `description` says what the tool is for.
pub fn tool_grammar(name: &str, schema: &Json) -> String {
    format!("start: {name}\n{name}: %json {schema}")
}

/// Where a model is and what it can do.
#[derive(Clone)]
pub struct OpenAiOptions {
    /// The address up to and without `/chat/completions`, such as `http://localhost:8080/v1`.
    pub base_url: String,
    /// The key, where the server asks for one.
    pub api_key: Option<String>,
    /// The model's name on that server.
    pub model: String,
    /// Whether the model sees pictures.
    pub sees_images: bool,
    /// How long one completion may take, tries included.
    pub timeout: Duration,
    /// How often a request is sent again after the server was busy (429), failed (5xx) or broke off.
    pub max_retries: u32,
}

impl OpenAiOptions {
    /// A model that only reads, without a key, two minutes and two retries.
    pub fn new(base_url: impl Into<String>, model: impl Into<String>) -> Self {
        Self {
            base_url: base_url.into(),
            api_key: None,
            model: model.into(),
            sees_images: false,
            timeout: Duration::from_secs(120),
            max_retries: 2,
        }
    }
}

impl fmt::Debug for OpenAiOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OpenAiOptions")
            .field("base_url", &transport::shown_url(&self.base_url))
            .field("api_key", &self.api_key.as_ref().map(|_| "…"))
            .field("model", &self.model)
            .field("sees_images", &self.sees_images)
            .field("timeout", &self.timeout)
            .field("max_retries", &self.max_retries)
            .finish()
    }
}

/// A model behind an OpenAI-compatible address.
pub struct OpenAi {
    options: OpenAiOptions,
    client: Client<OpenAIConfig>,
    /// The address as errors show it: without password and query.
    shown_url: String,
    abilities: Mutex<Abilities>,
}

impl fmt::Debug for OpenAi {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OpenAi").field("options", &self.options).finish_non_exhaustive()
    }
}

/// What one try came to.
enum Try {
    Done(Collected),
    /// The server refused something that can be left out: send it again at once.
    Again,
    /// The server may do better later.
    Later {
        wait: Option<Duration>,
        error: ModelError,
    },
    Failed(ModelError),
}

impl OpenAi {
    /// Prepares the client; nothing is sent yet.
    ///
    /// # Errors
    ///
    /// [`ModelError::Backend`] when the address, the model's name or the key cannot be used.
    pub fn new(mut options: OpenAiOptions) -> Result<Self, ModelError> {
        options.model = options.model.trim().to_owned();
        let fail = |reason: String| ModelError::Backend { model: options.model.clone(), reason };
        if options.model.is_empty() {
            return Err(fail("no model is named: set SIGHTLINE_MODEL to the model's name on the server".to_owned()));
        }
        let base_url = transport::checked_url(&options.base_url).map_err(fail)?;
        let key = options.api_key.as_deref().map(str::trim).filter(|key| !key.is_empty());
        if key.is_some_and(|key| !key.chars().all(|c| c.is_ascii_graphic())) {
            return Err(fail("the API key holds a character that no key has: check SIGHTLINE_API_KEY".to_owned()));
        }
        options.api_key = key.map(str::to_owned);
        let transport = Transport::new(&base_url, options.api_key.clone()).map_err(fail)?;
        // Names an organisation or project only where the user did, not where another program's variables do.
        let config = OpenAIConfig::new()
            .with_org_id("")
            .with_project_id("")
            .with_api_base(base_url.as_str().trim_end_matches('/'))
            .with_api_key(options.api_key.clone().unwrap_or_default());
        let client = Client::with_config(config).with_http_service(transport);
        let shown_url = transport::shown_url(&options.base_url);
        Ok(Self { options, client, shown_url, abilities: Mutex::default() })
    }

    fn abilities(&self) -> Abilities {
        *self.abilities.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn fail(&self, reason: impl Into<String>) -> ModelError {
        ModelError::Backend { model: self.options.model.clone(), reason: reason.into() }
    }

    async fn answer(&self, request: &ModelRequest, hear: &Hear<'_>) -> Result<Collected, ModelError> {
        let form = Form::of(request)?;
        let deadline = Instant::now() + self.options.timeout;
        let mut wait = FIRST_WAIT;
        let mut retries = 0;
        loop {
            match self.attempt(request, &form, hear).await {
                Try::Done(answer) => return Ok(answer),
                Try::Again => {}
                Try::Failed(error) => return Err(error),
                Try::Later { error, .. } if retries >= self.options.max_retries => return Err(error),
                Try::Later { wait: asked, error } => {
                    let pause = asked.unwrap_or(wait);
                    if Instant::now() + pause >= deadline {
                        return Err(error);
                    }
                    tokio::time::sleep(pause).await;
                    wait *= 2;
                    retries += 1;
                }
            }
        }
    }

    async fn attempt(&self, request: &ModelRequest, form: &Form, hear: &Hear<'_>) -> Try {
        let abilities = self.abilities();
        let body = wire::body(request, form, &self.options.model, abilities);
        let result = if abilities.streams { self.streamed(&body, hear).await } else { self.whole(&body).await };
        match result {
            Ok(answer) if answer.is_silent() && abilities.streams => {
                // Some servers answer a request for a stream with plain JSON or nothing at all.
                self.learn(|abilities| abilities.streams = false);
                Try::Again
            }
            Ok(answer) if answer.is_silent() => Try::Failed(
                self.fail(format!("`{}` sent no answer: is it an OpenAI-compatible address?", self.shown_url)),
            ),
            Ok(answer) if abilities.streams && answer.finish.is_none() => {
                let got = answer.len();
                let error = self.fail(format!("`{}` broke off its answer after {got} bytes", self.shown_url));
                Try::Later { wait: None, error }
            }
            Ok(answer) => Try::Done(answer),
            Err(error) => self.sort(error, form, abilities),
        }
    }

    async fn whole(&self, body: &Json) -> Result<Collected, OpenAIError> {
        let response: Chunk = self.client.chat().create_byot(body).await?;
        let mut answer = Collected::default();
        answer.add(response)?;
        Ok(answer)
    }

    async fn streamed(&self, body: &Json, hear: &Hear<'_>) -> Result<Collected, OpenAIError> {
        let mut stream = self.client.chat().create_stream_byot::<_, Chunk>(body).await?;
        let mut answer = Collected::default();
        while let Some(chunk) = stream.next().await {
            answer.add(chunk?)?;
            hear(answer.text());
        }
        Ok(answer)
    }

    fn learn(&self, change: impl FnOnce(&mut Abilities)) {
        change(&mut self.abilities.lock().unwrap_or_else(PoisonError::into_inner));
    }

    /// What to do about an error, and how to say it.
    fn sort(&self, error: OpenAIError, form: &Form, used: Abilities) -> Try {
        let url = &self.shown_url;
        match error {
            OpenAIError::Boxed(error) => match error.downcast::<Refused>() {
                Ok(refused) => self.sort_refused(*refused, form, used),
                Err(other) => Try::Failed(self.fail(self.hide(&other.to_string()))),
            },
            OpenAIError::Reqwest(error) if error.is_connect() => Try::Failed(self.fail(format!(
                "cannot connect to `{url}` ({}): start the server, or set SIGHTLINE_BASE_URL to where it is",
                self.hide(&transport::root_cause(&error))
            ))),
            OpenAIError::Reqwest(error) => Try::Later {
                wait: None,
                error: self.fail(format!(
                    "the connection to `{url}` broke off: {}",
                    self.hide(&transport::root_cause(&error))
                )),
            },
            OpenAIError::StreamError(error) => Try::Later {
                wait: None,
                error: self.fail(format!("`{url}` broke off its answer: {}", self.hide(&error.to_string()))),
            },
            OpenAIError::JSONDeserialize(error, content) => Try::Failed(self.fail(format!(
                "`{url}` answered with something else than a chat completion ({error}): {}",
                self.hide(&transport::excerpt(&content))
            ))),
            OpenAIError::InvalidArgument(message) => Try::Failed(self.fail(self.hide(&message))),
            other => Try::Failed(self.fail(self.hide(&other.to_string()))),
        }
    }

    fn sort_refused(&self, refused: Refused, form: &Form, used: Abilities) -> Try {
        let words = self.hide(&refused.message);
        if form.is_refused_by(refused.status, &words) {
            return Try::Failed(ModelError::Grammar { reason: format!("`{}` says: {words}", self.shown_url) });
        }
        if matches!(refused.status, 400 | 422 | 501)
            && let Some(learned) = used.without(&words)
        {
            self.learn(|abilities| *abilities = learned);
            return Try::Again;
        }
        let error = self.fail(self.refusal(refused.status, &words));
        let is_quota = words.contains("insufficient_quota");
        if (refused.status == 429 && !is_quota) || refused.status >= 500 {
            return Try::Later { wait: refused.retry_after, error };
        }
        Try::Failed(error)
    }

    fn refusal(&self, status: u16, words: &str) -> String {
        let (url, model) = (&self.shown_url, &self.options.model);
        match status {
            401 | 403 if self.options.api_key.is_none() => {
                format!("`{url}` asks for an API key ({status}): set SIGHTLINE_API_KEY; it says: {words}")
            }
            401 | 403 => {
                format!("`{url}` does not take the API key ({status}): check SIGHTLINE_API_KEY; it says: {words}")
            }
            404 => format!(
                "`{url}` has no model `{model}` or no `/chat/completions` (404): check SIGHTLINE_MODEL and \
                 SIGHTLINE_BASE_URL, which often ends in `/v1`; it says: {words}"
            ),
            429 => format!("`{url}` takes no more requests now (429): wait or use another key; it says: {words}"),
            300..=399 => format!("`{url}` has moved ({status}): set SIGHTLINE_BASE_URL to the new address; {words}"),
            500.. => format!("`{url}` failed ({status}): {words}"),
            _ => format!("`{url}` refuses the request ({status}): {words}"),
        }
    }

    /// Text from elsewhere without the key, should the server repeat it.
    fn hide(&self, text: &str) -> String {
        match &self.options.api_key {
            Some(key) => text.replace(key.as_str(), "…"),
            None => text.to_owned(),
        }
    }
}

impl ChatModel for OpenAi {
    fn name(&self) -> String {
        self.options.model.clone()
    }

    fn sees_images(&self) -> bool {
        self.options.sees_images
    }

    fn is_remote(&self) -> bool {
        true
    }

    fn write<'a>(
        &'a self,
        request: &'a ModelRequest,
        cancel: &'a CancellationToken,
        hear: &'a Hear<'a>,
    ) -> BoxFuture<'a, Result<ModelTurn, ModelError>> {
        Box::pin(async move {
            if !self.options.sees_images && request.messages.iter().any(super::Message::has_image) {
                return Err(ModelError::CannotSee { model: self.options.model.clone() });
            }
            let start = Instant::now();
            let answer = tokio::select! {
                biased;
                () = cancel.cancelled() => return Err(ModelError::Cancelled),
                answer = tokio::time::timeout(self.options.timeout, self.answer(request, hear)) => answer,
            };
            let answer = answer.unwrap_or_else(|_| {
                Err(self.fail(format!(
                    "`{}` gave no whole answer within {} s: allow more time or choose a faster model",
                    self.shown_url,
                    self.options.timeout.as_secs_f64()
                )))
            })?;
            let finish = match answer.finish.as_deref() {
                Some("length") => Finish::Length,
                _ => Finish::Stop,
            };
            let usage = answer.usage(start.elapsed().as_secs_f64());
            Ok(ModelTurn { text: answer.into_text(), finish, log_prob: None, doubt: None, usage })
        })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn options(base_url: &str) -> OpenAiOptions {
        OpenAiOptions { api_key: Some("sk-very-secret".into()), ..OpenAiOptions::new(base_url, "m") }
    }

    #[test]
    fn debug_shows_neither_key_nor_password() {
        let options = options("http://me:pass@localhost:1/v1");
        let shown = format!("{options:?} {:?}", OpenAi::new(options.clone()).unwrap());
        assert!(shown.contains("http://localhost:1/v1"), "{shown}");
        for secret in ["sk-very-secret", "pass"] {
            assert!(!shown.contains(secret), "{shown}");
        }
    }

    #[test]
    fn an_unusable_address_key_or_model_is_named() {
        let error = |options| OpenAi::new(options).unwrap_err().to_string();
        assert!(
            error(options("localhost:8080")).contains("SIGHTLINE_BASE_URL"),
            "{}",
            error(options("localhost:8080"))
        );
        assert!(error(options("ftp://x/v1")).contains("expected `http://"), "{}", error(options("ftp://x/v1")));
        let spaced = OpenAiOptions { api_key: Some("sk-a\nb".into()), ..options("http://x/v1") };
        let said = error(spaced);
        assert!(said.contains("SIGHTLINE_API_KEY") && !said.contains("sk-a"), "{said}");
        let token = error(options("http://x/v1?token=abc"));
        assert!(token.contains("leave that part out") && !token.contains("abc"), "{token}");
        assert!(error(OpenAiOptions { model: " ".into(), ..options("http://x/v1") }).contains("SIGHTLINE_MODEL"));
    }

    #[tokio::test]
    async fn pictures_are_refused_by_a_model_that_only_reads() {
        let model = OpenAi::new(options("http://localhost:1/v1")).unwrap();
        let picture = crate::llm::Part::image(std::sync::Arc::new(vec![1]), 1, 1);
        let message = crate::llm::Message { role: crate::llm::Role::User, parts: vec![picture] };
        let request = ModelRequest::new(vec![message], 1);
        let error = model.complete(&request, &CancellationToken::new()).await.unwrap_err();
        assert!(matches!(error, ModelError::CannotSee { .. }), "{error}");
    }
}
