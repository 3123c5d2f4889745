//! Running the fixtures of the families: their folder, and ONNX Runtime from the home that all tests share.

#![allow(clippy::unwrap_used)]

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::data::Data;
use crate::experts::Runtime;
use crate::models::{Home, ModelStore, RUNTIME, Silent, StoreOptions};
use crate::tool::{ToolError, Weights};

/// The folder of the fixtures, with one folder a model.
pub(super) fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/families")
}

/// A runtime over the fixtures. The first one fetches ONNX Runtime with pip, as the tests of the program do.
pub(super) fn runtime() -> Runtime {
    Runtime::new(Arc::new(Fixtures), 1)
}

struct Fixtures;

impl Weights for Fixtures {
    fn file(&self, model: &str, file: &str) -> Result<PathBuf, ToolError> {
        if model != RUNTIME {
            return Ok(data().join(model).join(file));
        }
        // The test's binary lies in `target/<profile>/deps`, the shared home in `target/tmp/home`.
        let binary = std::env::current_exe().unwrap();
        let home = Home::at(binary.ancestors().nth(3).unwrap().join("tmp/home"), "a test").unwrap();
        let store = ModelStore::open(home, &Data::embedded(), StoreOptions::from_env()).unwrap();
        if !store.runtime_is_named() {
            store.pull(RUNTIME, &Silent).unwrap();
        }
        Ok(store.runtime_library().unwrap())
    }
}
