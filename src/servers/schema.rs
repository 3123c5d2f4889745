//! From JSON schemas to parameters and to the type of what comes back.
//!
//! What a schema says in words, numbers, yes or no, and lists of them becomes that type. A string that holds a picture
//! or recording, which its media type or its name says, takes one. Objects are written as a text that holds JSON. A
//! schema that says nothing takes anything.

use serde_json::{Map, Value as Json};

use super::words;
use crate::tool::Param;
use crate::value::ValueType;

/// Longest description of a parameter, in characters.
const LONGEST: usize = 160;
/// Choices that are taken over; a longer list is not held against.
const MOST_CHOICES: usize = 64;
/// Parameters of a tool.
const MOST_PARAMS: usize = 32;
/// How deep schemas are followed.
const DEEPEST: usize = 8;

/// A parameter, and what must be known to write a value for it.
#[derive(Debug, Clone)]
pub(super) struct Face {
    /// As plans see it.
    pub(super) param: Param,
    /// Its name at the server.
    pub(super) theirs: String,
    pub(super) form: Form,
}

/// In which form values are sent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Form {
    /// A text is sent as it is; else it holds JSON, which is sent.
    pub(super) text: bool,
    /// A picture or recording is sent as base64 alone and not as a `data:` address.
    pub(super) base64: bool,
    /// Only whole numbers.
    pub(super) whole: bool,
}

/// How a result is read.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Gives {
    /// Whatever comes: words, or a picture or recording.
    Content,
    /// The structured result is `{"type": …, "value": …}`, as Sightline's own server writes it.
    Own(ValueType),
    /// One entry of the structured result, or, without a name, the whole of it.
    Entry(Option<String>, ValueType),
    /// The structured result has many parts: the words that stand beside it, which say the same.
    Words,
}

impl Gives {
    /// The type of what comes of it.
    pub(super) fn ty(&self) -> ValueType {
        match self {
            Self::Content => ValueType::Any,
            Self::Own(ty) | Self::Entry(_, ty) => ty.clone(),
            Self::Words => ValueType::Text,
        }
    }
}

/// The parameters that a schema describes, those that must be given first.
///
/// # Errors
///
/// A sentence when one that must be given cannot be.
pub(super) fn params(schema: &Map<String, Json>) -> Result<Vec<Face>, String> {
    let root = Json::Object(schema.clone());
    let none = Map::new();
    let properties = schema.get("properties").and_then(Json::as_object).unwrap_or(&none);
    let required: Vec<&str> = schema
        .get("required")
        .and_then(Json::as_array)
        .map_or_else(Vec::new, |names| names.iter().filter_map(Json::as_str).collect());
    let is_required = |name: &str| required.contains(&name);
    if let Some(missing) = required.iter().find(|name| !properties.contains_key(**name)) {
        return Err(format!("it needs `{}`, which its schema does not describe", words::plain(missing, 64)));
    }
    let (needed, free): (Vec<_>, Vec<_>) = properties.iter().partition(|(name, _)| is_required(name));
    if needed.len() > MOST_PARAMS {
        return Err(format!("it needs {} arguments, at most {MOST_PARAMS} can be given", needed.len()));
    }
    let mut faces: Vec<Face> = Vec::new();
    for (name, property) in needed.into_iter().chain(free) {
        if faces.len() == MOST_PARAMS {
            break;
        }
        let made = face(name, property, &root).and_then(|mut face| {
            face.param.required = is_required(name);
            let taken = faces.iter().any(|other| other.param.name == face.param.name);
            if taken { Err(format!("another one reads as `{}` too", face.param.name)) } else { Ok(face) }
        });
        match made {
            Ok(face) => faces.push(face),
            Err(why) if is_required(name) => {
                return Err(format!("its argument `{}` cannot be given: {why}", words::plain(name, 64)));
            }
            Err(why) => tracing::debug!(param = name, why, "a parameter is left out"),
        }
    }
    Ok(faces)
}

fn face(theirs: &str, schema: &Json, root: &Json) -> Result<Face, String> {
    let mut name = words::name(theirs).ok_or("no name can be made of it")?;
    if name.starts_with(|first: char| first.is_ascii_digit()) {
        name.insert_str(0, "n_");
    }
    if name.len() > 64 {
        return Err("its name is longer than 64 letters".to_owned());
    }
    let mut found = Found::default();
    found.add(schema, root, &name, 0)?;
    let said = schema.get("description").or_else(|| schema.get("title")).and_then(Json::as_str).unwrap_or(theirs);
    let notes: Vec<String> = std::iter::once(words::plain(said, LONGEST)).chain(found.notes()).collect();
    let param = Param {
        name,
        ty: found.ty()?,
        description: notes.join("; "),
        required: false,
        default: None,
        choices: if can_be_written(&found.choices) { found.choices } else { Vec::new() },
        synonyms: Default::default(),
    };
    let form = Form { text: found.text, base64: found.base64, whole: found.whole && !found.broken };
    Ok(Face { param, theirs: theirs.to_owned(), form })
}

/// Whether choices are few enough and each can be written in a plan without escapes, on one line, and be seen.
fn can_be_written(choices: &[String]) -> bool {
    let plain = |letter: char| {
        letter == ' ' || !matches!(letter, '"' | '\\') && !letter.is_whitespace() && words::is_seen(letter)
    };
    choices.len() <= MOST_CHOICES && choices.iter().all(|word| word.len() <= 100 && word.chars().all(plain))
}

/// What the parts of a schema allow, put together.
#[derive(Default)]
struct Found {
    types: Vec<ValueType>,
    /// Strings are allowed.
    text: bool,
    /// So is what must be written as JSON.
    json: bool,
    base64: bool,
    /// Whole numbers, and others.
    whole: bool,
    broken: bool,
    choices: Vec<String>,
    /// A string that is none of the choices is allowed too.
    open: bool,
    least: Option<f64>,
    most: Option<f64>,
    numbers: Vec<String>,
}

impl Found {
    fn add(&mut self, schema: &Json, root: &Json, name: &str, depth: usize) -> Result<(), String> {
        if depth > DEEPEST {
            return Err("its schema is nested too deeply".to_owned());
        }
        let Some(object) = schema.as_object() else {
            self.takes(ValueType::Any);
            return Ok(());
        };
        if let Some(target) = object.get("$ref").and_then(Json::as_str) {
            let target = target.strip_prefix('#').and_then(|pointer| root.pointer(pointer));
            return self.add(target.ok_or("its schema refers to nothing")?, root, name, depth + 1);
        }
        for key in ["anyOf", "oneOf"] {
            if let Some(options) = object.get(key).and_then(Json::as_array) {
                return options.iter().try_for_each(|option| self.add(option, root, name, depth + 1));
            }
        }
        if let Some([only]) = object.get("allOf").and_then(Json::as_array).map(Vec::as_slice) {
            return self.add(only, root, name, depth + 1);
        }
        if let Some(choices) = object.get("enum").and_then(Json::as_array) {
            choices.iter().for_each(|choice| self.choice(choice));
            return Ok(());
        }
        if let Some(choice) = object.get("const") {
            self.choice(choice);
            return Ok(());
        }
        match object.get("type") {
            Some(Json::String(ty)) => self.plain(ty, object, root, name, depth),
            Some(Json::Array(types)) => {
                types.iter().filter_map(Json::as_str).try_for_each(|ty| self.plain(ty, object, root, name, depth))
            }
            _ if object.contains_key("properties") => self.plain("object", object, root, name, depth),
            _ if object.contains_key("items") => self.plain("array", object, root, name, depth),
            _ => {
                self.takes(ValueType::Any);
                Ok(())
            }
        }
    }

    fn plain(
        &mut self,
        ty: &str,
        schema: &Map<String, Json>,
        root: &Json,
        name: &str,
        depth: usize,
    ) -> Result<(), String> {
        match ty {
            "string" => self.string(schema, name),
            "integer" | "number" => {
                self.takes(ValueType::Number);
                if ty == "integer" {
                    self.whole = true
                } else {
                    self.broken = true
                }
                self.least = self.least.or_else(|| schema.get("minimum").and_then(Json::as_f64));
                self.most = self.most.or_else(|| schema.get("maximum").and_then(Json::as_f64));
            }
            "boolean" => self.takes(ValueType::Bool),
            "null" => {}
            "array" => return self.array(schema, root, name, depth),
            // An object, or a type that is new.
            _ => match own_type(schema) {
                Some(ty @ (ValueType::Regions | ValueType::Segments | ValueType::Table)) => self.takes(ty),
                _ => self.json = true,
            },
        }
        Ok(())
    }

    fn string(&mut self, schema: &Map<String, Json>, name: &str) {
        let word = |key: &str| schema.get(key).and_then(Json::as_str);
        let encoded = word("contentEncoding").is_some_and(|encoding| encoding.eq_ignore_ascii_case("base64"));
        match medium(word("contentMediaType"), name) {
            Some(medium) if encoded => {
                self.base64 = true;
                self.takes(medium);
            }
            Some(medium) => {
                self.words();
                self.takes(medium);
            }
            None => self.words(),
        }
    }

    fn words(&mut self) {
        (self.text, self.open) = (true, true);
        self.takes(ValueType::Text);
    }

    fn array(&mut self, schema: &Map<String, Json>, root: &Json, name: &str, depth: usize) -> Result<(), String> {
        let mut items = Self::default();
        items.add(schema.get("items").unwrap_or(&Json::Null), root, name, depth + 1)?;
        // Items that only JSON can say: all of it is written as JSON.
        if items.types.is_empty() && items.json {
            self.json = true;
            return Ok(());
        }
        self.text |= items.text;
        self.base64 |= items.base64;
        self.whole |= items.whole;
        self.broken |= items.broken;
        if items.open {
            self.open = true
        } else {
            self.choices.append(&mut items.choices)
        }
        items.json = false;
        self.takes(ValueType::List(Box::new(items.ty()?)));
        Ok(())
    }

    /// One of the values that are allowed.
    fn choice(&mut self, value: &Json) {
        match value {
            Json::String(word) => {
                self.text = true;
                self.takes(ValueType::Text);
                self.choices.push(word.clone());
            }
            Json::Number(number) => {
                self.broken = true;
                self.takes(ValueType::Number);
                self.numbers.push(number.to_string());
            }
            Json::Bool(_) => self.takes(ValueType::Bool),
            _ => {}
        }
    }

    fn takes(&mut self, ty: ValueType) {
        if !self.types.contains(&ty) {
            self.types.push(ty);
        }
    }

    fn ty(&mut self) -> Result<ValueType, String> {
        if self.types.contains(&ValueType::Any) {
            self.text = true;
            self.choices.clear();
            return Ok(ValueType::Any);
        }
        if self.open {
            self.choices.clear();
        }
        if self.json {
            self.choices.clear();
            self.takes(ValueType::Text);
        }
        match self.types.len() {
            0 => Err("nothing can be written for it".to_owned()),
            1 => Ok(self.types.remove(0)),
            _ => Ok(ValueType::OneOf(std::mem::take(&mut self.types))),
        }
    }

    /// What the type does not say.
    fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        match (self.least, self.most) {
            (Some(least), Some(most)) => notes.push(format!("from {least} to {most}")),
            (Some(least), None) => notes.push(format!("at least {least}")),
            (None, Some(most)) => notes.push(format!("at most {most}")),
            (None, None) => {}
        }
        if !self.numbers.is_empty() && self.numbers.len() <= MOST_CHOICES {
            notes.push(format!("one of {}", self.numbers.join(", ")));
        }
        if self.json && !self.text {
            notes.push("written as JSON in a text".to_owned());
        }
        notes
    }
}

/// What kind of medium a string holds: its media type says it, or a word of its name.
fn medium(media_type: Option<&str>, name: &str) -> Option<ValueType> {
    const PICTURES: [&str; 6] = ["image", "picture", "photo", "screenshot", "img", "base64_image"];
    const SOUNDS: [&str; 4] = ["audio", "recording", "sound", "speech"];
    match media_type {
        Some(ty) if ty.starts_with("image/") => return Some(ValueType::Image),
        Some(ty) if ty.starts_with("audio/") => return Some(ValueType::Audio),
        Some(_) => return None,
        None => {}
    }
    let named = |words: &[&str]| name.split('_').any(|part| words.contains(&part.trim_end_matches('s')));
    if named(&PICTURES) {
        Some(ValueType::Image)
    } else if named(&SOUNDS) {
        Some(ValueType::Audio)
    } else {
        None
    }
}

/// The type that an object of Sightline's own form is of: `{"type": {"const": "regions"}, "value": …}`.
fn own_type(schema: &Map<String, Json>) -> Option<ValueType> {
    let properties = schema.get("properties")?.as_object()?;
    let value = properties.get("value")?;
    let name = properties.get("type")?.get("const")?.as_str()?;
    if name == "list" {
        let items = value.get("items").and_then(Json::as_object);
        let element = items.and_then(own_type).unwrap_or(ValueType::Any);
        return Some(ValueType::List(Box::new(element)));
    }
    let written = ["text", "number", "bool", "image", "mask", "audio", "regions", "segments", "table"];
    written.contains(&name).then(|| name.parse().ok()).flatten()
}

/// How the results are read that a schema describes.
pub(super) fn gives(schema: Option<&Map<String, Json>>) -> Gives {
    let Some(schema) = schema else { return Gives::Content };
    if let Some(ty) = own_type(schema) {
        return Gives::Own(ty);
    }
    let root = Json::Object(schema.clone());
    if schema.get("type").and_then(Json::as_str) != Some("object") {
        return result_type(&root, &root, 0).map_or(Gives::Words, |ty| Gives::Entry(None, ty));
    }
    let properties = schema.get("properties").and_then(Json::as_object);
    match properties.filter(|properties| properties.len() == 1).and_then(|properties| properties.iter().next()) {
        Some((name, property)) => match result_type(property, &root, 0) {
            Some(ty) => Gives::Entry(Some(name.clone()), ty),
            None => Gives::Words,
        },
        None => Gives::Words,
    }
}

/// The one type of a result; nothing when there may be several or none of ours.
fn result_type(schema: &Json, root: &Json, depth: usize) -> Option<ValueType> {
    if depth > DEEPEST {
        return None;
    }
    if let Some(target) = schema.get("$ref").and_then(Json::as_str) {
        return result_type(root.pointer(target.strip_prefix('#')?)?, root, depth + 1);
    }
    match schema.get("type")?.as_str()? {
        "string" => Some(ValueType::Text),
        "integer" | "number" => Some(ValueType::Number),
        "boolean" => Some(ValueType::Bool),
        "array" => Some(ValueType::List(Box::new(result_type(schema.get("items")?, root, depth + 1)?))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn object(json: Json) -> Map<String, Json> {
        json.as_object().unwrap().clone()
    }

    /// The parameter `it` of this schema.
    fn one(name: &str, schema: Json) -> Face {
        params(&object(json!({ "type": "object", "properties": { name: schema } }))).unwrap().remove(0)
    }

    #[test]
    fn plain_schemas_become_types() {
        for (schema, ty) in [
            (json!({ "type": "string" }), "text"),
            (json!({ "type": "integer" }), "number"),
            (json!({ "type": ["boolean", "null"] }), "bool"),
            (json!({ "type": "array", "items": { "type": "number" } }), "list<number>"),
            (json!({ "type": "array" }), "list<any>"),
            (json!({ "anyOf": [{ "type": "string" }, { "type": "number" }, { "type": "null" }] }), "text|number"),
            (json!({ "type": "object" }), "text"),
            (json!({ "type": "array", "items": { "type": "object" } }), "text"),
            (json!({}), "any"),
            (json!(true), "any"),
        ] {
            assert_eq!(one("it", schema.clone()).param.ty.to_string(), ty, "{schema}");
        }
    }

    #[test]
    fn what_a_type_cannot_say_is_said_in_words() {
        let count =
            one("maxCount", json!({ "type": "integer", "minimum": 1, "maximum": 9, "description": "how\nmany" }));
        assert_eq!((count.param.name.as_str(), count.theirs.as_str()), ("max_count", "maxCount"));
        assert_eq!(count.param.description, "how many; from 1 to 9");
        assert!(count.form.whole);
        let unit = one("unit", json!({ "enum": ["m", "sq ft"] }));
        assert_eq!(unit.param.choices, ["m", "sq ft"]);
        // What cannot be seen or leaves the line is no choice.
        for hidden in ["m\u{202e}", "m\u{2028}ft", "\u{e0041}"] {
            assert!(one("unit", json!({ "enum": ["m", hidden] })).param.choices.is_empty(), "{hidden:?}");
        }
        let free = one("unit", json!({ "anyOf": [{ "const": "m" }, { "type": "string" }] }));
        assert!(free.param.choices.is_empty(), "other words are allowed too");
        let filter = one("filter", json!({ "type": "object" }));
        assert!(filter.param.description.ends_with("written as JSON in a text") && !filter.form.text);
    }

    #[test]
    fn strings_that_hold_media_take_them() {
        let png =
            one("data", json!({ "type": "string", "contentEncoding": "base64", "contentMediaType": "image/png" }));
        assert_eq!((png.param.ty, png.form.base64), (ValueType::Image, true));
        assert_eq!(one("imageUrl", json!({ "type": "string" })).param.ty.to_string(), "text|image");
        assert_eq!(one("recording", json!({ "type": "string" })).param.ty.to_string(), "text|audio");
        assert_eq!(one("path", json!({ "type": "string" })).param.ty, ValueType::Text);
        let pages = one("page_images", json!({ "type": "array", "items": { "type": "string" } }));
        assert_eq!(pages.param.ty.to_string(), "list<text|image>");
    }

    #[test]
    fn references_are_followed_and_endless_ones_are_not() {
        let schema = json!({
            "properties": { "unit": { "$ref": "#/$defs/Unit" }, "loop": { "$ref": "#/$defs/Loop" } },
            "$defs": { "Unit": { "enum": ["m"] }, "Loop": { "anyOf": [{ "$ref": "#/$defs/Loop" }] } },
        });
        let faces = params(&object(schema.clone())).unwrap();
        assert_eq!(faces.iter().map(|face| face.param.name.as_str()).collect::<Vec<_>>(), ["unit"]);
        let mut needed = object(schema);
        needed.insert("required".to_owned(), json!(["loop"]));
        assert!(params(&needed).unwrap_err().contains("`loop` cannot be given"));
    }

    #[test]
    fn what_must_be_given_comes_first_and_names_stand_once() {
        let schema = json!({
            "properties": { "a": {}, "b": {}, "readMe": {}, "read_me": {}, "读": {} }, "required": ["b"],
        });
        let faces = params(&object(schema)).unwrap();
        let names: Vec<(&str, bool)> = faces.iter().map(|it| (it.param.name.as_str(), it.param.required)).collect();
        assert_eq!(names, [("b", true), ("a", false), ("read_me", false)]);
        assert!(params(&object(json!({ "required": ["b"] }))).unwrap_err().contains("`b`"));
    }

    #[test]
    fn results_are_read_as_their_schema_says() {
        let read = |schema: Json| gives(Some(&object(schema)));
        assert_eq!(gives(None), Gives::Content);
        let own = |ty: Json, value: Json| json!({ "type": "object", "properties": { "type": { "const": ty }, "value": value } });
        assert_eq!(read(own(json!("regions"), json!({}))), Gives::Own(ValueType::Regions));
        let texts = read(own(json!("list"), json!({ "items": own(json!("text"), json!({})) })));
        assert_eq!(texts.ty().to_string(), "list<text>");
        let one = read(json!({ "type": "object", "properties": { "result": { "type": "number" } } }));
        assert_eq!(one, Gives::Entry(Some("result".to_owned()), ValueType::Number));
        let many = json!({ "type": "object", "properties": { "a": { "type": "number" }, "b": { "type": "string" } } });
        assert_eq!(read(many), Gives::Words);
        assert_eq!(read(json!({ "type": "array", "items": { "type": "string" } })).ty().to_string(), "list<text>");
    }
}
