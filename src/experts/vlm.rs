//! Models that look at a picture and write about it, out of weights that the user brings: `[expert]` kinds `vlm.blip`,
//! `vlm.moondream` and `vlm.qwen3`, each for the tasks `caption` and `answer`. Only in builds with the cargo feature
//! `vlm`.
//!
//! `folder` reads a model's files, `pixels` prepares pictures, one file a model knows its prompt and its forward pass;
//! `sees` is what they have in common and how they write; the tools are here. What a model writes is text and nothing
//! else: it is cut at the manifest's limit and never read as anything but data.

mod blip;
mod chat;
mod folder;
mod moondream;
mod pixels;
mod qwen3_vl;
mod sees;
#[cfg(test)]
pub(crate) mod testing;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, Weak};

use candle_core::{DType, Device};
use futures::future::BoxFuture;
use image::RgbImage;
use serde::Deserialize;
use tokio_util::sync::CancellationToken;

use super::families::{param, picture_params, settings, shaped};
use super::{Runtime, Supplies, ensure_running};
use crate::tool::{Args, Context, Param, Resource, Tool, ToolError, ToolSpec, blocking};
use crate::value::{Value, ValueType};
pub(crate) use chat::{Chat, Part, Turn};
use folder::{CONFIG, Folder, first_line};
use sees::{Sees, spelt, write};

/// Most tokens that a manifest may ask for.
const MAX_TOKENS: usize = 1024;
/// Fewest pixels that a manifest may limit pictures to.
const MIN_PIXELS: usize = 256 * 256;
/// Most letters of a question.
const MAX_QUESTION: usize = 2000;
/// Stands in a prompt for the question.
const QUESTION: &str = "{question}";

/// The kinds of model.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Kind {
    Blip,
    Moondream,
    Qwen3,
}

impl Kind {
    fn named(kind: &str) -> Option<Self> {
        match kind {
            "vlm.blip" => Some(Self::Blip),
            "vlm.moondream" => Some(Self::Moondream),
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
            (Self::Moondream, Task::Caption, false) => "\n\nQuestion: Describe this image in one sentence.\n\nAnswer:",
            (Self::Moondream, Task::Caption, true) => "\n\nQuestion: Describe this image.\n\nAnswer:",
            (Self::Moondream, Task::Answer, _) => "\n\nQuestion: {question}\n\nAnswer:",
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
    folder: Option<PathBuf>,
    /// In its place, a model of the store, whose manifest says where each file comes from.
    model: Option<String>,
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
    runtime: Arc<Runtime>,
    model: Mutex<Option<Box<dyn Sees>>>,
}

/// What tells one loaded model from another.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct ModelSource {
    kind: Kind,
    files: Files,
    dtype: Dtype,
    device: String,
    max_pixels: usize,
}

/// Where a model's files are.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Files {
    /// In a folder of the user's.
    Folder(PathBuf),
    /// In the store, under this name.
    Store(String),
}

impl Shared {
    /// The model of this source that another tool has already, or a new one.
    fn of(source: ModelSource, runtime: &Arc<Runtime>) -> Arc<Self> {
        static ALL: Mutex<Option<HashMap<ModelSource, Weak<Shared>>>> = Mutex::new(None);
        let mut all = ALL.lock().unwrap_or_else(PoisonError::into_inner);
        let all = all.get_or_insert_default();
        if let Some(shared) = all.get(&source).and_then(Weak::upgrade) {
            return shared;
        }
        let shared = Arc::new(Self { source: source.clone(), runtime: Arc::clone(runtime), model: Mutex::new(None) });
        all.insert(source, Arc::downgrade(&shared));
        shared
    }

    fn write(
        &self,
        picture: &RgbImage,
        prompt: &str,
        most: usize,
        cancel: &CancellationToken,
    ) -> Result<String, ToolError> {
        let mut model = self.model.lock().unwrap_or_else(PoisonError::into_inner);
        ensure_running(cancel)?;
        let model = match &mut *model {
            Some(model) => model,
            none => none.insert(self.source.load(&self.runtime)?),
        };
        let tokens = write(model.as_mut(), picture, prompt, most, cancel)?;
        spelt(model.as_ref(), &tokens)
    }
}

impl ModelSource {
    fn load(&self, runtime: &Runtime) -> Result<Box<dyn Sees>, ToolError> {
        let folder = match &self.files {
            Files::Folder(path) => Folder::open(path)?,
            // All files of a model lie side by side in the store; a file is there only if it is whole.
            Files::Store(model) => {
                let config = runtime.path(model, CONFIG)?;
                Folder::open(config.parent().unwrap_or(Path::new("")))?
            }
        };
        let device = device(&self.device)?;
        let loaded: Box<dyn Sees> = match self.kind {
            Kind::Blip => Box::new(blip::Blip::load(&folder, &device)?),
            Kind::Moondream => Box::new(moondream::Moondream::load(&folder, self.dtype.into(), &device)?),
            Kind::Qwen3 => Box::new(qwen3_vl::Qwen3Vl::load(&folder, self.dtype.into(), &device, self.max_pixels)?),
        };
        tracing::debug!(files = ?self.files, "loaded a model");
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
        message: format!("device `{name}`: {}; `cpu` is always there", first_line(&e)),
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
    if settings.max_pixels < MIN_PIXELS {
        return Err(format!("[expert] max_pixels = {}: expected {MIN_PIXELS} or more", settings.max_pixels));
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
    let files = match (settings.folder, settings.model) {
        (Some(folder), None) => Files::Folder(supplies.folder.as_deref().unwrap_or(Path::new("")).join(folder)),
        (None, Some(model)) => Files::Store(model),
        _ => return Err("[expert]: expected either `folder` or `model`".to_owned()),
    };
    if let Files::Store(model) = &files
        && !spec.models.contains(model)
    {
        spec.models.push(model.clone());
    }
    let (dtype, device, max_pixels) = (settings.dtype, settings.device, settings.max_pixels);
    let shared = Shared::of(ModelSource { kind, files, dtype, device, max_pixels }, &supplies.runtime);
    Ok(Arc::new(Vlm { spec, kind, task: settings.task, prompt: settings.prompt, most: settings.max_tokens, shared }))
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
    most: usize,
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
        let (shared, most) = (Arc::clone(&self.shared), self.most);
        Box::pin(blocking(move || {
            let view = args.view()?;
            if view.width() == 0 || view.height() == 0 {
                return Err(ToolError::argument("image", "the picture has no pixels"));
            }
            let text = shared.write(view.pixels(), &asked?, most, &context.cancel)?;
            if text.is_empty() {
                return Err(ToolError::not_found("the model wrote nothing about this picture"));
            }
            Ok(Value::Text(text))
        }))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::experts::Runtime;
    use crate::tool::Weights;
    use crate::value::Image;

    /// A store that has the tiny models.
    struct Tiny;

    impl Weights for Tiny {
        fn file(&self, model: &str, file: &str) -> Result<PathBuf, ToolError> {
            let path = testing::path(model).join(file);
            let missing = || ToolError::Unavailable { message: format!("`{model}/{file}` is not here") };
            path.is_file().then_some(path).ok_or_else(missing)
        }
    }

    fn runtime() -> Arc<Runtime> {
        Arc::new(Runtime::new(Arc::new(Tiny), 1))
    }

    fn made(name: &str, expert: &str) -> Result<Arc<dyn Tool>, String> {
        let text = format!("name = \"{name}\"\ndescription = \"x\"\noutput = \"text\"\n[expert]\n{expert}");
        let spec = ToolSpec::from_toml(&format!("tools/{name}.toml"), &text).unwrap();
        let folder = Some(testing::path(""));
        make(spec, &Supplies { runtime: runtime(), folder })
    }

    fn photo() -> Args {
        Args::default().with("image", Value::Image(Image::original(testing::photo())))
    }

    fn called(tool: &Arc<dyn Tool>, args: Args) -> Result<String, ToolError> {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        match runtime.block_on(tool.call(args, Context::default()))? {
            Value::Text(text) => Ok(text),
            other => panic!("{other}"),
        }
    }

    #[test]
    fn a_manifest_makes_a_captioner_and_another_one_that_answers_with_the_same_model() {
        let caption =
            made("caption", "kind = \"vlm.blip\"\nfolder = \"blip\"\ntask = \"caption\"\nmax_tokens = 5").unwrap();
        let answer = made("answer", "kind = \"vlm.blip\"\nfolder = \"blip\"\ntask = \"answer\"").unwrap();
        assert_eq!(
            caption.spec().signature(),
            "caption(image: image, region?: regions|list<number>, length?: text) -> text"
        );
        assert_eq!(
            answer.spec().signature(),
            "answer(image: image, question: text, region?: regions|list<number>) -> text"
        );
        assert_eq!(caption.spec().resource, Resource::Cpu);
        let whole = called(&caption, photo()).unwrap();
        assert_eq!(whole.split(' ').count(), 5, "{whole}");
        assert_eq!(called(&caption, photo()).unwrap(), whole);
        let corner = [0.0, 0.0, 40.0, 30.0].map(Value::Number).to_vec();
        assert_ne!(called(&caption, photo().with("region", Value::List(corner))).unwrap(), whole);
        let asked = |question: &str| called(&answer, photo().with("question", Value::Text(question.to_owned())));
        assert_ne!(asked("what color is the suit?").unwrap(), asked("how many cat?").unwrap());
        for bad in [" ", &"a".repeat(2001)] {
            assert!(asked(bad).unwrap_err().to_string().contains("1 to 2000 letters"));
        }
    }

    #[test]
    fn a_model_of_the_store_is_as_good_as_a_folder() {
        let of = |place: &str| made("caption", &format!("kind = \"vlm.blip\"\n{place}\ntask = \"caption\"")).unwrap();
        let stored = of("model = \"blip\"");
        assert_eq!(stored.spec().models, ["blip"]);
        assert_eq!(called(&stored, photo()).unwrap(), called(&of("folder = \"blip\""), photo()).unwrap());
        assert_eq!(called(&of("model = \"blop\""), photo()).unwrap_err().to_string(), "`blop/config.json` is not here");
    }

    #[test]
    fn tools_over_the_same_files_share_the_model() {
        let source = |device: &str| ModelSource {
            kind: Kind::Blip,
            files: Files::Folder(PathBuf::from("blip")),
            dtype: Dtype::F32,
            device: device.to_owned(),
            max_pixels: 1,
        };
        let first = Shared::of(source("cpu"), &runtime());
        assert!(Arc::ptr_eq(&first, &Shared::of(source("cpu"), &runtime())));
        assert!(!Arc::ptr_eq(&first, &Shared::of(source("cuda"), &runtime())));
    }

    #[test]
    fn a_folder_that_is_not_there_is_named_at_the_first_call_with_the_way_out() {
        let tool = made("caption", "kind = \"vlm.qwen3\"\nfolder = \"qwen3-none\"\ntask = \"caption\"").unwrap();
        let error = called(&tool, photo()).unwrap_err();
        assert!(matches!(error, ToolError::Unavailable { .. }), "{error}");
        let message = error.to_string();
        assert!(message.contains("qwen3-none`") && message.contains("download the model into it"), "{message}");
    }

    #[test]
    fn settings_that_cannot_be_are_refused_with_what_can() {
        for (settings, told) in [
            ("task = \"caption\"", "either `folder` or `model`"),
            ("task = \"caption\"\nfolder = \"blip\"\nmodel = \"blip\"", "either `folder` or `model`"),
            ("folder = \"blip\"\ntask = \"sing\"", "`caption`"),
            ("folder = \"blip\"\ntask = \"answer\"\nprompt = \"what?\"", "`{question}`"),
            ("folder = \"blip\"\ntask = \"caption\"\nmax_tokens = 0", "1 to 1024"),
            ("folder = \"blip\"\ntask = \"caption\"\nmax_pixels = 10", "65536 or more"),
            ("folder = \"blip\"\ntask = \"caption\"\ndtype = \"bf16\"", "`f32` only"),
            ("folder = \"blip\"\ntask = \"caption\"\ntemperature = 1", "temperature"),
        ] {
            let error = made("caption", &format!("kind = \"vlm.blip\"\n{settings}")).err().unwrap();
            assert!(error.contains(told), "{error}");
        }
        let tool =
            made("caption", "kind = \"vlm.blip\"\nfolder = \"blip\"\ntask = \"caption\"\ndevice = \"gpu\"").unwrap();
        assert_eq!(tool.spec().resource, Resource::Gpu);
        assert!(called(&tool, photo()).unwrap_err().to_string().contains("`cuda:1`"));
    }

    #[test]
    fn the_manifests_of_the_examples_read_and_say_what_is_missing() {
        let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/captioning");
        let mut count = 0;
        for model in
            std::fs::read_dir(examples).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir())
        {
            for manifest in std::fs::read_dir(model.join("tools")).unwrap().map(|entry| entry.unwrap().path()) {
                let name = manifest.file_name().unwrap().to_string_lossy().into_owned();
                let spec = ToolSpec::from_toml(&name, &std::fs::read_to_string(&manifest).unwrap()).unwrap();
                let tool = make(spec, &Supplies { runtime: runtime(), folder: Some(model.clone()) }).unwrap();
                let question = Value::Text("what is this?".to_owned());
                let error = called(&tool, photo().with("question", question)).unwrap_err().to_string();
                assert!(error.contains("there is no folder") && error.contains("examples/captioning"), "{error}");
                assert!(!tool.spec().examples.is_empty(), "{}", manifest.display());
                count += 1;
            }
        }
        assert!(count >= 5);
    }
}
