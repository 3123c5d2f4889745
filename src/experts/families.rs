//! Families of experts: tools that are made out of a manifest alone. `[expert] kind = "classifier"` names the family,
//! the other keys of the table are its settings, and the family turns them into a tool: a known shape of model
//! (detector, classifier, line reader, captioner) or any program.
//!
//! A family is a line in [`FAMILIES`] and a file of its own with a struct of settings and a constructor.

#[cfg(feature = "local")]
mod captioner;
mod classifier;
mod input;
mod labels;
mod program;
mod recogniser;
#[cfg(test)]
mod testing;
mod yolo;

use std::sync::Arc;

use futures::future::BoxFuture;
use serde::de::DeserializeOwned;

use super::frame::Frame;
use super::{Runtime, Session, Supplies, Tensor};
use crate::tool::{Args, Context, Param, Resource, Tool, ToolError, ToolSpec, blocking, near_names};
use crate::value::{Value, ValueType};

/// Makes a tool of a family out of its specification. The error is one sentence about the manifest.
type Make = fn(ToolSpec, &Supplies) -> Result<Arc<dyn Tool>, String>;

/// Every family by the `kind` that manifests name it by.
const FAMILIES: &[(&str, Make)] = &[
    ("detector.yolo", yolo::detector),
    ("classifier", classifier::classifier),
    #[cfg(feature = "local")]
    ("captioner.encoder_decoder", captioner::captioner),
    ("recogniser.ctc", recogniser::recogniser),
    ("program", program::program),
    ("vlm.blip", multimodal),
    ("vlm.moondream", multimodal),
    ("vlm.qwen3", multimodal),
];

/// The kinds of the feature `vlm`; its code is built for unit tests too.
#[cfg(any(feature = "vlm", all(test, feature = "local")))]
use super::vlm::make as multimodal;

/// The kinds of the feature `vlm` in builds without it.
#[cfg(not(any(feature = "vlm", all(test, feature = "local"))))]
fn multimodal(_: ToolSpec, _: &Supplies) -> Result<Arc<dyn Tool>, String> {
    Err("[expert]: this build has no multimodal models: build it with `--features vlm`".to_owned())
}

/// The tool behind a specification that has a table `[expert]`.
///
/// # Errors
///
/// A sentence with what was expected: the kind is unknown, or its settings are not understood.
pub(super) fn make(spec: ToolSpec, supplies: &Supplies) -> Result<Arc<dyn Tool>, String> {
    let kind = spec.expert.as_ref().map_or("", |expert| expert.kind.as_str());
    match FAMILIES.iter().find(|(name, _)| *name == kind) {
        Some((_, make)) => make(spec, supplies),
        None => {
            let near = near_names(kind, FAMILIES.iter().map(|(name, _)| *name));
            let hint = near.first().map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
            Err(format!("[expert]: there is no kind `{kind}`: expected one of {}{hint}", kinds()))
        }
    }
}

/// The kinds that manifests may name, for messages.
pub(super) fn kinds() -> String {
    FAMILIES.iter().map(|(name, _)| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// The settings of a family out of the table `[expert]`; a struct that denies unknown fields finds misspelt ones.
///
/// # Errors
///
/// A sentence with the kind and the key.
pub(super) fn settings<T: DeserializeOwned>(spec: &ToolSpec) -> Result<T, String> {
    let Some(expert) = &spec.expert else { return Err("the table [expert] is missing".to_owned()) };
    let table = toml::Value::Table(expert.settings.clone());
    table.try_into().map_err(|e: toml::de::Error| {
        format!("[expert] of kind `{}`: {}", expert.kind, e.to_string().trim().replace('\n', "; "))
    })
}

/// A parameter of a family.
pub(super) fn param(name: &str, ty: ValueType, description: &str) -> Param {
    let (name, description) = (name.to_owned(), description.to_owned());
    Param { name, ty, description, required: false, default: None, choices: Vec::new(), synonyms: Default::default() }
}

/// The parameters of everything that looks at a picture: the picture, and the part of it to look into.
pub(super) fn picture_params() -> Vec<Param> {
    let image = Param { required: true, ..param("image", ValueType::Image, "the picture to look at") };
    let place = ValueType::OneOf(vec![ValueType::Regions, ValueType::List(Box::new(ValueType::Number))]);
    vec![image, param("region", place, "the part to look into: a box that was found, or [left, top, right, bottom]")]
}

/// The first input and the first output of a model that has one of each.
fn ends(session: &Session) -> Result<(String, String), ToolError> {
    match (session.inputs().into_iter().next(), session.outputs().into_iter().next()) {
        (Some(input), Some(output)) => Ok((input, output)),
        _ => Err(ToolError::failed(format!("model file `{}` has no input or output", session.path().display()))),
    }
}

/// Runs a model of one input and one output.
fn run_one(session: &mut Session, input: &Tensor) -> Result<Tensor, ToolError> {
    let (from, to) = ends(session)?;
    let outputs = session.run(&[(&from, input)], &[&to])?;
    outputs.into_iter().next().ok_or_else(|| ToolError::failed("the model gave no output"))
}

/// A number from 0 to 1 under `param`, or what stands in its place.
fn share(args: &Args, param: &str, otherwise: f32) -> Result<f32, ToolError> {
    match args.number_or_none(param)? {
        None => Ok(otherwise),
        Some(&share) if (0.0..=1.0).contains(&share) => Ok(share as f32),
        Some(other) => Err(ToolError::argument(param, format!("expected a number from 0 to 1, got {other}"))),
    }
}

/// What answers a call of a tool of a family. Blocks.
type Answer<S> = fn(&S, &Runtime, &Args, &Context) -> Result<Value, ToolError>;

/// A tool of a family: what its manifest says, made ready, and what answers a call with it.
struct Member<S> {
    spec: ToolSpec,
    ready: Arc<S>,
    runtime: Arc<Runtime>,
    answer: Answer<S>,
}

impl<S: Send + Sync + 'static> Member<S> {
    /// The tool of a specification that fits its family.
    fn tool(spec: ToolSpec, ready: S, supplies: &Supplies, answer: Answer<S>) -> Arc<dyn Tool> {
        Arc::new(Self { spec, ready: Arc::new(ready), runtime: Arc::clone(&supplies.runtime), answer })
    }
}

impl<S: Send + Sync + 'static> Tool for Member<S> {
    fn spec(&self) -> &ToolSpec {
        &self.spec
    }

    fn call(&self, args: Args, context: Context) -> BoxFuture<'_, Result<Value, ToolError>> {
        let (ready, runtime, answer) = (Arc::clone(&self.ready), Arc::clone(&self.runtime), self.answer);
        Box::pin(blocking(move || answer(&ready, &runtime, &args, &context)))
    }
}

/// What a family that looks at pictures keeps of its manifest.
struct Looker<S> {
    settings: S,
    /// The frame that the settings describe.
    frame: Frame,
}

/// The file of a model of one file, unless the manifest names another.
fn model_file() -> String {
    "model.onnx".to_owned()
}

/// What a family of models is called with and gives.
struct Face<'a> {
    /// The parameters that the family understands, as a manifest would write them.
    params: Vec<Param>,
    /// What it gives.
    output: ValueType,
    /// The model it runs, and whether it runs in ONNX Runtime.
    model: &'a str,
}

/// A specification whose parameters, output and models are those of a family. Parameters that the manifest leaves out
/// altogether are filled in; a model counts against the processor unless the manifest says otherwise.
///
/// # Errors
///
/// A sentence with the parameter or output that the family does not have.
fn fitted(spec: ToolSpec, face: Face<'_>) -> Result<ToolSpec, String> {
    let mut spec = shaped(spec, face.params, &face.output)?;
    for model in ["onnxruntime", face.model] {
        if !spec.models.iter().any(|known| known == model) {
            spec.models.push(model.to_owned());
        }
    }
    if spec.resource == Resource::Light {
        spec.resource = Resource::Cpu;
    }
    Ok(spec)
}

/// A specification whose parameters and output are those of a family. Parameters that the manifest leaves out
/// altogether are filled in.
///
/// # Errors
///
/// A sentence with the parameter or output that the family does not have.
pub(super) fn shaped(mut spec: ToolSpec, params: Vec<Param>, output: &ValueType) -> Result<ToolSpec, String> {
    if spec.output != *output {
        return Err(format!("output `{}`: a tool of this kind gives {output}", spec.output));
    }
    if spec.params.is_empty() {
        spec.params = params;
    } else {
        for param in &spec.params {
            let Some(known) = params.iter().find(|known| known.name == param.name) else {
                let known = params.iter().map(|known| format!("`{}`", known.name)).collect::<Vec<_>>().join(", ");
                return Err(format!("parameter `{}`: a tool of this kind takes {known}", param.name));
            };
            if !known.ty.accepts(&param.ty) || (param.ty == ValueType::Any && known.ty != ValueType::Any) {
                return Err(format!("parameter `{}` is {}: expected {}", param.name, param.ty, known.ty));
            }
        }
        if let Some(missing) = params.iter().find(|known| known.required && spec.param(&known.name).is_none()) {
            return Err(format!("parameter `{}` is missing: a tool of this kind needs it", missing.name));
        }
    }
    Ok(spec)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::tool::Weights;

    struct Nothing;

    impl Weights for Nothing {
        fn file(&self, _model: &str, _file: &str) -> Result<std::path::PathBuf, ToolError> {
            Err(ToolError::Unavailable { message: "no models here".to_owned() })
        }
    }

    pub(super) fn supplies() -> Supplies {
        Supplies { runtime: Arc::new(Runtime::new(Arc::new(Nothing), 1)), folder: None }
    }

    /// The specification of a manifest with this output and these lines after it.
    fn spec(output: &str, rest: &str) -> ToolSpec {
        let text = format!("name = \"mine\"\ndescription = \"x\"\noutput = \"{output}\"\n{rest}");
        ToolSpec::from_toml("tools/mine.toml", &text).unwrap()
    }

    fn refused(output: &str, rest: &str) -> String {
        make(spec(output, rest), &supplies()).err().unwrap()
    }

    #[test]
    fn an_unknown_kind_is_refused_with_the_known_ones_and_the_near_one() {
        let error = refused("regions", "[expert]\nkind = \"detector.yollo\"");
        assert!(error.contains("`detector.yollo`") && error.contains("did you mean `detector.yolo`?"), "{error}");
    }

    const CLASSIFIER: &str =
        "[expert]\nkind = \"classifier\"\nmodel = \"m\"\nlabels = [\"a\"]\ninput = { size = [8, 8] }";

    #[test]
    fn a_manifest_gets_the_parameters_models_and_limits_of_its_family() {
        let made = make(spec("regions", CLASSIFIER), &supplies()).unwrap();
        let made = made.spec();
        assert!(made.signature().starts_with("mine(image: image, region?: "), "{}", made.signature());
        assert_eq!((made.models.join(" "), made.resource), ("onnxruntime m".to_owned(), Resource::Cpu));
        assert_eq!(made.param("labels").unwrap().synonyms.keys().collect::<Vec<_>>(), ["a"]);
    }

    #[test]
    fn parameters_that_the_family_does_not_have_are_refused() {
        let with = |name: &str, ty: &str| {
            let param = format!("[[params]]\nname = \"{name}\"\ntype = \"{ty}\"\ndescription = \"x\"\n");
            refused("regions", &format!("{param}{CLASSIFIER}"))
        };
        assert!(with("colour", "text").contains("`colour`: a tool of this kind takes `image`, `region`"));
        assert!(with("image", "audio").contains("`image` is audio: expected image"));
        assert!(with("labels", "list<text>").contains("`image` is missing"));
        assert!(refused("text", CLASSIFIER).contains("output `text`: a tool of this kind gives regions"));
    }
}
