//! The embedded planner: which models it uses, what is made of them when they are installed, and how it is put
//! together.

use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, Result};

use super::app::App;
use super::args::{PatternArg, Planning};
use crate::llm::ChatModel;
use crate::llm::adapter::Adapter;
use crate::llm::embed::Embedder;
use crate::llm::local::{LocalModel, LocalOptions as ModelOptions, Threads};
use crate::llm::prefix::PrefixCache;
use crate::llm::requantise::{Precision, requantise};
use crate::models::{ModelStore, Silent};
use crate::planner::{Chain, Lessons, Local, LocalOptions, Pattern, Planner};
use crate::prompt::Embed;
use crate::value::Digest;

/// The language model that plans, as it was published.
pub(super) const LANGUAGE_MODEL: &str = "smollm2-135m-instruct";
/// What it was taught: an adapter.
pub(super) const ADAPTER: &str = "planner-adapter";
/// The model that compares questions.
pub(super) const EMBEDDER: &str = "all-minilm-l6-v2";

const WEIGHTS: &str = "SmolLM2-135M-Instruct.Q4_1.gguf";
const ADAPTER_WEIGHTS: &str = "planner-adapter.safetensors";
/// Raised when requantisation gives other weights.
const RECIPE: u32 = 1;
/// Bytes of prompt prefixes that are kept on disk.
const PREFIX_BYTES: u64 = 256 << 20;

/// Loads the language model as it was published; its weights are brought into the layout of the fast kernels once.
pub(super) fn language_model(store: &ModelStore, threads: usize) -> Result<Arc<dyn ChatModel>> {
    let source = store.path(LANGUAGE_MODEL, WEIGHTS)?;
    let make = |made: &Path| requantise(&source, made, Precision::Q8, None);
    let weights = store.derived(LANGUAGE_MODEL, "chat.gguf", RECIPE, &Silent, make)?;
    load(store, &weights, Some(LANGUAGE_MODEL.to_owned()), threads)
}

/// Loads the language model with what it was taught added to its weights, once.
pub(super) fn taught_model(store: &ModelStore, threads: usize) -> Result<Arc<dyn ChatModel>> {
    let source = store.path(LANGUAGE_MODEL, WEIGHTS)?;
    let lessons = store.path(ADAPTER, ADAPTER_WEIGHTS)?;
    let make = |made: &Path| requantise(&source, made, Precision::Q8, Some(&Adapter::load(&lessons)?));
    let weights = store.derived(ADAPTER, "planner.gguf", RECIPE, &Silent, make)?;
    load(store, &weights, Some(ADAPTER.to_owned()), threads)
}

/// Loads a language model of the user's own, as it is. What it reads of stable messages is kept like the embedded
/// one's.
pub(super) fn own_model(store: &ModelStore, path: &Path, threads: usize) -> Result<Arc<dyn ChatModel>> {
    load(store, path, path.file_stem().map(|name| name.to_string_lossy().into_owned()), threads)
}

fn load(store: &ModelStore, weights: &Path, name: Option<String>, threads: usize) -> Result<Arc<dyn ChatModel>> {
    let options = ModelOptions {
        name,
        threads: if threads == 1 { Threads::One } else { Threads::Auto },
        context: None,
        prefixes: Some(PrefixCache::new(store.home().root().join("prefixes"), PREFIX_BYTES)),
    };
    Ok(Arc::new(LocalModel::load(weights, options)?))
}

/// Puts the planner together.
pub(super) async fn planner(app: &App, model: Arc<dyn ChatModel>, how: Planning) -> Result<Arc<dyn Planner>> {
    let instructions = app.data.read_text("prompts/local.txt")?.into_owned();
    let pattern = match how.pattern {
        PatternArg::Infill => Pattern::Infill,
        PatternArg::Free => Pattern::Free,
        PatternArg::Taught => Pattern::Taught,
    };
    let chain = how.chain.unwrap_or(Chain::None);
    let glance = how.glance.unwrap_or(true);
    let options = LocalOptions { pattern, selection: how.selection, chain, glance, ..LocalOptions::default() };
    let shelf = app.shelf(how.selection).await?;
    let lessons = Lessons::new(&app.data.read_text("prompts/taught.txt")?);
    Ok(Arc::new(Local::new(model, shelf, instructions, options).with_lessons(lessons)))
}

/// The sentence embedder.
pub(super) fn embedder(store: Arc<ModelStore>) -> Result<Arc<dyn Embed>> {
    Ok(Arc::new(StoredEmbedder::load(store)?))
}

/// The sentence embedder, with the vectors of many sentences at once kept in a file: the demonstrations are embedded
/// when they change and not at every start.
struct StoredEmbedder {
    model: Embedder,
    store: Arc<ModelStore>,
}

impl StoredEmbedder {
    fn load(store: Arc<ModelStore>) -> Result<Self> {
        let file = |name| store.path(EMBEDDER, name);
        let model = Embedder::load_files(&file("config.json")?, &file("tokenizer.json")?, &file("model.safetensors")?)
            .context("cannot load the sentence embedder")?;
        Ok(Self { model, store })
    }

    fn file(&self, texts: &[&str]) -> std::path::PathBuf {
        let parts: Vec<&[u8]> = texts.iter().map(|text| text.as_bytes()).collect();
        self.store.home().root().join("embeddings").join(format!("{}.f32", Digest::of(&parts)))
    }
}

impl Embed for StoredEmbedder {
    fn embed(&self, texts: &[&str]) -> Result<Vec<Vec<f32>>, String> {
        const MANY: usize = 16;
        let width = self.model.width();
        if texts.len() < MANY {
            return self.model.embed(texts).map_err(|error| error.to_string());
        }
        let file = self.file(texts);
        if let Some(vectors) = std::fs::read(&file).ok().and_then(|bytes| unpack(&bytes, texts.len(), width)) {
            return Ok(vectors);
        }
        let vectors = self.model.embed(texts).map_err(|error| error.to_string())?;
        let bytes: Vec<u8> = vectors.iter().flatten().flat_map(|x| x.to_le_bytes()).collect();
        // Only time is lost when the file cannot be written.
        let _ = super::artifacts::write_file(&file, &bytes);
        Ok(vectors)
    }
}

/// Vectors out of a file; nothing when its size is not the right one.
fn unpack(bytes: &[u8], count: usize, width: usize) -> Option<Vec<Vec<f32>>> {
    if bytes.len() != count * width * 4 {
        return None;
    }
    let (numbers, _) = bytes.as_chunks::<4>();
    let numbers: Vec<f32> = numbers.iter().map(|four| f32::from_le_bytes(*four)).collect();
    Some(numbers.chunks(width).map(<[f32]>::to_vec).collect())
}
