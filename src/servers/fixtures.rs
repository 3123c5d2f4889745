//! What MCP's conformance suite asks of a client beside what this one is for: it lets a server put questions and answers
//! them with the values that the server proposes, and calls the tools that a scenario is about. Connections and calls
//! are those of the product. Never in a release.

use std::sync::Arc;

use anyhow::{Context, Result, anyhow};
use futures::future::BoxFuture;
use rmcp::model::{ClientCapabilities, ClientConfig, ElicitRequestParams, ElicitResult, ElicitationAction, ErrorData};
use rmcp::service::RequestContext;
use rmcp::{ClientHandler, RoleClient};
use serde_json::{Map, Value as Json, json};
use tokio_util::sync::CancellationToken;

use super::connection::{Connection, Offer, about};
use super::{Approve, Browser, Login, Settings};

/// Answers questions with what the server proposes.
#[derive(Default)]
pub(super) struct Answering;

impl ClientHandler for Answering {
    fn get_info(&self) -> ClientConfig {
        ClientConfig::new(ClientCapabilities::builder().enable_elicitation().build(), about())
    }

    async fn create_elicitation(
        &self,
        request: ElicitRequestParams,
        _: RequestContext<RoleClient>,
    ) -> Result<ElicitResult, ErrorData> {
        let ElicitRequestParams::FormElicitationParams { requested_schema, .. } = request else {
            return Ok(ElicitResult::new(ElicitationAction::Decline));
        };
        let schema = json!(requested_schema);
        let none = Map::new();
        let properties = schema["properties"].as_object().unwrap_or(&none);
        let proposed = properties.iter().filter_map(|(name, it)| Some((name.clone(), it.get("default")?.clone())));
        let answers: Map<String, Json> = proposed.collect();
        Ok(ElicitResult::new(ElicitationAction::Accept).with_content(Json::Object(answers)))
    }
}

/// The variable that holds the secret of the suite's client.
pub const SECRET: &str = "SUITE_CLIENT_SECRET";

/// A browser that goes where it is sent and comes back at once, as the suite's users do.
struct Following;

impl Browser for Following {
    fn back(&self) -> BoxFuture<'_, Result<String, String>> {
        Box::pin(std::future::ready(Ok("http://localhost:3000/callback".to_owned())))
    }

    fn visit<'a>(&'a self, _: &'a str, address: &'a str) -> BoxFuture<'a, Result<String, String>> {
        Box::pin(async move {
            let said = |error: reqwest::Error| error.to_string();
            let client =
                reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().map_err(said)?;
            let sent = client.get(address).send().await.map_err(said)?;
            let place = sent.headers().get("location").and_then(|place| place.to_str().ok()).map(str::to_owned);
            place.ok_or_else(|| "sent nowhere".to_owned())
        })
    }
}

/// Plays the client of a scenario against the server at `url`. `context` is what the suite says beside.
///
/// # Errors
///
/// When the server cannot be reached, or a call that the scenario needs fails.
pub async fn client(url: &str, scenario: &str, context: &Json) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let document = Some("https://conformance-test.local/client-metadata.json".to_owned());
    let login = Login::new(Some(Arc::new(Following)), folder.path().to_owned(), document);
    let settings = Settings {
        name: "suite".to_owned(),
        command: Vec::new(),
        env: Vec::new(),
        url: Some(url.to_owned()),
        token_env: None,
        client_id: context["client_id"].as_str().map(str::to_owned),
        client_secret_env: context["client_secret"].as_str().map(|_| SECRET.to_owned()),
        tools: None,
        timeout: 20.0,
        approve: Approve::All,
        serve: false,
    };
    let (connection, offers) = Connection::open(settings, Arc::new(login)).await;
    let offers = offers.map_err(|why| anyhow!(why))?;
    let played = play(&connection, &offers, scenario, context).await;
    connection.close().await;
    played
}

async fn play(connection: &Connection, offers: &[Offer], scenario: &str, context: &Json) -> Result<()> {
    for (tool, arguments) in calls(offers, scenario, context) {
        let called = connection.call(&tool, arguments, &CancellationToken::new()).await;
        called.with_context(|| format!("tool `{tool}`"))?;
    }
    Ok(())
}

/// The calls of a scenario: those that the suite lists, or one of each tool.
fn calls(offers: &[Offer], scenario: &str, context: &Json) -> Vec<(String, Map<String, Json>)> {
    let arguments = |given: &Json| given.as_object().cloned().unwrap_or_default();
    if let Some(listed) = context["toolCalls"].as_array() {
        let call = |call: &Json| Some((call["name"].as_str()?.to_owned(), arguments(&call["arguments"])));
        return listed.iter().filter_map(call).collect();
    }
    match scenario {
        "initialize" | "request-metadata" | "json-schema-ref-no-deref" => Vec::new(),
        "tools_call" => vec![("add_numbers".to_owned(), arguments(&json!({ "a": 5, "b": 3 })))],
        // The schema of one tool, handed back by another as it came.
        "json-schema-2020-12-preservation" => {
            let focal = offers.iter().find(|offer| offer.name == "json_schema_2020_12_tool");
            let echo = |focal: &Offer| ("json_schema_echo".to_owned(), arguments(&json!({ "schema": focal.input })));
            focal.map(echo).into_iter().collect()
        }
        _ => offers.iter().map(|offer| (offer.name.clone(), proposed(&offer.input))).collect(),
    }
}

/// Arguments that a schema takes: something of each type that must be given.
fn proposed(schema: &Map<String, Json>) -> Map<String, Json> {
    let required = schema.get("required").and_then(Json::as_array).into_iter().flatten().filter_map(Json::as_str);
    let some = |name: &str| {
        let ty = schema.get("properties").and_then(|all| all.get(name)?.get("type")?.as_str());
        match ty {
            Some("number" | "integer") => json!(1),
            Some("boolean") => json!(true),
            Some("array") => json!([]),
            Some("object") => json!({}),
            _ => json!("x"),
        }
    };
    required.map(|name| (name.to_owned(), some(name))).collect()
}
