//! The wire under the client: one HTTP request, and refusals kept with their status, whatever their body looks like.

use std::error::Error;
use std::fmt;
use std::net::IpAddr;
use std::task::{Context, Poll};
use std::time::Duration;

use async_openai::error::OpenAIError;
use async_openai::middleware::HttpRequestFactory;
use futures::future::BoxFuture;
use reqwest::header::AUTHORIZATION;
use reqwest::{Response, Url};
use serde_json::Value as Json;

use super::MAX_ANSWER;

/// The most characters of a server's words that an error repeats.
const EXCERPT: usize = 300;

/// A server's refusal. The client's own error type loses the status when the body is not as OpenAI writes it.
#[derive(Debug)]
pub(super) struct Refused {
    pub(super) status: u16,
    pub(super) message: String,
    pub(super) retry_after: Option<Duration>,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.status, self.message)
    }
}

impl Error for Refused {}

/// Sends one request; sending again is decided above, where a broken stream is seen too.
#[derive(Clone)]
pub(super) struct Transport {
    http: reqwest::Client,
    has_key: bool,
}

impl Transport {
    /// A transport for one server. No redirect is followed: it would turn a request into another one.
    pub(super) fn new(base_url: &Url, api_key: Option<String>) -> Result<Self, String> {
        let mut builder = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .connect_timeout(Duration::from_secs(10));
        if is_this_machine(base_url) {
            builder = builder.no_proxy();
        }
        let http = builder.build().map_err(|error| format!("no HTTP client: {}", root_cause(&error)))?;
        Ok(Self { http, has_key: api_key.is_some() })
    }
}

fn is_this_machine(url: &Url) -> bool {
    let Some(host) = url.host_str() else { return false };
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost" || bare.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

impl tower_service::Service<HttpRequestFactory> for Transport {
    type Response = Response;
    type Error = OpenAIError;
    type Future = BoxFuture<'static, Result<Response, OpenAIError>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), OpenAIError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, factory: HttpRequestFactory) -> Self::Future {
        let Self { http, has_key } = self.clone();
        Box::pin(async move {
            let mut request = factory.build().await?;
            if !has_key {
                // The client would send an empty one, which some servers refuse.
                request.headers_mut().remove(AUTHORIZATION);
            }
            let response = http.execute(request).await?;
            if !response.status().is_success() {
                return Err(OpenAIError::Boxed(Box::new(refused(response).await)));
            }
            if response.content_length().is_some_and(|length| length > MAX_ANSWER as u64 * 4) {
                let message = format!("the answer is larger than {MAX_ANSWER} bytes");
                return Err(OpenAIError::InvalidArgument(message));
            }
            Ok(response)
        })
    }
}

async fn refused(mut response: Response) -> Refused {
    let status = response.status().as_u16();
    let header = |name: &str| response.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
    let retry_after = header("retry-after")
        .and_then(|value| value.trim().parse::<f64>().ok())
        .and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
    let location = header("location");
    let mut body = Vec::new();
    while let Ok(Some(piece)) = response.chunk().await {
        body.extend_from_slice(&piece);
        if body.len() > 1 << 16 {
            break;
        }
    }
    let text = String::from_utf8_lossy(&body);
    let message = match location {
        Some(location) if (300..400).contains(&status) => format!("it points to `{}`", shown_url(&location)),
        _ => said(&text),
    };
    Refused { status, message, retry_after }
}

/// The message in an error body: `{"error": {"message": …, "code": …}}`, `{"error": "…"}`, `{"message": …}`,
/// `{"detail": …}`, or the body as it is.
fn said(body: &str) -> String {
    let Ok(json) = serde_json::from_str::<Json>(body) else { return excerpt(body) };
    let error = json.get("error").unwrap_or(&json);
    let words = ["message", "detail", "msg"].iter().find_map(|key| error.get(key)).unwrap_or(error);
    let mut text = words.as_str().map_or_else(|| words.to_string(), str::to_owned);
    for key in ["code", "type"] {
        if let Some(code) = error.get(key).and_then(Json::as_str).filter(|code| !text.contains(code)) {
            text = format!("{text} ({code})");
        }
    }
    excerpt(&text)
}

/// The beginning of a text from elsewhere, on one line.
pub(super) fn excerpt(text: &str) -> String {
    let words: Vec<&str> =
        text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|w| !w.is_empty()).collect();
    let line = words.join(" ");
    if line.is_empty() {
        return "nothing".to_owned();
    }
    match line.char_indices().nth(EXCERPT) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}

/// The innermost reason of an error: "connection refused" and not "error sending request".
pub(super) fn root_cause(error: &dyn Error) -> String {
    let mut cause = error;
    while let Some(source) = cause.source() {
        cause = source;
    }
    excerpt(&cause.to_string())
}

/// The address, if it can be used.
pub(super) fn checked_url(written: &str) -> Result<Url, String> {
    let way_out = "set SIGHTLINE_BASE_URL to one such as `http://localhost:8080/v1`";
    if written.trim().is_empty() {
        return Err(format!("no address is given: {way_out}"));
    }
    let url = Url::parse(written.trim())
        .map_err(|error| format!("`{}` is no address ({error}): {way_out}", shown_url(written)))?;
    if !matches!(url.scheme(), "http" | "https") || url.host_str().is_none() {
        return Err(format!("`{}`: expected `http://…` or `https://…`: {way_out}", shown_url(written)));
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err(format!("`{}` is followed by `?` or `#`: leave that part out", shown_url(written)));
    }
    Ok(url)
}

/// An address without password, query and fragment, which may hold secrets.
pub(super) fn shown_url(written: &str) -> String {
    let plain = written.trim().split(['?', '#']).next().unwrap_or_default();
    let plain = match plain.split_once("://") {
        Some((scheme, rest)) => {
            let (host, path) = rest.split_once('/').map_or((rest, None), |(host, path)| (host, Some(path)));
            let host = host.rsplit('@').next().unwrap_or(host);
            path.map_or_else(|| format!("{scheme}://{host}"), |path| format!("{scheme}://{host}/{path}"))
        }
        None => plain.rsplit('@').next().unwrap_or(plain).to_owned(),
    };
    excerpt(&plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_message_is_found_in_every_kind_of_error_body() {
        assert_eq!(
            said(r#"{"error": {"message": "no such model", "code": "model_not_found"}}"#),
            "no such model (model_not_found)"
        );
        assert_eq!(said(r#"{"error": "model 'x' not found"}"#), "model 'x' not found");
        assert_eq!(said(r#"{"object": "error", "message": "bad\n\tthing", "code": 40001}"#), "bad thing");
        assert_eq!(said(r#"{"detail": [{"msg": "field required"}]}"#), r#"[{"msg":"field required"}]"#);
        assert_eq!(said("<html>502</html>"), "<html>502</html>");
        assert_eq!(said(""), "nothing");
        assert!(said(&"long ".repeat(1000)).chars().count() <= EXCERPT + 1);
    }

    #[test]
    fn only_this_machine_is_asked_without_a_proxy() {
        let local = |url: &str| Url::parse(url).is_ok_and(|url| is_this_machine(&url));
        assert!(local("http://localhost:1/v1") && local("http://127.0.0.1/v1") && local("http://[::1]:3/"));
        assert!(!local("https://api.example.com/v1") && !local("http://10.0.0.1/"));
    }
}
