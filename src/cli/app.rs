//! Puts the parts together: data, model store, toolbox, planner, executor, agent.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result};
use futures::future::BoxFuture;
use tokio_util::sync::CancellationToken;

use super::UsageError;
use super::args::{Global, PLANNERS, PlannerArgs, Planning, RoleArgs};
#[cfg(feature = "local")]
use super::local;
use super::progress::Screen;
use crate::agent::{Agent, Limits, Provide};
use crate::data::{Data, DataError};
use crate::executor::{Executor, ExecutorOptions};
use crate::experts::session::Runtime;
use crate::llm::ChatModel;
use crate::models::{Home, ModelError, ModelStore, Progress, Status, StoreOptions, size_text};
use crate::plan::Plan;
use crate::planner::{Planner, Stored};
use crate::prompt::{Embed, Library, Selection, Shelf, Vocabulary, WordVectors};
use crate::roles::{self, Roles};
use crate::shipped::{self, ShippedError};
use crate::tool::{ToolError, Toolbox, Weights};
use crate::workflow::Workflow;

/// Where a model runs that plans by conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Inside of this program: it sees, and nothing holds what it writes to a schema.
    Here,
    /// Behind an address.
    Elsewhere,
}

/// What every command works with. Cheap to clone; clones share all but the token.
#[derive(Clone)]
pub(super) struct App {
    pub(super) data: Data,
    pub(super) store: Arc<ModelStore>,
    pub(super) toolbox: Toolbox,
    pub(super) screen: Screen,
    pub(super) cancel: CancellationToken,
    pub(super) threads: usize,
    no_cache: bool,
    offline: bool,
}

impl App {
    /// Opens data and model store; nothing is fetched or loaded yet.
    pub(super) fn open(global: &Global, cancel: CancellationToken) -> Result<Self> {
        let data = match &global.data {
            Some(folder) => Data::with_folder(folder)?,
            None => Data::embedded(),
        };
        let options = StoreOptions { offline: global.offline, ..StoreOptions::from_env() };
        let store = Arc::new(ModelStore::open(Home::find()?, &data, options)?);
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let threads = global.threads.map_or(cores, usize::from).clamp(1, 64);
        // Said at once and not in the middle of a run.
        global.device.ensure_built()?;
        let runtime = Runtime::new(Arc::new(StoredWeights(store.clone())), threads).on(global.device);
        let runtime = Arc::new(match global.memory {
            Some(bytes) => runtime.within(bytes),
            None => runtime,
        });
        let toolbox = shipped::toolbox(&data, &runtime)?;
        let screen = Screen::new(global.quiet);
        Ok(Self { data, store, toolbox, screen, cancel, threads, no_cache: global.no_cache, offline: global.offline })
    }

    /// Whether the network may not be used.
    pub(super) fn offline(&self) -> bool {
        self.offline
    }

    /// The same, whose work ends when this token is cancelled.
    pub(super) fn under(&self, cancel: CancellationToken) -> Self {
        Self { cancel, ..self.clone() }
    }

    /// An agent with this planner and these limits.
    pub(super) fn agent(&self, planner: Arc<dyn Planner>, limits: Limits) -> Agent {
        self.agent_on(self.executor(), planner, limits)
    }

    /// The same on an executor that keeps results from one question to the next.
    pub(super) fn agent_on(&self, executor: Executor, planner: Arc<dyn Planner>, limits: Limits) -> Agent {
        Agent::new(self.toolbox.clone(), executor, planner, Arc::new(self.provider()), limits)
    }

    /// An executor over all tools.
    pub(super) fn executor(&self) -> Executor {
        let cache = (!self.no_cache).then(|| self.store.home().root().join("results"));
        Executor::new(self.toolbox.clone(), ExecutorOptions { folder: cache, ..ExecutorOptions::default() })
    }

    /// Fetches models that are missing.
    pub(super) async fn provide(&self, models: &[String]) -> Result<()> {
        Ok(self.provider().pull(models).await?)
    }

    /// What fetches models.
    pub(super) fn provider(&self) -> StoreProvider {
        let (screen, cancel) = (self.screen.clone(), self.cancel.clone());
        StoreProvider { store: self.store.clone(), screen, cancel, offline: self.offline }
    }

    /// The planner that the user named.
    pub(super) async fn planner(&self, args: &PlannerArgs) -> Result<Arc<dyn Planner>> {
        match args.planner.split_once(':') {
            Some(("gold", file)) => Ok(Arc::new(Stored::new(format!("plan `{file}`"), self.stored_plan(file)?))),
            _ => match args.planner.as_str() {
                "local" => match &args.model {
                    Some(folder) if folder.is_dir() => {
                        let model = self.sighted_model(folder.clone()).await.context("--model")?;
                        self.asking(model, Place::Here, args.planning(), true).await
                    }
                    Some(path) => {
                        let model = self.gguf_model(path.clone()).await.context("--model")?;
                        self.local_with(model, args.planning()).await
                    }
                    None => self.local(args.planning()).await,
                },
                "remote" => self.remote(args.planning()).await.context("--planner remote"),
                other => Err(UsageError(format!("--planner `{other}`: {PLANNERS}")).into()),
            },
        }
    }

    /// The embedded planner; its models are fetched when they are missing.
    #[cfg(feature = "local")]
    async fn local(&self, how: Planning) -> Result<Arc<dyn Planner>> {
        let model = if how.pattern == super::args::PatternArg::Taught {
            self.provide(&[local::LANGUAGE_MODEL, local::ADAPTER].map(str::to_owned)).await?;
            let (store, threads) = (self.store.clone(), self.threads);
            tokio::task::spawn_blocking(move || local::taught_model(&store, threads)).await??
        } else {
            self.local_model().await?
        };
        self.local_with(model, how).await
    }

    /// The embedded language model; it is fetched when it is missing.
    #[cfg(feature = "local")]
    async fn local_model(&self) -> Result<Arc<dyn ChatModel>> {
        self.provide(&[local::LANGUAGE_MODEL.to_owned()]).await?;
        let (store, threads) = (self.store.clone(), self.threads);
        tokio::task::spawn_blocking(move || local::language_model(&store, threads)).await?
    }

    /// A language model of the user's own.
    #[cfg(feature = "local")]
    async fn gguf_model(&self, path: PathBuf) -> Result<Arc<dyn ChatModel>> {
        let (store, threads) = (self.store.clone(), self.threads);
        tokio::task::spawn_blocking(move || local::own_model(&store, &path, threads)).await?
    }

    /// A multimodal model of the user's own, out of a folder.
    #[cfg(feature = "vlm")]
    async fn sighted_model(&self, folder: PathBuf) -> Result<Arc<dyn ChatModel>> {
        /// Pictures are sent no larger than this anyway.
        const MAX_PIXELS: usize = 1024 * 1024;
        let device = match () {
            () if cfg!(feature = "vlm-cuda") => "cuda",
            () if cfg!(feature = "vlm-metal") => "metal",
            () => "cpu",
        };
        let load = move || crate::llm::sighted::SeeingModel::load(&folder, device, MAX_PIXELS);
        Ok(Arc::new(tokio::task::spawn_blocking(load).await??))
    }

    #[cfg(not(feature = "vlm"))]
    async fn sighted_model(&self, folder: PathBuf) -> Result<Arc<dyn ChatModel>> {
        let problem = format!(
            "`{}` is a folder: a multimodal model needs a program built with `--features vlm`; other models are `.gguf` files",
            folder.display()
        );
        Err(UsageError(problem).into())
    }

    /// The embedded planner with another model in its place, such as recorded turns.
    #[cfg(feature = "local")]
    pub(super) async fn local_with(&self, model: Arc<dyn ChatModel>, how: Planning) -> Result<Arc<dyn Planner>> {
        local::planner(self, model, how).await
    }

    /// The demonstrations with the model that compares questions, which is fetched when it is missing; nothing is needed
    /// where none are used.
    pub(super) async fn shelf(&self, selection: Selection) -> Result<Shelf> {
        let nouns = self.toolbox.spec("detect").map(|spec| Vocabulary::of(spec, "labels")).unwrap_or_default();
        if selection == Selection::None {
            let embedder = Arc::new(WordVectors);
            let library = Arc::new(Library::new(Vec::new(), nouns, embedder.as_ref())?);
            return Ok(Shelf { library, embedder });
        }
        let demonstrations = shipped::demonstrations(&self.data)?;
        let embedder = self.embedder().await?;
        let make = move || {
            let library = Arc::new(Library::new(demonstrations, nouns, embedder.as_ref())?);
            Ok(Shelf { library, embedder })
        };
        tokio::task::spawn_blocking(make).await?
    }

    #[cfg(feature = "local")]
    async fn embedder(&self) -> Result<Arc<dyn Embed>> {
        self.provide(&[local::EMBEDDER.to_owned()]).await?;
        let store = self.store.clone();
        tokio::task::spawn_blocking(move || local::embedder(store)).await?
    }

    /// Without the feature `local` there is no model to compare questions with: they are compared by their words.
    #[cfg(not(feature = "local"))]
    async fn embedder(&self) -> Result<Arc<dyn Embed>> {
        Ok(Arc::new(WordVectors))
    }

    /// A planner behind an OpenAI-compatible address, as the environment names it.
    #[cfg(feature = "remote")]
    async fn remote(&self, how: Planning) -> Result<Arc<dyn Planner>> {
        self.asking(self.remote_model(None)?, Place::Elsewhere, how, true).await
    }

    /// The model behind an OpenAI-compatible address that the environment names, or another one there.
    #[cfg(feature = "remote")]
    fn remote_model(&self, name: Option<&str>) -> Result<Arc<dyn ChatModel>> {
        use crate::llm::openai::{OpenAi, OpenAiOptions};
        if self.offline {
            return Err(UsageError("a remote model needs the network, which `--offline` forbids".to_owned()).into());
        }
        let var = |name: &str| std::env::var(name).ok().filter(|value| !value.trim().is_empty());
        let needed = |name: &str, what: &str| {
            var(name).ok_or_else(|| UsageError(format!("a remote model needs {what} in `{name}`")))
        };
        let address = needed("SIGHTLINE_BASE_URL", "the server's address, such as `http://localhost:8080/v1`,")?;
        let model = match name {
            Some(name) => name.to_owned(),
            None => needed("SIGHTLINE_MODEL", "the model's name")?,
        };
        let mut options = OpenAiOptions::new(address, model);
        options.api_key = var("SIGHTLINE_API_KEY");
        options.sees_images = var("SIGHTLINE_MODEL_SEES").is_some_and(|yes| matches!(yes.trim(), "1" | "true" | "yes"));
        Ok(Arc::new(OpenAi::new(options)?))
    }

    #[cfg(not(feature = "remote"))]
    fn remote_model(&self, _name: Option<&str>) -> Result<Arc<dyn ChatModel>> {
        anyhow::bail!("this program was built without the feature `remote`")
    }

    /// Says at once what a remote planner lacks that is opened later.
    #[cfg(feature = "serve")]
    pub(super) fn ensure_remote(&self, args: &PlannerArgs) -> Result<()> {
        if args.planner == "remote" {
            self.remote_model(None).context("--planner remote")?;
        }
        Ok(())
    }

    /// A language model by name: `local`, `remote`, `remote:NAME`, a GGUF file, or a folder with a multimodal model.
    pub(super) async fn chat_model(&self, name: &str) -> Result<Arc<dyn ChatModel>> {
        match name {
            "local" => self.local_model().await,
            "remote" => self.remote_model(None),
            other => match other.strip_prefix("remote:") {
                Some(model) => self.remote_model(Some(model)),
                None if other.ends_with(".gguf") => self.gguf_model(PathBuf::from(other)).await,
                None if Path::new(other).is_dir() => self.sighted_model(PathBuf::from(other)).await,
                None => {
                    let problem = format!(
                        "`{other}` is no language model: expected `local`, `remote`, `remote:NAME`, a `.gguf` file or a folder with a multimodal model"
                    );
                    Err(UsageError(problem).into())
                }
            },
        }
    }

    /// The models of the roles that the user named.
    pub(super) async fn roles(&self, args: &RoleArgs) -> Result<Roles> {
        let mut roles = self.no_roles()?;
        if let Some(name) = &args.decider {
            roles.decider = Some(self.chat_model(name).await.context("--decider")?);
        }
        if let Some(name) = &args.refiner {
            roles.refiner = Some(self.chat_model(name).await.context("--refiner")?);
        }
        Ok(roles)
    }

    /// Roles without models.
    pub(super) fn no_roles(&self) -> Result<Roles> {
        Ok(Roles::new(self.data.read_text(roles::TEMPLATE)?))
    }

    /// A planner that asks a model by conversation, such as one behind an address, or recorded turns; `pictures` says
    /// whether a model that sees is shown the pictures.
    #[cfg(feature = "remote")]
    pub(super) async fn asking(
        &self,
        model: Arc<dyn ChatModel>,
        place: Place,
        how: Planning,
        pictures: bool,
    ) -> Result<Arc<dyn Planner>> {
        use crate::planner::{Chain, OutputMode, Remote, RemoteOptions};
        let mut options = RemoteOptions {
            selection: how.selection,
            chain: how.chain.unwrap_or(Chain::Adaptive),
            glance: how.glance.unwrap_or(false),
            show_pictures: pictures,
            ..RemoteOptions::default()
        };
        if place == Place::Here {
            (options.mode, options.inside) = (OutputMode::Text, true);
        }
        let template = self.data.read_text("prompts/remote.jinja")?.into_owned();
        let shelf = self.shelf(how.selection).await?;
        Ok(Arc::new(Remote::new(model, template, shelf, options)?))
    }

    #[cfg(not(feature = "remote"))]
    async fn remote(&self, _how: Planning) -> Result<Arc<dyn Planner>> {
        anyhow::bail!("this program was built without the feature `remote`")
    }

    /// See the feature `remote`.
    #[cfg(not(feature = "remote"))]
    pub(super) async fn asking(
        &self,
        _model: Arc<dyn ChatModel>,
        _place: Place,
        how: Planning,
        _pictures: bool,
    ) -> Result<Arc<dyn Planner>> {
        self.remote(how).await
    }

    #[cfg(not(feature = "local"))]
    async fn local_model(&self) -> Result<Arc<dyn ChatModel>> {
        anyhow::bail!("this program was built without the feature `local`")
    }

    #[cfg(not(feature = "local"))]
    async fn gguf_model(&self, _path: PathBuf) -> Result<Arc<dyn ChatModel>> {
        self.local_model().await
    }

    #[cfg(not(feature = "local"))]
    async fn local(&self, _how: Planning) -> Result<Arc<dyn Planner>> {
        anyhow::bail!(
            "this program was built without the feature `local`: use `--planner remote` or `--planner gold:FILE`"
        )
    }

    /// See the feature `local`.
    #[cfg(not(feature = "local"))]
    pub(super) async fn local_with(&self, _model: Arc<dyn ChatModel>, how: Planning) -> Result<Arc<dyn Planner>> {
        self.local(how).await
    }

    /// The plan of a workflow, or of a file with plan text, JSON, or a workflow's TOML.
    pub(super) fn stored_plan(&self, name: &str) -> Result<Plan> {
        match shipped::workflow(&self.data, name) {
            Ok(workflow) => return Ok(workflow.plan),
            Err(ShippedError::Data(DataError::Missing { .. } | DataError::BadPath { .. })) => {}
            Err(wrong) => return Err(wrong.into()),
        }
        let path = PathBuf::from(name);
        if !path.exists() {
            let known = shipped::workflow_names(&self.data).join(", ");
            return Err(UsageError(format!("there is no workflow and no file `{name}`; workflows: {known}")).into());
        }
        let bytes = crate::media::read_file(&path, 1 << 20)?;
        let text = String::from_utf8(bytes).with_context(|| format!("`{name}` is no text"))?;
        if name.ends_with(".toml") {
            return Ok(Workflow::from_toml(name, &text)?.plan);
        }
        if text.trim_start().starts_with('{') {
            return Plan::from_json(&text).with_context(|| format!("plan `{name}`"));
        }
        text.parse::<Plan>().with_context(|| format!("plan `{name}`"))
    }
}

/// The model store as experts see it.
struct StoredWeights(Arc<ModelStore>);

impl Weights for StoredWeights {
    fn file(&self, model: &str, file: &str) -> Result<PathBuf, ToolError> {
        let path = if model == crate::models::RUNTIME { self.0.runtime_library() } else { self.0.path(model, file) };
        path.map_err(|error| ToolError::Unavailable { message: error.to_string() })
    }

    fn program(&self, name: &str) -> PathBuf {
        // `ffprobe` comes with `ffmpeg` and lies beside it.
        let named = std::env::var_os("SIGHTLINE_FFMPEG").filter(|path| !path.is_empty()).map(PathBuf::from);
        let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
        match named {
            Some(folder) if folder.is_dir() => folder.join(file),
            Some(ffmpeg) if name == "ffmpeg" => ffmpeg,
            Some(ffmpeg) if name == "ffprobe" && ffmpeg.components().count() > 1 => ffmpeg.with_file_name(file),
            _ => PathBuf::from(name),
        }
    }
}

/// Fetches models before a plan runs.
pub(super) struct StoreProvider {
    store: Arc<ModelStore>,
    screen: Screen,
    cancel: CancellationToken,
    offline: bool,
}

impl StoreProvider {
    /// Fetches what is missing, with bars or, where none can be drawn, two lines for each model.
    pub(super) async fn pull(&self, names: &[String]) -> Result<(), ModelError> {
        for name in names {
            if name == crate::models::RUNTIME && self.store.runtime_is_named() {
                continue;
            }
            let fetching = !self.offline && matches!(self.store.status(name), Ok(Status::Missing | Status::Corrupt));
            if fetching {
                let size = size_text(self.store.manifest(name)?.size());
                self.screen.plain(&format!("fetching `{name}` ({size})"));
            }
            let (store, what) = (self.store.clone(), name.clone());
            let progress = Bars::new(self.screen.clone(), self.cancel.clone());
            let pulled = tokio::task::spawn_blocking(move || store.pull(&what, &progress)).await;
            pulled.unwrap_or_else(|_| Err(ModelError::Cancelled { what: name.clone() }))?;
            if fetching {
                self.screen.plain(&format!("fetching `{name}` ... done"));
            }
        }
        Ok(())
    }
}

impl Provide for StoreProvider {
    fn provide<'a>(&'a self, models: &'a [String]) -> BoxFuture<'a, Result<(), ToolError>> {
        Box::pin(async move {
            self.pull(models).await.map_err(|error| match error {
                ModelError::Cancelled { .. } => ToolError::Cancelled,
                other => ToolError::Unavailable { message: other.to_string() },
            })
        })
    }
}

/// Download progress as bars.
pub(super) struct Bars {
    screen: Screen,
    cancel: CancellationToken,
    bar: std::sync::Mutex<Option<indicatif::ProgressBar>>,
}

impl Bars {
    /// Bars on a screen; the download stops when `cancel` does.
    pub(super) fn new(screen: Screen, cancel: CancellationToken) -> Self {
        Self { screen, cancel, bar: std::sync::Mutex::new(None) }
    }

    fn with(&self, change: impl FnOnce(&mut Option<indicatif::ProgressBar>)) {
        if let Ok(mut bar) = self.bar.lock() {
            change(&mut bar);
        }
    }
}

impl Progress for Bars {
    fn start(&self, what: &str, total: Option<u64>) {
        self.with(|bar| *bar = Some(self.screen.bytes(what, total)));
    }

    fn advance(&self, done: u64) {
        self.with(|bar| {
            if let Some(bar) = bar {
                bar.set_position(done);
            }
        });
    }

    fn finish(&self) {
        self.with(|bar| {
            if let Some(bar) = bar.take() {
                bar.finish();
            }
        });
    }

    fn waiting(&self, model: &str) {
        self.screen.note(&format!("waiting for another process that fetches `{model}`"));
    }

    fn cancelled(&self) -> bool {
        self.cancel.is_cancelled()
    }
}
