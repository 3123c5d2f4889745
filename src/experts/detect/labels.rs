//! The words `detect` understands: the model's classes, their synonyms and groups of them, in singular and plural.
//! The words themselves are data, in `tools/vocabulary/detect.toml`.

use std::sync::LazyLock;

use indexmap::IndexMap;
use serde::Deserialize;

use crate::tool::{ToolError, near_names};

const TEXT: &str = include_str!("../../../tools/vocabulary/detect.toml");

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::new(TEXT));

/// The model's class names and every accepted word with the classes it means.
#[derive(Default)]
struct Vocabulary {
    names: Vec<String>,
    words: IndexMap<String, Vec<usize>>,
    /// Why the data could not be read; a test keeps this from being shipped.
    broken: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Data {
    labels: Vec<Entry>,
    #[serde(default)]
    groups: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    name: String,
    #[serde(default)]
    labels: Vec<String>,
    #[serde(default)]
    synonyms: Vec<String>,
}

impl Vocabulary {
    fn new(text: &str) -> Self {
        let data: Data = match toml::from_str(text) {
            Ok(data) => data,
            Err(error) => return Self { broken: Some(error.to_string()), ..Self::default() },
        };
        let names: Vec<String> = data.labels.iter().map(|entry| entry.name.clone()).collect();
        let mut vocabulary = Self { names, ..Self::default() };
        // Names come before synonyms, singular before plural: the first meaning of a word holds.
        for (class, entry) in data.labels.iter().enumerate() {
            vocabulary.add(&entry.name, &[class]);
        }
        for (class, entry) in data.labels.iter().enumerate() {
            entry.synonyms.iter().for_each(|word| vocabulary.add(word, &[class]));
        }
        for group in &data.groups {
            let classes: Vec<usize> = group
                .labels
                .iter()
                .filter_map(|label| vocabulary.names.iter().position(|name| name == label))
                .collect();
            if classes.len() != group.labels.len() {
                vocabulary.broken = Some(format!("group `{}` has a label that is none", group.name));
            }
            std::iter::once(&group.name).chain(&group.synonyms).for_each(|word| vocabulary.add(word, &classes));
        }
        let singular: Vec<(String, Vec<usize>)> =
            vocabulary.words.iter().map(|(word, classes)| (word.clone(), classes.clone())).collect();
        for (word, classes) in singular {
            if let Some(word) = plural(&word) {
                vocabulary.add(&word, &classes);
            }
        }
        vocabulary
    }

    fn add(&mut self, word: &str, classes: &[usize]) {
        self.words.entry(word.to_owned()).or_insert_with(|| classes.to_vec());
    }
}

/// Regular English plural of a singular word or phrase; nothing for words that already end like a plural.
fn plural(word: &str) -> Option<String> {
    let before = |suffix: &str| word.strip_suffix(suffix);
    if word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us") || word.ends_with("ren") {
        return None;
    }
    if let Some(stem) = before("fe") {
        return Some(format!("{stem}ves"));
    }
    if let Some(stem) = before("y").filter(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u'])) {
        return Some(format!("{stem}ies"));
    }
    if ["s", "x", "ch", "sh"].iter().any(|suffix| word.ends_with(suffix)) {
        return Some(format!("{word}es"));
    }
    Some(format!("{word}s"))
}

/// Every word that `detect` accepts as a label, names of the model's classes first.
pub fn vocabulary() -> impl Iterator<Item = &'static str> {
    VOCABULARY.words.keys().map(String::as_str)
}

/// The words that people use, by the label or group they mean.
pub(crate) fn synonyms() -> IndexMap<String, Vec<String>> {
    let data: Data = toml::from_str(TEXT).unwrap_or(Data { labels: Vec::new(), groups: Vec::new() });
    data.labels.into_iter().chain(data.groups).map(|entry| (entry.name, entry.synonyms)).collect()
}

/// The name of a class of the model.
pub(super) fn class_name(class: usize) -> &'static str {
    VOCABULARY.names.get(class).map_or("", String::as_str)
}

/// Number of classes of the model.
pub(super) fn class_count() -> usize {
    VOCABULARY.names.len()
}

/// The classes that the given words mean, in ascending order. Case, underscores and hyphens do not matter.
///
/// # Errors
///
/// [`ToolError::Argument`] for a word that is not in the [`vocabulary`], with the words nearest to it.
pub fn classes<'a>(words: impl IntoIterator<Item = &'a str>) -> Result<Vec<usize>, ToolError> {
    if let Some(broken) = &VOCABULARY.broken {
        return Err(ToolError::failed(format!("the vocabulary of `detect` does not read: {broken}")));
    }
    let mut found = Vec::new();
    for word in words {
        let plain = word.to_lowercase().replace(['_', '-'], " ");
        let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
        let plain = ["a ", "an ", "the "].iter().find_map(|article| plain.strip_prefix(article)).unwrap_or(&plain);
        let classes = VOCABULARY.words.get(plain).ok_or_else(|| unknown(word, plain))?;
        found.extend_from_slice(classes);
    }
    found.sort_unstable();
    found.dedup();
    Ok(found)
}

fn unknown(word: &str, plain: &str) -> ToolError {
    let word: String = word.chars().take(60).collect();
    let near = near_names(plain, vocabulary());
    let hint = match near.as_slice() {
        [] => "it knows 80 everyday things such as person, dog, car, chair, cup".to_owned(),
        names => format!("did you mean {}", names.iter().map(|n| format!("`{n}`")).collect::<Vec<_>>().join(" or ")),
    };
    let way_out = "leave `labels` out to see everything, or list the words with `sightline tools show detect`";
    ToolError::argument("labels", format!("the detector does not know `{word}`; {hint}; {way_out}"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn names(word: &str) -> Vec<&'static str> {
        classes([word]).unwrap().into_iter().map(class_name).collect()
    }

    #[test]
    fn the_shipped_vocabulary_reads_and_no_word_has_two_meanings() {
        assert_eq!(VOCABULARY.broken, None);
        assert_eq!(class_count(), 80);
        assert_eq!((class_name(0), class_name(15), class_name(79)), ("person", "cat", "toothbrush"));
        let data: Data = toml::from_str(TEXT).unwrap();
        let mut seen = std::collections::HashSet::new();
        for entry in data.labels.iter().chain(&data.groups) {
            for word in std::iter::once(&entry.name).chain(&entry.synonyms) {
                assert!(seen.insert(word), "`{word}` stands twice");
                assert_eq!(*word, word.to_lowercase());
            }
        }
    }

    #[test]
    fn synonyms_and_plurals_mean_their_label() {
        for (word, label) in [
            ("people", "person"),
            ("Persons", "person"),
            ("man", "person"),
            ("children", "person"),
            ("bike", "bicycle"),
            ("television", "tv"),
            ("phones", "cell phone"),
            ("sofa", "couch"),
            ("planes", "airplane"),
            ("mug", "cup"),
            ("motorbikes", "motorcycle"),
            ("table", "dining table"),
            ("knives", "knife"),
            ("sandwiches", "sandwich"),
            ("puppies", "dog"),
            ("buses", "bus"),
            ("wine-glasses", "wine glass"),
            ("a  traffic_light", "traffic light"),
        ] {
            assert_eq!(names(word), [label], "{word}");
        }
    }

    #[test]
    fn a_group_means_all_of_its_labels() {
        assert_eq!(names("pets"), ["cat", "dog"]);
        assert!(names("vehicles").contains(&"truck") && names("animal").contains(&"giraffe"));
        assert_eq!(classes(["dog", "pet", "dogs"]).unwrap(), [15, 16]);
    }

    #[test]
    fn an_unknown_word_is_refused_with_near_ones_and_the_way_out() {
        let message = classes(["elephent"]).unwrap_err().to_string();
        assert!(message.starts_with("argument `labels`: the detector does not know `elephent`"), "{message}");
        assert!(message.contains("`elephant`") && message.contains("tools show detect"), "{message}");
        assert!(classes(["qqq"]).unwrap_err().to_string().contains("80 everyday things"));
    }
}
