//! Exact tools: small deterministic functions that count, read, compare, cut and draw. What each is called and takes
//! stands in its manifest; this file binds manifests to functions.
//!
//! Nothing is guessed here: a tool that finds nothing says so ([`ToolError::NotFound`](crate::tool::ToolError::NotFound)) and names what is there.

mod annotate;
mod arithmetic;
mod codes;
mod color;
mod counting;
mod crop;
mod describe;
mod difference;
mod expression;
mod geometry;
mod grid;
mod labels;
mod layout;
mod mask;
mod matching;
mod numbers;
mod people;
mod picture;
mod read_value;
mod sound;
mod units;
mod words;

use std::sync::Arc;

use crate::tool::{Exact, ExactFn, SpecError, Tool, ToolSpec, near_names};

/// Every exact tool by name, in the order planners see them.
const FUNCTIONS: &[(&str, ExactFn)] = &[
    ("count", counting::count),
    ("exists", counting::exists),
    ("filter", geometry::filter),
    ("relate", geometry::relate),
    ("select", geometry::select),
    ("pick", geometry::pick),
    ("label_of", geometry::label_of),
    ("crop", crop::crop),
    ("crop_part", crop::crop_part),
    ("zoom", crop::zoom),
    ("find_text", layout::find_text),
    ("text_contains", layout::text_contains),
    ("read_value", read_value::read_value),
    ("table", grid::table),
    ("lookup", grid::lookup),
    ("column", grid::column),
    ("text_of", words::text_of),
    ("count_words", words::count_words),
    ("calculate", arithmetic::calculate),
    ("compare", arithmetic::compare),
    ("color", color::color),
    ("describe", describe::describe),
    ("blur", picture::blur),
    ("annotate", annotate::annotate),
    ("resize", picture::resize),
    ("size_of", picture::size_of),
    ("pose_is", people::pose_is),
    ("cut_out", mask::cut_out),
    ("replace_background", mask::replace_background),
    ("clip_audio", sound::clip_audio),
    ("find_words", sound::find_words),
    ("time_of", sound::time_of),
    ("read_code", codes::read_code),
    ("compare_images", difference::compare_images),
    ("difference", difference::difference),
];

pub(crate) use matching::{Quality, day_or_month, place};

/// The exact tools out of their specifications, given with the names of their manifests. One that has no manifest
/// here is left out: another tool may stand in its place.
///
/// # Errors
///
/// [`SpecError`] when a manifest names no exact tool, or one that another manifest named before.
pub fn exact_tools(specs: impl IntoIterator<Item = (String, ToolSpec)>) -> Result<Vec<Arc<dyn Tool>>, SpecError> {
    let mut tools: Vec<(usize, Arc<dyn Tool>)> = Vec::new();
    for (file, spec) in specs {
        let Some(place) = FUNCTIONS.iter().position(|(name, _)| *name == spec.name) else {
            let near = near_names(&spec.name, FUNCTIONS.iter().map(|(name, _)| *name)).join("`, `");
            let hint = if near.is_empty() { String::new() } else { format!(", near names are `{near}`") };
            let message = format!("there is no exact tool `{}`{hint}", spec.name);
            return Err(SpecError::Invalid { file, message });
        };
        if tools.iter().any(|(taken, _)| *taken == place) {
            let message = format!("the tool `{}` has a second manifest", spec.name);
            return Err(SpecError::Invalid { file, message });
        }
        tools.push((place, Exact::tool(spec, FUNCTIONS[place].1)));
    }
    tools.sort_by_key(|(place, _)| *place);
    Ok(tools.into_iter().map(|(_, tool)| tool).collect())
}

/// Whether a tool of this name is an exact one, so that its manifest belongs to [`exact_tools`].
pub fn is_exact(name: &str) -> bool {
    FUNCTIONS.iter().any(|(known, _)| *known == name)
}

#[cfg(test)]
mod testing;

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn manifests() -> Vec<(String, ToolSpec)> {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tools");
        let mut found = Vec::new();
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
            if path.extension().is_some_and(|e| e == "toml") && is_exact(&stem) {
                let file = format!("{stem}.toml");
                let spec = ToolSpec::from_toml(&file, &std::fs::read_to_string(&path).unwrap()).unwrap();
                found.push((file, spec));
            }
        }
        found
    }

    #[test]
    fn every_manifest_has_its_function_and_every_function_its_manifest() {
        let tools = exact_tools(manifests()).unwrap();
        assert_eq!(tools.len(), FUNCTIONS.len());
        for (tool, &(name, _)) in tools.iter().zip(FUNCTIONS) {
            let spec = tool.spec();
            assert_eq!(spec.name, name);
            assert!(!spec.examples.is_empty(), "{name} has no example");
            for example in &spec.examples {
                assert!(example.call.contains(&format!("= {name}(")), "{name}: {}", example.call);
                for param in spec.params.iter().filter(|param| param.required) {
                    assert!(example.call.contains(&format!("{}=", param.name)), "{name}: {}", example.call);
                }
            }
        }
    }

    #[test]
    fn a_manifest_without_a_function_is_refused_with_near_names() {
        let text = "name = \"cuont\"\ndescription = \"x\"\noutput = \"number\"\n";
        let spec = ToolSpec::from_toml("cuont.toml", text).unwrap();
        let error = exact_tools([("cuont.toml".to_owned(), spec)]).err().unwrap().to_string();
        assert!(error.contains("`cuont`") && error.contains("`count`"), "{error}");
    }
}
