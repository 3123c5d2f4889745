//! A tool of another server as a tool of the toolbox.

use std::sync::Arc;

use futures::future::BoxFuture;
use serde_json::{Map, Value as Json};

use super::connection::{Connection, Offer};
use super::exchange::{self, Sent};
use super::schema::{self, Face, Gives};
use super::{Approver, words};
use crate::tool::{Args, Context, Resource, Tool, ToolError, ToolSpec, blocking};
use crate::value::Value;

/// Longest description of a tool, in characters: one line that a planner can choose by.
const LONGEST: usize = 240;
/// Seconds that the user may take to answer, and that a connection may take to open again, beside the call's own.
const ASKING: f64 = 600.0;
const OPENING: f64 = 35.0;
/// Seconds that a login may take where there may be one.
const LOGIN: f64 = 300.0;

/// The tool.
pub(super) struct Foreign {
    spec: ToolSpec,
    /// Its name at the server.
    theirs: String,
    faces: Vec<Face>,
    gives: Gives,
    connection: Arc<Connection>,
    /// Whether the user is asked before each call, and how: not at all where nobody is there to answer.
    asks: Option<Option<Approver>>,
}

impl Foreign {
    /// Makes a tool of what a server offers.
    ///
    /// # Errors
    ///
    /// A sentence with why plans cannot call it.
    pub(super) fn tool(
        connection: Arc<Connection>,
        offer: Offer,
        asks: Option<Option<Approver>>,
    ) -> Result<Arc<dyn Tool>, String> {
        let settings = &connection.settings;
        let name = words::name(&offer.name).ok_or("no name can be made of its own")?;
        let name = format!("{}_{name}", settings.name);
        if name.len() > 64 {
            return Err("its name is longer than 64 letters".to_owned());
        }
        let faces = schema::params(&offer.input)?;
        let gives = schema::gives(offer.output.as_ref());
        let asking = if asks.is_some() { ASKING } else { 0.0 };
        let spec = ToolSpec {
            resource: Resource::Network,
            // The call itself is held to the server's own time.
            timeout_s: settings.timeout + OPENING + asking + if settings.url.is_some() { LOGIN } else { 0.0 },
            ..spec(name, &offer.name, &offer.description, &faces, &gives, &settings.name)
        };
        Ok(Arc::new(Self { spec, theirs: offer.name, faces, gives, connection, asks }))
    }

    /// Asks the user, where that is needed.
    async fn allowed(&self, args: &Args) -> Result<(), ToolError> {
        let refused = |why: &str| {
            Err(ToolError::Unavailable { message: format!("`{}` may change something, and {why}", self.spec.name) })
        };
        match &self.asks {
            None => Ok(()),
            Some(None) => refused(
                "nobody is there to be asked: write `approve = \"all\"` in the server's settings to let it be called",
            ),
            Some(Some(ask)) if ask(self.question(args)).await => Ok(()),
            Some(Some(_)) => refused("the user did not allow it"),
        }
    }

    /// The call as the user is asked about it.
    fn question(&self, args: &Args) -> String {
        let args: Vec<String> = args.iter().map(|(name, value)| format!("{name}={}", shown(value))).collect();
        format!("the server `{}` is to run {}({})", self.connection.settings.name, self.spec.name, args.join(", "))
    }
}

/// A value as the user is to judge it: what may hold words of others in quotes, so that it cannot pass for other
/// arguments, with what is not seen spelled out and the number of letters that are left out.
fn shown(value: &Value) -> String {
    const MOST: usize = 400;
    let text = match value {
        Value::Text(text) => text.clone(),
        Value::Regions(_) | Value::Segments(_) | Value::Table(_) | Value::List(_) => value.to_string(),
        Value::Number(_) | Value::Bool(_) | Value::Image(_) | Value::Mask(_) | Value::Audio(_) | Value::Video(_) => {
            return value.to_string();
        }
    };
    let start: String = text.chars().take(MOST).collect();
    match text.chars().count().saturating_sub(MOST) {
        0 => format!("{start:?}"),
        more => format!("{start:?} and {more} more letters"),
    }
}

/// The specification of a tool of somebody else's, in light of their own name for it and of their words about it.
pub(super) fn spec(
    name: String,
    theirs: &str,
    description: &str,
    faces: &[Face],
    gives: &Gives,
    server: &str,
) -> ToolSpec {
    let said = words::plain(description, LONGEST);
    ToolSpec {
        name,
        version: 1,
        description: if said.is_empty() { words::plain(theirs, LONGEST) } else { said },
        limitations: String::new(),
        output: gives.ty(),
        resource: Resource::Light,
        timeout_s: 0.0,
        retries: 0,
        models: Vec::new(),
        params: faces.iter().map(|face| face.param.clone()).collect(),
        rest: None,
        examples: Vec::new(),
        expert: None,
        server: Some(server.to_owned()),
    }
}

impl Tool for Foreign {
    fn spec(&self) -> &ToolSpec {
        &self.spec
    }

    fn call(&self, args: Args, context: Context) -> BoxFuture<'_, Result<Value, ToolError>> {
        Box::pin(async move {
            tokio::select! {
                biased;
                () = context.cancel.cancelled() => return Err(ToolError::Cancelled),
                allowed = self.allowed(&args) => allowed?,
            }
            let (faces, given) = (self.faces.clone(), args.clone());
            let written: Map<String, Json> = blocking(move || exchange::written(&faces, &given)).await?;
            let result = self.connection.call(&self.theirs, written, &context.cancel).await?;
            let (server, gives) = (self.connection.settings.name.clone(), self.gives.clone());
            blocking(move || exchange::read(&server, result, &gives, &Sent::of(&args))).await
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_asked_sees_where_a_text_ends() {
        let read = |text: &str| shown(&Value::Text(text.to_owned()));
        assert_eq!(read("a.txt, text=hello"), "\"a.txt, text=hello\"");
        assert_eq!(read("a\", b=\"\u{202e}\n"), r#""a\", b=\"\u{202e}\n""#);
        let long = read(&"x".repeat(500));
        assert!(long.ends_with("x\" and 100 more letters"), "{long}");
        assert_eq!(shown(&Value::Number(2.0)), "2");
        let list = Value::List(vec![Value::Text("a, b=c".to_owned()), Value::Number(2.0)]);
        assert_eq!(shown(&list), "\"a, b=c, 2\"");
    }
}
