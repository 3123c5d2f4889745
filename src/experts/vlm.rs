//! Models that look at a picture and write about it, out of weights that the user brings: `[expert]` kinds `vlm.blip`,
//! `vlm.moondream` and `vlm.qwen3`, each for the tasks `caption` and `answer`. Only in builds with the cargo feature
//! `vlm`.
//!
//! `folder` reads a model's files, `pixels` prepares pictures, one file a model knows its prompt and its forward pass
//! behind the trait [`Sees`]; everything else, above all the writing word by word, is here. What a model writes is
//! text and nothing else: it is cut at the manifest's limit and never read as anything but data.

mod blip;
mod folder;
mod pixels;
mod qwen3_vl;
#[cfg(test)]
mod testing;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, Weak};

use candle_core::{DType, Device, IndexOp, Tensor};
use futures::future::BoxFuture;
use image::RgbImage;
use serde::Deserialize;
use tokenizers::Tokenizer;
use tokio_util::sync::CancellationToken;

use super::families::{param, picture_params, settings, shaped};
use super::{Supplies, ensure_running};
use crate::tool::{Args, Context, Param, Resource, Tool, ToolError, ToolSpec, blocking};
use crate::value::{Value, ValueType};
use folder::{Folder, first_line};

/// Most tokens that a manifest may ask for.
const MAX_TOKENS: usize = 1024;
/// Most letters of a question.
const MAX_QUESTION: usize = 2000;
/// Stands in a prompt for the question.
const QUESTION: &str = "{question}";

/// A model that looks at a picture and continues a prompt, token by token.
trait Sees: Send {
    /// The tokens that put a prompt to the model, the picture's among them.
    fn prompt(&self, prompt: &str, picture: &RgbImage) -> Result<Vec<u32>, ToolError>;

    /// Looks at a picture and reads such tokens, forgetting what was before. Gives the logits of the next token.
    fn read(&mut self, picture: &RgbImage, tokens: &[u32]) -> Result<Vec<f32>, ToolError>;

    /// Reads one token more. Gives the logits of the next one.
    fn next(&mut self, token: u32) -> Result<Vec<f32>, ToolError>;

    /// What its tokens are.
    fn tokenizer(&self) -> &Tokenizer;

    /// The tokens that end what it writes.
    fn ends(&self) -> &[u32];

    /// Most tokens that it can hold, the prompt's among them.
    fn room(&self) -> usize;
}

/// Where a model stops writing.
#[derive(Debug, Clone, Copy)]
struct Limits {
    /// Most tokens.
    tokens: usize,
}

/// What a model wrote.
#[derive(Debug, PartialEq)]
struct Written {
    tokens: Vec<u32>,
    text: String,
}

/// Lets a model write what it finds most likely, token by token, up to its own end or the limit.
fn write(
    model: &mut dyn Sees,
    picture: &RgbImage,
    prompt: &str,
    limits: Limits,
    cancel: &CancellationToken,
) -> Result<Written, ToolError> {
    ensure_running(cancel)?;
    let start = model.prompt(prompt, picture)?;
    let room = model.room().saturating_sub(start.len());
    if room == 0 {
        return Err(ToolError::Limit {
            message: format!(
                "picture and prompt take {} tokens, the model holds {}: ask in fewer words or lower `max_pixels`",
                start.len(),
                model.room()
            ),
        });
    }
    let mut logits = model.read(picture, &start)?;
    let mut tokens = Vec::new();
    loop {
        ensure_running(cancel)?;
        let token = likeliest(&logits)?;
        if model.ends().contains(&token) {
            break;
        }
        tokens.push(token);
        if tokens.len() >= limits.tokens.min(room) {
            break;
        }
        logits = model.next(token)?;
    }
    let text = model.tokenizer().decode(&tokens, true);
    let text = text.map_err(|e| ToolError::failed(format!("the model's tokens are no text: {e}")))?;
    Ok(Written { tokens, text: text.trim().to_owned() })
}

/// The first of the tokens with the highest logit.
fn likeliest(logits: &[f32]) -> Result<u32, ToolError> {
    let mut best = None;
    for (token, logit) in logits.iter().enumerate() {
        if logit.is_nan() {
            return Err(ToolError::failed("the model's numbers overflow: set `dtype = \"f32\"` in the tool's manifest"));
        }
        if best.is_none_or(|(_, highest)| *logit > highest) {
            best = Some((token, *logit));
        }
    }
    best.map(|(token, _)| token as u32).ok_or_else(|| ToolError::failed("the model has no vocabulary"))
}

/// The last row of n x vocabulary logits.
fn last_row(logits: &Tensor) -> candle_core::Result<Vec<f32>> {
    logits.i(logits.dim(0)?.saturating_sub(1))?.to_dtype(DType::F32)?.to_vec1()
}

/// The tokens of a text, without any that the tokenizer would put around it.
fn encoded(tokenizer: &Tokenizer, text: &str) -> Result<Vec<u32>, ToolError> {
    let encoding = tokenizer.encode_fast(text, false);
    Ok(encoding.map_err(|e| ToolError::failed(format!("the prompt does not read: {e}")))?.get_ids().to_vec())
}

impl From<candle_core::Error> for ToolError {
    fn from(error: candle_core::Error) -> Self {
        Self::failed(format!("the model does not run: {}", first_line(&error)))
    }
}

/// The kinds of model.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Kind {
    Blip,
    Qwen3,
}

impl Kind {
    fn named(kind: &str) -> Option<Self> {
        match kind {
            "vlm.blip" => Some(Self::Blip),
            "vlm.qwen3" => Some(Self::Qwen3),
            _ => None,
        }
    }

    /// The prompt of a task unless the manifest has its own.
    fn prompt(self, task: Task, detailed: bool) -> &'static str {
        match (self, task, detailed) {
            // BLIP was trained to write captions of pictures without any words before them.
            (Self::Blip, Task::Caption, _) => "",
            (Self::Blip, Task::Answer, _) => "question: {question} answer:",
            (Self::Qwen3, Task::Caption, false) => "Describe the picture in one short sentence.",
            (Self::Qwen3, Task::Caption, true) => "Describe the picture in detail.",
            (Self::Qwen3, Task::Answer, _) => "{question}",
        }
    }
}

/// What a tool is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Task {
    Caption,
    Answer,
}

/// The table `[expert]` of these kinds.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Settings {
    /// Where the model's files lie; relative to the data folder.
    folder: PathBuf,
    task: Task,
    /// In the place of the kind's own prompt; for answers it holds `{question}`.
    prompt: Option<String>,
    #[serde(default = "default_tokens")]
    max_tokens: usize,
    #[serde(default)]
    dtype: Dtype,
    #[serde(default = "default_device")]
    device: String,
    /// Most pixels of the picture that a model of any size of picture sees.
    #[serde(default = "default_pixels")]
    max_pixels: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Dtype {
    #[default]
    F32,
    F16,
    Bf16,
}

impl From<Dtype> for DType {
    fn from(dtype: Dtype) -> Self {
        match dtype {
            Dtype::F32 => Self::F32,
            Dtype::F16 => Self::F16,
            Dtype::Bf16 => Self::BF16,
        }
    }
}

fn default_tokens() -> usize {
    64
}

fn default_device() -> String {
    "cpu".to_owned()
}

fn default_pixels() -> usize {
    1024 * 768
}

/// A model that is loaded at its first call and then kept, one call at a time. Tools over the same files share it.
struct Shared {
    source: ModelSource,
    model: Mutex<Option<Box<dyn Sees>>>,
}

/// What tells one loaded model from another.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct ModelSource {
    kind: Kind,
    folder: PathBuf,
    dtype: Dtype,
    device: String,
    max_pixels: usize,
}

impl Shared {
    /// The model of this source that another tool has already, or a new one.
    fn of(source: ModelSource) -> Arc<Self> {
        static ALL: Mutex<Option<HashMap<ModelSource, Weak<Shared>>>> = Mutex::new(None);
        let mut all = ALL.lock().unwrap_or_else(PoisonError::into_inner);
        let all = all.get_or_insert_default();
        if let Some(shared) = all.get(&source).and_then(Weak::upgrade) {
            return shared;
        }
        let shared = Arc::new(Self { source: source.clone(), model: Mutex::new(None) });
        all.insert(source, Arc::downgrade(&shared));
        shared
    }

    fn write(
        &self,
        picture: &RgbImage,
        prompt: &str,
        limits: Limits,
        cancel: &CancellationToken,
    ) -> Result<String, ToolError> {
        let mut model = self.model.lock().unwrap_or_else(PoisonError::into_inner);
        ensure_running(cancel)?;
        let model = match &mut *model {
            Some(model) => model,
            none => none.insert(self.source.load()?),
        };
        write(model.as_mut(), picture, prompt, limits, cancel).map(|written| written.text)
    }
}

impl ModelSource {
    fn load(&self) -> Result<Box<dyn Sees>, ToolError> {
        let folder = Folder::open(&self.folder)?;
        let device = device(&self.device)?;
        let loaded: Box<dyn Sees> = match self.kind {
            Kind::Blip => Box::new(blip::Blip::load(&folder, &device)?),
            Kind::Qwen3 => Box::new(qwen3_vl::Qwen3Vl::load(&folder, self.dtype.into(), &device, self.max_pixels)?),
        };
        tracing::debug!(folder = %self.folder.display(), "loaded a model");
        Ok(loaded)
    }
}

fn device(name: &str) -> Result<Device, ToolError> {
    let unknown = || format!("device `{name}`: expected `cpu`, `cuda`, `cuda:1` or `metal`");
    let number = |rest: &str| match rest.strip_prefix(':') {
        None if rest.is_empty() => Some(0),
        None => None,
        Some(number) => number.parse().ok(),
    };
    let made = if name == "cpu" {
        return Ok(Device::Cpu);
    } else if let Some(rest) = name.strip_prefix("cuda") {
        Device::new_cuda(number(rest).ok_or_else(|| ToolError::Unavailable { message: unknown() })?)
    } else if let Some(rest) = name.strip_prefix("metal") {
        Device::new_metal(number(rest).ok_or_else(|| ToolError::Unavailable { message: unknown() })?)
    } else {
        return Err(ToolError::Unavailable { message: unknown() });
    };
    made.map_err(|e| ToolError::Unavailable {
        message: format!("device `{name}`: {}; set `device = \"cpu\"` in the tool's manifest", first_line(&e)),
    })
}

/// The tool behind a manifest of one of these kinds.
///
/// # Errors
///
/// A sentence about the manifest.
pub(super) fn make(spec: ToolSpec, supplies: &Supplies) -> Result<Arc<dyn Tool>, String> {
    let kind = spec.expert.as_ref().and_then(|expert| Kind::named(&expert.kind)).ok_or("[expert]: no such kind")?;
    let settings: Settings = settings(&spec)?;
    if !(1..=MAX_TOKENS).contains(&settings.max_tokens) {
        return Err(format!("[expert] max_tokens = {}: expected 1 to {MAX_TOKENS}", settings.max_tokens));
    }
    if kind == Kind::Blip && settings.dtype != Dtype::F32 {
        return Err("[expert] dtype: `vlm.blip` runs with `f32` only".to_owned());
    }
    if settings.task == Task::Answer && settings.prompt.as_ref().is_some_and(|prompt| !prompt.contains(QUESTION)) {
        return Err(format!("[expert] prompt: expected `{QUESTION}` in it, where the question goes"));
    }
    let mut spec = shaped(spec, params(settings.task), &ValueType::Text)?;
    if spec.resource == Resource::Light {
        spec.resource = if settings.device == "cpu" { Resource::Cpu } else { Resource::Gpu };
    }
    let base = supplies.folder.as_deref().unwrap_or(Path::new(""));
    let shared = Shared::of(ModelSource {
        kind,
        folder: base.join(&settings.folder),
        dtype: settings.dtype,
        device: settings.device,
        max_pixels: settings.max_pixels,
    });
    Ok(Arc::new(Vlm { spec, kind, task: settings.task, prompt: settings.prompt, tokens: settings.max_tokens, shared }))
}

fn params(task: Task) -> Vec<Param> {
    let mut params = picture_params();
    match task {
        Task::Caption => params.push(Param {
            choices: vec!["short".to_owned(), "detailed".to_owned()],
            ..param("length", ValueType::Text, "one short sentence, or more about it: short (the default) or detailed")
        }),
        Task::Answer => params.insert(
            1,
            Param { required: true, ..param("question", ValueType::Text, "what to answer about the picture") },
        ),
    }
    params
}

struct Vlm {
    spec: ToolSpec,
    kind: Kind,
    task: Task,
    prompt: Option<String>,
    tokens: usize,
    shared: Arc<Shared>,
}

impl Vlm {
    /// The prompt of a call.
    fn asked(&self, args: &Args) -> Result<String, ToolError> {
        let detailed = args.text_or_none("length")?.is_some_and(|length| length == "detailed");
        let prompt = self.prompt.as_deref().unwrap_or_else(|| self.kind.prompt(self.task, detailed));
        if self.task == Task::Caption {
            return Ok(prompt.to_owned());
        }
        let question = args.text("question")?.trim();
        let letters = question.chars().count();
        if !(1..=MAX_QUESTION).contains(&letters) {
            let message = format!("expected a question of 1 to {MAX_QUESTION} letters, got {letters}");
            return Err(ToolError::argument("question", message));
        }
        Ok(prompt.replacen(QUESTION, question, 1))
    }
}

impl Tool for Vlm {
    fn spec(&self) -> &ToolSpec {
        &self.spec
    }

    fn call(&self, args: Args, context: Context) -> BoxFuture<'_, Result<Value, ToolError>> {
        let asked = self.asked(&args);
        let (shared, limits) = (Arc::clone(&self.shared), Limits { tokens: self.tokens });
        Box::pin(blocking(move || {
            let view = args.view()?;
            if view.width() == 0 || view.height() == 0 {
                return Err(ToolError::argument("image", "the picture has no pixels"));
            }
            let text = shared.write(view.pixels(), &asked?, limits, &context.cancel)?;
            if text.is_empty() {
                return Err(ToolError::not_found("the model wrote nothing about this picture"));
            }
            Ok(Value::Text(text))
        }))
    }
}
