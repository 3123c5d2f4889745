//! What the protocol's own conformance suite asks of a server beside what this one is for: tools, prompts and resources with
//! fixed content. Built only with the cargo feature `conformance`.

use std::collections::BTreeMap;
use std::time::Duration;

use rmcp::model::{
    CallToolRequestParams, CallToolResponse, CallToolResult, ClientCapabilities, CompleteRequestParams, CompleteResult,
    CompletionInfo, ContentBlock, CreateMessageRequestParams, ElicitRequestParams, ErrorData, GetPromptRequestParams,
    GetPromptResponse, GetPromptResult, InitializeResult, InputRequest, InputRequiredResult, InputResponses,
    ListPromptsResult, ListResourceTemplatesResult, ListResourcesResult, ListToolsResult, LoggingLevel,
    LoggingMessageNotificationParam, PaginatedRequestParams, ProgressNotificationParam, Prompt, PromptArgument,
    PromptMessage, ReadResourceRequestParams, ReadResourceResponse, ReadResourceResult, Resource, ResourceContents,
    ResourceTemplate, Role, SamplingMessage, ServerCapabilities, SetLevelRequestParams, SubscribeRequestParams,
    SubscriptionFilter, Tool, UnsubscribeRequestParams,
};
use rmcp::service::{RequestContext, SubscriptionContext};
use rmcp::{RoleServer, ServerHandler};
use serde_json::{Value as Json, json};
use tokio::sync::broadcast;

use super::{Client, rank};

/// A red pixel.
const PIXEL: &str = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC";
/// A recording without a sample.
const SILENCE: &str = "UklGRiQAAABXQVZFZm10IBAAAAABAAEAgD4AAAB9AAACABAAZGF0YQAAAAA=";
/// What sets the states of this process apart from those of a forger.
const KEY: [u8; 32] = *b"conformance fixtures, no secrets";

/// A client of the suite.
pub(in super::super) struct Fixtures {
    client: Client,
    changes: broadcast::Sender<()>,
}

type Context = RequestContext<RoleServer>;

impl Fixtures {
    pub(super) fn new(client: Client, changes: broadcast::Sender<()>) -> Self {
        Self { client, changes }
    }

    async fn log(&self, context: &Context, words: &str) {
        // The newer version of the protocol logs only for requests that ask for it.
        let asked = context.meta.log_level().is_some() || context.meta.protocol_version().is_none();
        if asked && rank(LoggingLevel::Info) >= context.meta.log_level().map_or(0, rank) {
            let message = LoggingMessageNotificationParam::new(LoggingLevel::Info, json!(words));
            drop(context.peer.notify_logging_message(message).await);
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }

    async fn progress(&self, context: &Context) {
        for done in [0.0, 50.0, 100.0] {
            if let Some(token) = context.meta.get_progress_token() {
                drop(context.peer.notify_progress(ProgressNotificationParam::new(token, done).with_total(100.0)).await);
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Asks the client's user, in the older version of the protocol.
    async fn elicit(&self, context: &Context, message: &str, schema: Json) -> Result<String, ErrorData> {
        let params = json!({ "mode": "form", "message": message, "requestedSchema": schema });
        let params: ElicitRequestParams = typed(params)?;
        let result = context.peer.create_elicitation(params).await;
        let result = result.map_err(|error| ErrorData::internal_error(error.to_string(), None))?;
        let action = serde_json::to_value(&result.action).unwrap_or_default();
        Ok(format!("action={}, content={}", action.as_str().unwrap_or_default(), json!(result.content)))
    }
}

impl ServerHandler for Fixtures {
    fn get_info(&self) -> InitializeResult {
        let mut info = self.client.get_info();
        info.capabilities = ServerCapabilities::builder()
            .enable_tools()
            .enable_tool_list_changed()
            .enable_resources()
            .enable_resources_list_changed()
            .enable_resources_subscribe()
            .enable_prompts()
            .enable_prompts_list_changed()
            .enable_completions()
            .enable_logging()
            .build();
        info
    }

    async fn list_tools(
        &self,
        _: Option<PaginatedRequestParams>,
        context: Context,
    ) -> Result<ListToolsResult, ErrorData> {
        let mut listed = self.client.list_tools(None, context).await?;
        listed.tools.extend(tools());
        Ok(listed)
    }

    fn get_tool(&self, name: &str) -> Option<Tool> {
        tools().into_iter().find(|tool| tool.name == name).or_else(|| self.client.get_tool(name))
    }

    async fn call_tool(&self, request: CallToolRequestParams, context: Context) -> Result<CallToolResponse, ErrorData> {
        let text = |words: &str| CallToolResult::success(vec![ContentBlock::text(words)]);
        let argument = |name: &str| {
            let given = request.arguments.as_ref().and_then(|args| args.get(name)).and_then(Json::as_str);
            given.unwrap_or_default().to_owned()
        };
        let result = match request.name.as_ref() {
            "test_simple_text" => text("This is a simple text response for testing."),
            "json_schema_2020_12_tool" | "test_custom_header" => text("done"),
            "test_image_content" => CallToolResult::success(vec![ContentBlock::image(PIXEL, "image/png")]),
            "test_audio_content" => CallToolResult::success(vec![ContentBlock::audio(SILENCE, "audio/wav")]),
            "test_embedded_resource" => {
                let words = "This is an embedded resource content.";
                CallToolResult::success(vec![embedded("test://embedded-resource", "text/plain", words)])
            }
            "test_multiple_content_types" => CallToolResult::success(vec![
                ContentBlock::text("Multiple content types test:"),
                ContentBlock::image(PIXEL, "image/png"),
                embedded("test://mixed-content-resource", "application/json", "{\"test\":\"data\",\"value\":123}"),
            ]),
            "test_error_handling" => {
                let words = "This tool intentionally returns an error for testing";
                CallToolResult::error(vec![ContentBlock::text(words)])
            }
            "test_tool_with_logging" | "test_logging_tool" => {
                for words in ["Tool execution started", "Tool processing data", "Tool execution completed"] {
                    self.log(&context, words).await;
                }
                text("logged")
            }
            "test_tool_with_progress" | "test_streaming_elicitation" => {
                self.progress(&context).await;
                text("progressed")
            }
            "test_reconnection" => {
                tokio::time::sleep(Duration::from_millis(500)).await;
                text("reconnected")
            }
            "test_trigger_tool_change" | "test_trigger_prompt_change" => {
                drop(self.changes.send(()));
                text("changed")
            }
            "test_missing_capability" => {
                let declared = context.client_capabilities().is_some_and(|known| known.sampling.is_some());
                if !declared {
                    let needed = ClientCapabilities::builder().enable_sampling().build();
                    return Err(ErrorData::missing_required_client_capability(needed));
                }
                text("declared")
            }
            "test_sampling" => {
                let message = SamplingMessage::user_text(argument("prompt"));
                let answer = context.peer.create_message(CreateMessageRequestParams::new(vec![message], 100)).await;
                let answer = answer.map_err(|error| ErrorData::internal_error(error.to_string(), None))?;
                let words =
                    answer.message.content.first().and_then(|content| content.as_text()).map(|it| it.text.clone());
                text(&format!("LLM response: {}", words.unwrap_or_default()))
            }
            "test_elicitation" => {
                let schema = json!({
                    "type": "object",
                    "properties": {
                        "username": { "type": "string", "description": "User's response" },
                        "email": { "type": "string", "description": "User's email address" },
                    },
                    "required": ["username", "email"],
                });
                text(&format!("User response: {}", self.elicit(&context, &argument("message"), schema).await?))
            }
            "test_elicitation_sep1034_defaults" => {
                let done = self.elicit(&context, "All have defaults", defaults()).await?;
                text(&format!("Elicitation completed: {done}"))
            }
            "test_elicitation_sep1330_enums" => {
                let done = self.elicit(&context, "Choose", choices()).await?;
                text(&format!("Elicitation completed: {done}"))
            }
            name if name.starts_with("test_input_required_result") => return rounds(name, &request, &context),
            _ => return self.client.call_tool(request, context).await,
        };
        Ok(result.into())
    }

    async fn list_resources(
        &self,
        _: Option<PaginatedRequestParams>,
        context: Context,
    ) -> Result<ListResourcesResult, ErrorData> {
        let mut listed = self.client.list_resources(None, context).await?;
        for (uri, mime) in [(TEXT, "text/plain"), (BINARY, "image/png"), (WATCHED, "text/plain")] {
            listed.resources.push(Resource::new(uri, uri).with_description("fixed").with_mime_type(mime));
        }
        Ok(listed)
    }

    async fn list_resource_templates(
        &self,
        _: Option<PaginatedRequestParams>,
        context: Context,
    ) -> Result<ListResourceTemplatesResult, ErrorData> {
        let mut listed = self.client.list_resource_templates(None, context).await?;
        let template = ResourceTemplate::new("test://template/{id}/data", "template").with_description("fixed");
        listed.resource_templates.push(template.with_mime_type("application/json"));
        Ok(listed)
    }

    async fn read_resource(
        &self,
        request: ReadResourceRequestParams,
        context: Context,
    ) -> Result<ReadResourceResponse, ErrorData> {
        let uri = request.uri.clone();
        let words = |words: String, mime: &str| ResourceContents::text(words, uri.clone()).with_mime_type(mime);
        let id = uri.strip_prefix("test://template/").and_then(|rest| rest.strip_suffix("/data"));
        let contents = match (uri.as_str(), id) {
            (TEXT, _) => words("This is the content of the static text resource.".to_owned(), "text/plain"),
            (WATCHED, _) => words("Watched resource content".to_owned(), "text/plain"),
            (BINARY, _) => ResourceContents::blob(PIXEL, uri.clone()).with_mime_type("image/png"),
            (_, Some(id)) => {
                let data = json!({ "id": id, "templateTest": true, "data": format!("Data for ID: {id}") });
                words(data.to_string(), "application/json")
            }
            _ => return self.client.read_resource(request, context).await,
        };
        Ok(ReadResourceResult::new(vec![contents]).into())
    }

    async fn subscribe(&self, _: SubscribeRequestParams, _: Context) -> Result<(), ErrorData> {
        Ok(())
    }

    async fn unsubscribe(&self, _: UnsubscribeRequestParams, _: Context) -> Result<(), ErrorData> {
        Ok(())
    }

    fn accepted_subscription_filter(&self, requested: &SubscriptionFilter) -> Option<SubscriptionFilter> {
        Some(requested.clone())
    }

    async fn listen(&self, subscription: SubscriptionContext) -> Result<(), ErrorData> {
        let mut changes = self.changes.subscribe();
        loop {
            tokio::select! {
                () = subscription.cancelled() => return Ok(()),
                Ok(()) = changes.recv() => {
                    drop(subscription.sink().notify_tool_list_changed().await);
                    drop(subscription.sink().notify_prompt_list_changed().await);
                }
            }
        }
    }

    async fn list_prompts(
        &self,
        _: Option<PaginatedRequestParams>,
        context: Context,
    ) -> Result<ListPromptsResult, ErrorData> {
        let mut listed = self.client.list_prompts(None, context).await?;
        let required = |name: &str| PromptArgument::new(name).with_description("fixed").with_required(true);
        let prompts: [(&str, Vec<PromptArgument>); 5] = [
            ("test_simple_prompt", Vec::new()),
            ("test_prompt_with_arguments", vec![required("arg1"), required("arg2")]),
            ("test_prompt_with_embedded_resource", vec![required("resourceUri")]),
            ("test_prompt_with_image", Vec::new()),
            ("test_input_required_result_prompt", Vec::new()),
        ];
        for (name, arguments) in prompts {
            listed.prompts.push(Prompt::new(name, Some("fixed"), Some(arguments)));
        }
        Ok(listed)
    }

    async fn get_prompt(
        &self,
        request: GetPromptRequestParams,
        context: Context,
    ) -> Result<GetPromptResponse, ErrorData> {
        let argument = |name: &str| {
            let given = request.arguments.as_ref().and_then(|args| args.get(name)).and_then(Json::as_str);
            given.unwrap_or_default().to_owned()
        };
        let says = |content: ContentBlock| PromptMessage::new(Role::User, content);
        let text = |words: &str| says(ContentBlock::text(words));
        let messages = match request.name.as_str() {
            "test_simple_prompt" => vec![text("This is a simple prompt for testing.")],
            "test_prompt_with_arguments" => {
                let (one, two) = (argument("arg1"), argument("arg2"));
                vec![text(&format!("Prompt with arguments: arg1='{one}', arg2='{two}'"))]
            }
            "test_prompt_with_embedded_resource" => {
                let resource =
                    embedded(&argument("resourceUri"), "text/plain", "Embedded resource content for testing.");
                vec![says(resource), text("Please process the embedded resource above.")]
            }
            "test_prompt_with_image" => {
                vec![says(ContentBlock::image(PIXEL, "image/png")), text("Please analyze the image above.")]
            }
            "test_input_required_result_prompt" => {
                match answered(request.input_responses.as_ref(), "user_context", "context") {
                    Some(context) => vec![text(&format!("Context: {context}"))],
                    None => {
                        let asked =
                            ask(&[("user_context", question("What context should the prompt use?", "context"))])?;
                        return Ok(InputRequiredResult::from_input_requests(asked).into());
                    }
                }
            }
            _ => return self.client.get_prompt(request, context).await,
        };
        Ok(GetPromptResult::new(messages).into())
    }

    async fn complete(&self, request: CompleteRequestParams, context: Context) -> Result<CompleteResult, ErrorData> {
        match request.r#ref.as_prompt_name() {
            Some(name) if name.starts_with("test_") => {
                let values = ["paris", "park", "party"].map(str::to_owned).into();
                let found = CompletionInfo::new(values).map_err(|error| ErrorData::internal_error(error, None))?;
                Ok(CompleteResult::new(found))
            }
            _ => self.client.complete(request, context).await,
        }
    }

    async fn set_level(&self, request: SetLevelRequestParams, context: Context) -> Result<(), ErrorData> {
        self.client.set_level(request, context).await
    }
}

const TEXT: &str = "test://static-text";
const BINARY: &str = "test://static-binary";
const WATCHED: &str = "test://watched-resource";

fn tools() -> Vec<Tool> {
    let plain = [
        "test_simple_text",
        "test_image_content",
        "test_audio_content",
        "test_embedded_resource",
        "test_multiple_content_types",
        "test_tool_with_logging",
        "test_logging_tool",
        "test_error_handling",
        "test_tool_with_progress",
        "test_streaming_elicitation",
        "test_reconnection",
        "test_trigger_tool_change",
        "test_trigger_prompt_change",
        "test_missing_capability",
        "test_sampling",
        "test_elicitation",
        "test_elicitation_sep1034_defaults",
        "test_elicitation_sep1330_enums",
        "test_input_required_result_elicitation",
        "test_input_required_result_sampling",
        "test_input_required_result_list_roots",
        "test_input_required_result_request_state",
        "test_input_required_result_multiple_inputs",
        "test_input_required_result_multi_round",
        "test_input_required_result_tampered_state",
        "test_input_required_result_capabilities",
    ];
    let tool = |name: &'static str, schema: Json| {
        let Json::Object(schema) = schema else { return None };
        Some(Tool::new(name, "A fixture of the conformance suite.", schema))
    };
    let plain = plain.into_iter().filter_map(|name| tool(name, json!({ "type": "object" })));
    let header = json!({
        "type": "object",
        "properties": { "region": { "type": "string", "x-mcp-header": "Region" } },
        "required": ["region"],
    });
    plain.chain(tool("json_schema_2020_12_tool", dialect())).chain(tool("test_custom_header", header)).collect()
}

/// Every keyword of JSON Schema that must come through.
fn dialect() -> Json {
    let text = json!({ "type": "string" });
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "$defs": {
            "address": { "$anchor": "addressDef", "type": "object", "properties": { "street": text, "city": text } },
        },
        "properties": {
            "name": text,
            "address": { "$ref": "#/$defs/address" },
            "contactMethod": { "type": "string", "enum": ["phone", "email"] },
            "phone": text,
            "email": text,
        },
        "allOf": [{ "anyOf": [{ "required": ["phone"] }, { "required": ["email"] }] }],
        "if": { "properties": { "contactMethod": { "const": "phone" } }, "required": ["contactMethod"] },
        "then": { "required": ["phone"] },
        "else": { "required": ["email"] },
        "additionalProperties": false,
    })
}

fn defaults() -> Json {
    json!({ "type": "object", "properties": {
        "name": { "type": "string", "default": "John Doe" },
        "age": { "type": "integer", "default": 30 },
        "score": { "type": "number", "default": 95.5 },
        "status": { "type": "string", "enum": ["active", "inactive", "pending"], "default": "active" },
        "verified": { "type": "boolean", "default": true },
    } })
}

fn choices() -> Json {
    let titled = |titles: [&str; 3]| {
        let option = |(i, title): (usize, &str)| json!({ "const": format!("value{}", i + 1), "title": title });
        titles.into_iter().enumerate().map(option).collect::<Vec<_>>()
    };
    let plain = json!(["option1", "option2", "option3"]);
    json!({ "type": "object", "properties": {
        "untitledSingle": { "type": "string", "enum": plain },
        "titledSingle": { "type": "string", "oneOf": titled(["First Option", "Second Option", "Third Option"]) },
        "legacyEnum": {
            "type": "string",
            "enum": ["opt1", "opt2", "opt3"],
            "enumNames": ["Option One", "Option Two", "Option Three"],
        },
        "untitledMulti": { "type": "array", "items": { "type": "string", "enum": plain } },
        "titledMulti": { "type": "array", "items": { "anyOf": titled(["First Choice", "Second Choice", "Third Choice"]) } },
    } })
}

fn embedded(uri: &str, mime: &str, words: &str) -> ContentBlock {
    ContentBlock::resource(ResourceContents::text(words, uri).with_mime_type(mime))
}

/// The tools that need something of the client before they are done, round after round.
fn rounds(name: &str, request: &CallToolRequestParams, context: &Context) -> Result<CallToolResponse, ErrorData> {
    let responses = request.input_responses.as_ref();
    let answered = |key: &str, field: &str| answered(responses, key, field);
    let has = |key: &str| responses.is_some_and(|responses| responses.contains_key(key));
    let state = request.request_state.as_deref().map(open).transpose()?;
    let state = state.as_deref();
    let name_of = || ("user_name", question("What is your name?", "name"));
    let confirm = || ("confirm", question_of("Please confirm", "ok", "boolean"));
    let roots = || ("client_roots", json!({ "method": "roots/list", "params": {} }));
    let done = |words: String| Ok(CallToolResult::success(vec![ContentBlock::text(words)]).into());
    let wants = |asked: &[(&str, Json)], state: Option<&str>| {
        Ok(InputRequiredResult::new(Some(ask(asked)?), state.map(seal)).into())
    };
    match name.strip_prefix("test_input_required_result_").unwrap_or_default() {
        "elicitation" => match answered("user_name", "name") {
            Some(name) => done(format!("Hello, {name}!")),
            None => wants(&[name_of()], None),
        },
        "sampling" => match responses.and_then(|responses| responses.get("capital_question")) {
            Some(answer) => done(answer["content"]["text"].as_str().unwrap_or_default().to_owned()),
            None => wants(&[("capital_question", sampling("What is the capital of France?", 100))], None),
        },
        "list_roots" => match responses.and_then(|responses| responses.get("client_roots")) {
            Some(answer) => done(format!("Roots: {}", answer["roots"])),
            None => wants(&[roots()], None),
        },
        "request_state" | "tampered_state" => match (has("confirm"), state) {
            (true, Some(_)) => done("state-ok".to_owned()),
            _ => wants(&[confirm()], Some("confirm")),
        },
        "multiple_inputs" => match has("user_name") && has("greeting") && has("client_roots") && state.is_some() {
            true => done("all inputs came".to_owned()),
            false => wants(&[name_of(), ("greeting", sampling("Generate a greeting", 50)), roots()], Some("several")),
        },
        "multi_round" => match (state, answered("step1", "name"), answered("step2", "color")) {
            (Some("round 2"), _, Some(colour)) => done(format!("Your favourite colour is {colour}.")),
            (Some("round 1"), Some(_), _) => {
                wants(&[("step2", question("Step 2: What is your favorite color?", "color"))], Some("round 2"))
            }
            _ => wants(&[("step1", question("Step 1: What is your name?", "name"))], Some("round 1")),
        },
        // Asks only for what the client can do.
        "capabilities" => {
            let known = context.client_capabilities().unwrap_or_default();
            let mut asked = Vec::new();
            asked.extend(known.elicitation.is_some().then(name_of));
            asked.extend(known.sampling.is_some().then(|| ("greeting", sampling("Generate a greeting", 50))));
            asked.extend(known.roots.is_some().then(roots));
            match responses.is_some() || asked.is_empty() {
                true => done("done with what there is".to_owned()),
                false => wants(&asked, None),
            }
        }
        _ => Err(ErrorData::invalid_params("there is no such fixture", None)),
    }
}

/// What the client's user answered to a question.
fn answered(responses: Option<&InputResponses>, key: &str, field: &str) -> Option<String> {
    let answer = responses?.get(key)?;
    let accepted = answer["action"] == "accept";
    answer["content"][field].as_str().filter(|_| accepted).map(str::to_owned)
}

fn question(message: &str, field: &str) -> Json {
    question_of(message, field, "string")
}

fn question_of(message: &str, field: &str, ty: &str) -> Json {
    let schema = json!({ "type": "object", "properties": { field: { "type": ty } }, "required": [field] });
    json!({ "method": "elicitation/create", "params": { "mode": "form", "message": message, "requestedSchema": schema } })
}

fn sampling(words: &str, tokens: u32) -> Json {
    let message = json!({ "role": "user", "content": { "type": "text", "text": words } });
    json!({ "method": "sampling/createMessage", "params": { "messages": [message], "maxTokens": tokens } })
}

fn ask(asked: &[(&str, Json)]) -> Result<BTreeMap<String, InputRequest>, ErrorData> {
    asked.iter().map(|(key, request)| Ok(((*key).to_owned(), typed(request.clone())?))).collect()
}

fn typed<T: serde::de::DeserializeOwned>(json: Json) -> Result<T, ErrorData> {
    serde_json::from_value(json).map_err(|error| ErrorData::internal_error(error.to_string(), None))
}

fn seal(state: &str) -> String {
    format!("{state}:{}", blake3::keyed_hash(&KEY, state.as_bytes()).to_hex())
}

fn open(sealed: &str) -> Result<String, ErrorData> {
    let opened = sealed.rsplit_once(':').filter(|(state, _)| seal(state) == sealed);
    let forged = || ErrorData::invalid_params("the request's state is not one of this server's", None);
    opened.map(|(state, _)| state.to_owned()).ok_or_else(forged)
}
