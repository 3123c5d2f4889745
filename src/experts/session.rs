//! ONNX Runtime: the one file that names `ort`. A [`Runtime`] loads the shared library at first use, opens model
//! files when an expert asks for them and lends out their sessions; a [`Session`] runs [`Tensor`]s through a model.
//!
//! ONNX Runtime allows one environment in a process, so the library and the number of threads of the first
//! [`Runtime`] that opens a session hold for all. The threads are one pool that all sessions share: experts that run
//! side by side do not start more threads than were asked for. Waiting threads sleep instead of spinning, since they
//! share the cores with the planner's threads.

mod dequantise;
mod device;
mod ort_format;
mod pool;
mod protobuf;
mod subnormal;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use ort::environment::{Environment, GlobalThreadPoolOptions};
use ort::logging::LogLevel;
use ort::session::builder::{GraphOptimizationLevel, SessionBuilder};
use ort::session::{OutputSelector, RunOptions, SessionInputValue};
use ort::value::{DynValue, PrimitiveTensorElementType, TensorRef};

pub use self::device::Device;
use self::pool::{Lent, Pool};
use crate::tool::{ToolError, Weights};

/// Model manifest and file name under which the store answers with the shared library of this platform.
const LIBRARY: (&str, &str) = ("onnxruntime", "library");

/// Bytes that open models may hold together when nobody says: all shipped ones, a session each.
pub const MEMORY: u64 = 900 << 20;

/// Bytes of a run's inputs from which on its scratch memory is given back afterwards: pages for text detection, whose
/// scratch memory is some fifteen times their size. Taking it anew costs such a run a tenth of its time, where a small
/// and frequent one, such as a word of a decoder, would lose as much for nothing.
const LARGE_INPUT: usize = 4 << 20;

/// The environment of this process, made by the first runtime that needs it and never dropped.
static ENVIRONMENT: Mutex<Option<Environment>> = Mutex::new(None);

/// Model and file.
type Key = (String, String);

/// Opens model files and lends out their sessions. Nothing is loaded before the first [`Runtime::session`].
pub struct Runtime {
    weights: Arc<dyn Weights>,
    threads: usize,
    device: Device,
    pool: Arc<Pool<Key, Opened>>,
}

impl Runtime {
    /// A runtime over the files of `weights`, the shared library among them (model `onnxruntime`, file `library`).
    /// `threads` is the number of threads for all models together; 0 means as many as there are cores.
    pub fn new(weights: Arc<dyn Weights>, threads: usize) -> Self {
        let threads = match threads {
            0 => std::thread::available_parallelism().map_or(1, usize::from),
            n => n,
        };
        Self { weights, threads, device: Device::Cpu, pool: Arc::new(Pool::new(MEMORY)) }
    }

    /// The same runtime on another device. What cannot run there is an error when a session is opened.
    #[must_use]
    pub fn on(self, device: Device) -> Self {
        Self { device, ..self }
    }

    /// The same runtime with a budget: free sessions are closed, the least recently used first, while all that are
    /// open hold more than about `bytes`. What a running call needs is never closed.
    #[must_use]
    pub fn within(self, bytes: u64) -> Self {
        Self { pool: Arc::new(Pool::new(bytes)), ..self }
    }

    /// The number of threads that the models share.
    pub fn threads(&self) -> usize {
        self.threads
    }

    /// About how many bytes the open sessions hold, going by their files.
    pub fn bytes_open(&self) -> u64 {
        self.pool.bytes()
    }

    /// A session of a model's file, opened when none is free. Blocks while all of them are lent out.
    ///
    /// # Errors
    ///
    /// [`ToolError::Unavailable`] when the file, the library or the device is not there or the library does not load;
    /// [`ToolError::Failed`] when the file is no model that the library can run.
    pub fn session(&self, model: &str, file: &str) -> Result<Session, ToolError> {
        self.lend(model, file, true)?
            .ok_or_else(|| ToolError::failed(format!("no session of `{model}/{file}` is free")))
    }

    /// A further session for work that can be shared. Nothing when all that may be open are lent out.
    ///
    /// # Errors
    ///
    /// As [`Runtime::session`].
    pub fn spare_session(&self, model: &str, file: &str) -> Result<Option<Session>, ToolError> {
        self.lend(model, file, false)
    }

    /// Opens the given files (model, file) ahead of their first use.
    ///
    /// # Errors
    ///
    /// As [`Runtime::session`], for the first that does not open.
    pub fn warm<'a>(&self, files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<(), ToolError> {
        files.into_iter().try_for_each(|(model, file)| self.session(model, file).map(drop))
    }

    fn lend(&self, model: &str, file: &str, wait: bool) -> Result<Option<Session>, ToolError> {
        let path = self.weights.file(model, file)?;
        let bytes = bytes_when_open(&path);
        let lent = self.pool.lend(&(model.to_owned(), file.to_owned()), bytes, wait, || self.open(&path))?;
        Ok(lent.map(Session))
    }

    /// Where a model's file is that does not run here, such as one of a folder that other code reads as a whole.
    ///
    /// # Errors
    ///
    /// [`ToolError::Unavailable`] when the file is not there.
    pub fn path(&self, model: &str, file: &str) -> Result<PathBuf, ToolError> {
        self.weights.file(model, file)
    }

    /// The content of a model's file that is no model itself, such as a vocabulary.
    ///
    /// # Errors
    ///
    /// [`ToolError::Unavailable`] when the file is not there, [`ToolError::Failed`] when it does not read.
    pub fn bytes(&self, model: &str, file: &str) -> Result<Vec<u8>, ToolError> {
        let path = self.weights.file(model, file)?;
        std::fs::read(&path).map_err(|e| ToolError::failed(format!("file `{}` does not read: {e}", path.display())))
    }

    /// The program of this name, as [`Weights::program`] says.
    pub fn program(&self, name: &str) -> PathBuf {
        self.weights.program(name)
    }

    fn open(&self, path: &Path) -> Result<Opened, ToolError> {
        let (environment, library) = self.environment()?;
        let provider = self.device.provider(&library)?;
        let builder = || {
            let builder = builder(&environment)?;
            match &provider {
                None => Ok(builder),
                Some(provider) => builder
                    .with_execution_providers(std::slice::from_ref(provider))
                    .map_err(|e| format!("device `{}`: {e}", self.device)),
            }
        };
        let began = std::time::Instant::now();
        let session = if is_ort_format(path) {
            open_ort_format(path, &environment, builder)
        } else {
            builder().and_then(|builder| open_onnx(path, builder))
        };
        let session =
            session.map_err(|e| ToolError::failed(format!("model file `{}` does not open: {e}", path.display())))?;
        tracing::debug!(path = %path.display(), seconds = began.elapsed().as_secs_f64(), "opened a model");
        Ok(Opened { session, path: path.to_owned() })
    }

    /// The environment and the library that this runtime names.
    fn environment(&self) -> Result<(Environment, PathBuf), ToolError> {
        let library = self.weights.file(LIBRARY.0, LIBRARY.1)?;
        let mut made = locked(&ENVIRONMENT);
        if let Some(environment) = made.as_ref() {
            return Ok((environment.clone(), library));
        }
        let environment = load(&library, self.threads).map_err(|error| library_error(&library, &error))?;
        *made = Some(environment.clone());
        Ok((environment, library))
    }
}

fn library_error(library: &Path, error: &str) -> ToolError {
    let library = library.display();
    let message =
        format!("ONNX Runtime does not load from `{library}`: {error}; fetch it again or name another library");
    ToolError::Unavailable { message }
}

fn load(library: &Path, threads: usize) -> Result<Environment, String> {
    // Naming the path first is what keeps `ort` from its own search, which panics when it finds nothing.
    let builder = ort::init_from(library).map_err(|e| e.to_string())?;
    let pool = GlobalThreadPoolOptions::default()
        .with_intra_threads(threads)
        .and_then(|pool| pool.with_inter_threads(1))
        .and_then(|pool| pool.with_spin_control(false))
        .map_err(|e| e.to_string())?;
    let environment = builder
        .with_name("sightline")
        .with_telemetry(false)
        .with_global_thread_pool(pool)
        .build()
        .map_err(|e| e.to_string())?;
    environment.set_log_level(LogLevel::Error);
    Ok(environment)
}

fn builder(environment: &Environment) -> Result<SessionBuilder, String> {
    let builder = ort::session::Session::builder(environment).map_err(|e| e.to_string())?;
    let builder = builder.with_optimization_level(GraphOptimizationLevel::All).map_err(|e| e.to_string())?;
    // Pictures and recordings come in every size: a memory plan for each shape would only grow.
    builder.with_memory_pattern(false).map_err(|e| e.to_string())
}

fn is_ort_format(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "ort")
}

/// Opens a file of the ONNX format without the weights that are as good as zero, see [`subnormal`].
fn open_onnx(path: &Path, mut builder: SessionBuilder) -> Result<ort::session::Session, String> {
    let mut model = std::fs::read(path).map_err(|e| e.to_string())?;
    let opened = match subnormal::drop_subnormal(&mut model) {
        0 => {
            drop(model);
            builder.commit_from_file(path)
        }
        _ => builder.commit_from_memory(&model),
    };
    opened.map_err(|e| e.to_string())
}

/// Opens a file of the library's own format as the ONNX that the library makes of it, see [`ort_format`].
fn open_ort_format(
    path: &Path,
    environment: &Environment,
    builder: impl Fn() -> Result<SessionBuilder, String>,
) -> Result<ort::session::Session, String> {
    let folder = tempfile::tempdir().map_err(|e| format!("no folder for temporary files: {e}"))?;
    let written = folder.path().join("model.onnx");
    let plain = ort::session::Session::builder(environment)
        .map_err(|e| e.to_string())?
        .with_optimization_level(GraphOptimizationLevel::Disable)
        .map_err(|e| e.to_string())?
        .with_optimized_model_path(&written)
        .map_err(|e| e.to_string())?
        .commit_from_file(path)
        .map_err(|e| e.to_string())?;
    drop(plain);
    let bytes = std::fs::read(&written).map_err(|e| format!("what the library wrote does not read: {e}"))?;
    let named = ort_format::named(&bytes).ok_or("the library wrote no ONNX")?;
    drop(bytes);
    let model = dequantise::dequantised(&named).ok_or("the library wrote no ONNX")?;
    drop(named);
    // What is constant by now is worth keeping as it is: the library would turn the words of a decoder round for each of
    // its branches and keep both.
    let builder = builder()?.with_disabled_optimizers("ConstantFolding").map_err(|e| e.to_string());
    builder?.commit_from_memory(&model).map_err(|e| e.to_string())
}

/// About how many bytes a session of this file holds after some runs, by the length of the file. Seen with ONNX Runtime
/// 1.32: 5 and 8 times the length for the two speech models, 3 times for the text recogniser, 6 for the object
/// detector; a text detector of 10 MB takes 216 MB for a page of 1600 x 736 pixels, most of it scratch memory.
fn bytes_when_open(path: &Path) -> u64 {
    let factor = if is_ort_format(path) { 8 } else { 6 };
    std::fs::metadata(path).map_or(0, |file| file.len() * factor)
}

struct Opened {
    session: ort::session::Session,
    path: PathBuf,
}

/// A model lent out by a [`Runtime`]; goes back to it when dropped.
pub struct Session(Lent<Key, Opened>);

impl Session {
    /// The model file.
    pub fn path(&self) -> &Path {
        self.0.get().map_or(Path::new(""), |opened| &opened.path)
    }

    /// Names of the model's inputs, in its own order.
    pub fn inputs(&self) -> Vec<String> {
        let outlets = self.0.get().map_or(&[][..], |opened| opened.session.inputs());
        outlets.iter().map(|outlet| outlet.name().to_owned()).collect()
    }

    /// The size of an input along each axis, where the model fixes it. Nothing when it has no such input.
    pub fn input_shape(&self, name: &str) -> Option<Vec<Option<usize>>> {
        let opened = self.0.get()?;
        let outlet = opened.session.inputs().iter().find(|outlet| outlet.name() == name)?;
        Some(outlet.dtype().tensor_shape()?.iter().map(|&size| usize::try_from(size).ok()).collect())
    }

    /// Names of the model's outputs, in its own order.
    pub fn outputs(&self) -> Vec<String> {
        let outlets = self.0.get().map_or(&[][..], |opened| opened.session.outputs());
        outlets.iter().map(|outlet| outlet.name().to_owned()).collect()
    }

    /// What the model file says under a key of its custom metadata.
    ///
    /// # Errors
    ///
    /// [`ToolError::Failed`] when there is no such key.
    pub fn metadata(&self, key: &str) -> Result<String, ToolError> {
        let found = self.0.get().and_then(|opened| opened.session.metadata().ok().and_then(|all| all.custom(key)));
        found.ok_or_else(|| {
            ToolError::failed(format!("model file `{}` has no metadata under `{key}`", self.path().display()))
        })
    }

    /// Runs the model: inputs by name, the named outputs in the order asked for. Neither is copied.
    ///
    /// # Errors
    ///
    /// [`ToolError::Failed`] with the model file when the names or shapes do not fit the model or the run breaks.
    pub fn run(&mut self, inputs: &[(&str, &Tensor)], outputs: &[&str]) -> Result<Vec<Tensor>, ToolError> {
        let Some(opened) = self.0.get_mut() else {
            return Err(ToolError::failed("the session is closed"));
        };
        run(&mut opened.session, inputs, outputs)
            .map_err(|e| ToolError::failed(format!("model file `{}`: {e}", opened.path.display())))
    }
}

fn run(
    session: &mut ort::session::Session,
    inputs: &[(&str, &Tensor)],
    outputs: &[&str],
) -> Result<Vec<Tensor>, String> {
    let values = inputs
        .iter()
        .map(|(name, tensor)| tensor.view().map(|value| (*name, value)).map_err(|e| format!("input `{name}`: {e}")))
        .collect::<Result<Vec<_>, String>>()?;
    let selector = outputs.iter().fold(OutputSelector::no_default(), |selector, name| selector.with(*name));
    let mut options = RunOptions::new().map_err(|e| e.to_string())?.with_outputs(selector);
    if inputs.iter().map(|(_, tensor)| tensor.bytes()).sum::<usize>() >= LARGE_INPUT {
        options.set("memory.enable_memory_arena_shrinkage", "cpu:0").map_err(|e| e.to_string())?;
    }
    let mut results = session.run_with_options(values, &options).map_err(|e| e.to_string())?;
    outputs
        .iter()
        .map(|name| {
            results
                .remove(name)
                .map(|v| Tensor(Elements::Output(v)))
                .ok_or_else(|| format!("no output is called `{name}`"))
        })
        .collect()
}

/// An array of numbers in row-major order, going into or coming out of a model. Making one needs no library.
pub struct Tensor(Elements);

enum Elements {
    F32(Vec<usize>, Vec<f32>),
    I64(Vec<usize>, Vec<i64>),
    I32(Vec<usize>, Vec<i32>),
    Bool(Vec<usize>, Vec<bool>),
    /// What a model gave, still in its own memory.
    Output(DynValue),
}

macro_rules! elements {
    ($($type:ty, $kind:ident, $new:ident, $get:ident;)*) => {
        $(
            #[doc = concat!("A tensor of `", stringify!($type), "`; the data is taken over, not copied.")]
            ///
            /// # Errors
            ///
            /// [`ToolError::Failed`] when the shape does not hold exactly the data.
            pub fn $new(shape: &[usize], data: Vec<$type>) -> Result<Self, ToolError> {
                fits(shape, data.len())?;
                Ok(Self(Elements::$kind(shape.to_vec(), data)))
            }

            #[doc = concat!("The elements as `", stringify!($type), "`.")]
            ///
            /// # Errors
            ///
            /// [`ToolError::Failed`] when the elements are of another type.
            pub fn $get(&self) -> Result<&[$type], ToolError> {
                match &self.0 {
                    Elements::$kind(_, data) => Ok(data),
                    Elements::Output(value) => match value.try_extract_tensor::<$type>() {
                        Ok((_, data)) => Ok(data),
                        Err(error) => Err(ToolError::failed(format!("a tensor of other elements: {error}"))),
                    },
                    _ => Err(ToolError::failed(concat!("a tensor of other elements than ", stringify!($type)))),
                }
            }
        )*
    };
}

impl Tensor {
    elements! {
        f32, F32, from_f32, f32s;
        i64, I64, from_i64, i64s;
        i32, I32, from_i32, i32s;
        bool, Bool, from_bool, bools;
    }

    /// The size along each axis.
    pub fn shape(&self) -> Vec<usize> {
        match &self.0 {
            Elements::F32(shape, _) | Elements::I64(shape, _) | Elements::I32(shape, _) | Elements::Bool(shape, _) => {
                shape.clone()
            }
            Elements::Output(value) => value.shape().iter().map(|&d| usize::try_from(d).unwrap_or(0)).collect(),
        }
    }

    /// Bytes of the elements that come from outside of the runtime.
    fn bytes(&self) -> usize {
        match &self.0 {
            Elements::F32(_, data) => size_of_val(data.as_slice()),
            Elements::I64(_, data) => size_of_val(data.as_slice()),
            Elements::I32(_, data) => size_of_val(data.as_slice()),
            Elements::Bool(_, data) => size_of_val(data.as_slice()),
            Elements::Output(_) => 0,
        }
    }

    fn view(&self) -> Result<SessionInputValue<'_>, String> {
        let value = match &self.0 {
            Elements::F32(shape, data) => view(shape, data),
            Elements::I64(shape, data) => view(shape, data),
            Elements::I32(shape, data) => view(shape, data),
            Elements::Bool(shape, data) => view(shape, data),
            Elements::Output(value) => Ok(SessionInputValue::from(value)),
        };
        value.map_err(|e| e.to_string())
    }
}

fn view<'a, T>(shape: &[usize], data: &'a [T]) -> ort::Result<SessionInputValue<'a>>
where
    T: PrimitiveTensorElementType + std::fmt::Debug + Clone + 'static,
{
    TensorRef::from_array_view((shape.to_vec(), data)).map(SessionInputValue::from)
}

fn fits(shape: &[usize], count: usize) -> Result<(), ToolError> {
    match shape.iter().try_fold(1usize, |product, &d| product.checked_mul(d)) {
        Some(product) if product == count => Ok(()),
        _ => Err(ToolError::failed(format!("a tensor of shape {shape:?} cannot hold {count} elements"))),
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    struct Nothing;

    impl Weights for Nothing {
        fn file(&self, model: &str, file: &str) -> Result<PathBuf, ToolError> {
            Err(ToolError::Unavailable { message: format!("`{model}/{file}` is not here") })
        }
    }

    #[test]
    fn a_runtime_is_made_before_its_files_are_there_and_says_what_is_missing_when_asked() {
        let runtime = Runtime::new(Arc::new(Nothing), 0);
        assert!(runtime.threads() >= 1);
        for _ in 0..2 * pool::PER_KEY {
            // Failing more often than sessions may be open: each failure gives its place back.
            let error = runtime.session("nanodet", "model").err().unwrap();
            assert_eq!(error, ToolError::Unavailable { message: "`nanodet/model` is not here".into() });
        }
    }

    #[test]
    fn a_tensor_that_cannot_hold_its_data_is_refused() {
        let error = Tensor::from_f32(&[2, 3], vec![0.0; 5]).err().unwrap().to_string();
        assert!(error.contains("[2, 3]") && error.contains("5 elements"), "{error}");
        assert!(Tensor::from_f32(&[usize::MAX, 3], vec![0.0; 5]).is_err());
    }
}
