//! A file of words for a model, with places that are filled in: one template with several parts.

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{Environment, UndefinedBehavior};
use serde_json::Value as Json;

/// A template that does not read or render.
#[derive(Debug, thiserror::Error)]
#[error("prompt template `{name}`: {message}")]
pub struct TemplateError {
    /// The template's file.
    pub name: String,
    /// Where and why.
    pub message: String,
}

/// A template of `prompts/`. A value that is not there is an error, and lines of statements leave no trace.
pub struct Template {
    name: String,
    environment: Environment<'static>,
}

impl Template {
    /// Reads a template; `name` is its file.
    ///
    /// # Errors
    ///
    /// [`TemplateError`] when it does not read.
    pub fn new(name: &str, text: impl Into<String>) -> Result<Self, TemplateError> {
        let problem = |error: minijinja::Error| problem(name, &error);
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build();
        environment.set_syntax(syntax.map_err(problem)?);
        environment.add_template_owned(name.to_owned(), text.into()).map_err(problem)?;
        Ok(Self { name: name.to_owned(), environment })
    }

    /// The template with these values in it, without the space around it.
    ///
    /// # Errors
    ///
    /// [`TemplateError`] when it asks for a value that is not there.
    pub fn render(&self, values: Json) -> Result<String, TemplateError> {
        let template = self.environment.get_template(&self.name);
        let text = template.and_then(|template| template.render(minijinja::Value::from(Serde(values))));
        Ok(text.map_err(|error| problem(&self.name, &error))?.trim().to_owned())
    }
}

fn problem(name: &str, error: &minijinja::Error) -> TemplateError {
    TemplateError { name: name.to_owned(), message: format!("{error:#}") }
}
