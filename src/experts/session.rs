//! ONNX Runtime: the one file that names `ort`. A [`Runtime`] loads the shared library at first use, opens model
//! files when an expert asks for them and lends out their sessions; a [`Session`] runs [`Tensor`]s through a model.
//!
//! ONNX Runtime allows one environment in a process, so the library and the number of threads of the first
//! [`Runtime`] that opens a session hold for all. The threads are one pool that all sessions share: experts that run
//! side by side do not start more threads than were asked for. Waiting threads sleep instead of spinning, since they
//! share the cores with the planner's threads.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use ort::environment::{Environment, GlobalThreadPoolOptions};
use ort::logging::LogLevel;
use ort::session::builder::{GraphOptimizationLevel, SessionBuilder};
use ort::session::{OutputSelector, RunOptions, SessionInputValue};
use ort::value::{DynValue, PrimitiveTensorElementType, TensorRef};

use crate::tool::{ToolError, Weights};

/// Model manifest and file name under which the store answers with the shared library of this platform.
const LIBRARY: (&str, &str) = ("onnxruntime", "library");

/// Sessions of one model file that may be open at a time: each holds its own copy of the weights, and one already
/// uses all threads.
const SESSIONS_PER_FILE: usize = 2;

/// The environment of this process, made by the first runtime that needs it and never dropped.
static ENVIRONMENT: Mutex<Option<Environment>> = Mutex::new(None);

/// Opens model files and lends out their sessions. Nothing is loaded before the first [`Runtime::session`].
pub struct Runtime {
    weights: Arc<dyn Weights>,
    threads: usize,
    pools: Mutex<HashMap<(String, String), Arc<Pool>>>,
}

impl Runtime {
    /// A runtime over the files of `weights`, the shared library among them (model `onnxruntime`, file `library`).
    /// `threads` is the number of threads for all models together; 0 means as many as there are cores.
    pub fn new(weights: Arc<dyn Weights>, threads: usize) -> Self {
        let threads = match threads {
            0 => std::thread::available_parallelism().map_or(1, usize::from),
            n => n,
        };
        Self { weights, threads, pools: Mutex::default() }
    }

    /// The number of threads that the models share.
    pub fn threads(&self) -> usize {
        self.threads
    }

    /// A session of a model's file, opened when none is free. Blocks while all of them are lent out.
    ///
    /// # Errors
    ///
    /// [`ToolError::Unavailable`] when the file or the library is not there or the library does not load;
    /// [`ToolError::Failed`] when the file is no model that the library can run.
    pub fn session(&self, model: &str, file: &str) -> Result<Session, ToolError> {
        let key = (model.to_owned(), file.to_owned());
        let pool = Arc::clone(locked(&self.pools).entry(key).or_default());
        let mut state = locked(&pool.state);
        loop {
            if let Some(inner) = state.free.pop() {
                drop(state);
                return Ok(Session { inner: Some(inner), pool });
            }
            if state.open < SESSIONS_PER_FILE {
                state.open += 1;
                drop(state);
                // The guard is made first: when opening fails it gives the place back.
                let mut session = Session { inner: None, pool };
                session.inner = Some(self.open(model, file)?);
                return Ok(session);
            }
            state = pool.returned.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
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

    fn open(&self, model: &str, file: &str) -> Result<Opened, ToolError> {
        let path = self.weights.file(model, file)?;
        let environment = self.environment()?;
        let session = builder(&environment)
            .and_then(|mut builder| builder.commit_from_file(&path).map_err(|e| e.to_string()))
            .map_err(|e| ToolError::failed(format!("model file `{}` does not open: {e}", path.display())))?;
        tracing::debug!(path = %path.display(), "opened a model");
        Ok(Opened { session, path })
    }

    fn environment(&self) -> Result<Environment, ToolError> {
        let mut made = locked(&ENVIRONMENT);
        if let Some(environment) = made.as_ref() {
            return Ok(environment.clone());
        }
        let library = self.weights.file(LIBRARY.0, LIBRARY.1)?;
        let environment = load(&library, self.threads).map_err(|e| ToolError::Unavailable {
            message: format!(
                "ONNX Runtime does not load from `{}`: {e}; fetch it again or name another library",
                library.display()
            ),
        })?;
        *made = Some(environment.clone());
        Ok(environment)
    }
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

/// The sessions of one model file.
#[derive(Default)]
struct Pool {
    state: Mutex<PoolState>,
    returned: Condvar,
}

#[derive(Default)]
struct PoolState {
    free: Vec<Opened>,
    open: usize,
}

struct Opened {
    session: ort::session::Session,
    path: PathBuf,
}

/// A model lent out by a [`Runtime`]; goes back to it when dropped.
pub struct Session {
    inner: Option<Opened>,
    pool: Arc<Pool>,
}

impl Session {
    /// The model file.
    pub fn path(&self) -> &Path {
        self.inner.as_ref().map_or(Path::new(""), |opened| &opened.path)
    }

    /// Names of the model's inputs, in its own order.
    pub fn inputs(&self) -> Vec<String> {
        let outlets = self.inner.as_ref().map_or(&[][..], |opened| opened.session.inputs());
        outlets.iter().map(|outlet| outlet.name().to_owned()).collect()
    }

    /// The size of an input along each axis, where the model fixes it. Nothing when it has no such input.
    pub fn input_shape(&self, name: &str) -> Option<Vec<Option<usize>>> {
        let opened = self.inner.as_ref()?;
        let outlet = opened.session.inputs().iter().find(|outlet| outlet.name() == name)?;
        Some(outlet.dtype().tensor_shape()?.iter().map(|&size| usize::try_from(size).ok()).collect())
    }

    /// Names of the model's outputs, in its own order.
    pub fn outputs(&self) -> Vec<String> {
        let outlets = self.inner.as_ref().map_or(&[][..], |opened| opened.session.outputs());
        outlets.iter().map(|outlet| outlet.name().to_owned()).collect()
    }

    /// What the model file says under a key of its custom metadata.
    ///
    /// # Errors
    ///
    /// [`ToolError::Failed`] when there is no such key.
    pub fn metadata(&self, key: &str) -> Result<String, ToolError> {
        let found =
            self.inner.as_ref().and_then(|opened| opened.session.metadata().ok().and_then(|all| all.custom(key)));
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
        let Some(opened) = self.inner.as_mut() else {
            return Err(ToolError::failed("the session is closed"));
        };
        run(&mut opened.session, inputs, outputs)
            .map_err(|e| ToolError::failed(format!("model file `{}`: {e}", opened.path.display())))
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let mut state = locked(&self.pool.state);
        match self.inner.take() {
            Some(inner) => state.free.push(inner),
            None => state.open -= 1,
        }
        drop(state);
        self.pool.returned.notify_one();
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
    let options = RunOptions::new().map_err(|e| e.to_string())?.with_outputs(selector);
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

    /// A store in which every file is at one path.
    struct One(PathBuf);

    impl Weights for One {
        fn file(&self, _model: &str, _file: &str) -> Result<PathBuf, ToolError> {
            Ok(self.0.clone())
        }
    }

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
        for _ in 0..2 * SESSIONS_PER_FILE {
            // Failing more often than sessions may be open: each failure gives its place back.
            let error = runtime.session("nanodet", "model").err().unwrap();
            assert_eq!(error, ToolError::Unavailable { message: "`nanodet/model` is not here".into() });
        }
    }

    #[test]
    fn a_library_that_is_none_is_refused_by_its_path() {
        let file = tempfile::Builder::new().suffix(".so").tempfile().unwrap();
        std::fs::write(file.path(), b"no library").unwrap();
        let runtime = Runtime::new(Arc::new(One(file.path().to_owned())), 1);
        let message = runtime.session("nanodet", "model").err().unwrap().to_string();
        assert!(message.contains(&format!("`{}`", file.path().display())), "{message}");
        assert!(message.contains("name another library"), "{message}");
    }

    #[test]
    fn a_tensor_that_cannot_hold_its_data_is_refused() {
        let error = Tensor::from_f32(&[2, 3], vec![0.0; 5]).err().unwrap().to_string();
        assert!(error.contains("[2, 3]") && error.contains("5 elements"), "{error}");
        assert!(Tensor::from_f32(&[usize::MAX, 3], vec![0.0; 5]).is_err());
    }
}
