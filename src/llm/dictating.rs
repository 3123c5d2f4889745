//! A model that says what a test wants, for tests of what asks a model.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use futures::future::BoxFuture;
use tokio_util::sync::CancellationToken;

use super::{ChatModel, Finish, Hear, ModelError, ModelRequest, ModelTurn, Usage};

/// Writes one line of its next reply every half second: tests that ask it pause the clock.
pub(crate) struct Dictating {
    replies: Vec<&'static str>,
    asked: AtomicUsize,
}

impl Dictating {
    /// A model of these replies; it must not be asked more often than that.
    pub(crate) fn new(replies: Vec<&'static str>) -> Self {
        Self { replies, asked: AtomicUsize::new(0) }
    }
}

impl ChatModel for Dictating {
    fn name(&self) -> String {
        "dictating".to_owned()
    }

    fn sees_images(&self) -> bool {
        false
    }

    fn write<'a>(
        &'a self,
        _: &'a ModelRequest,
        _: &'a CancellationToken,
        hear: &'a Hear<'a>,
    ) -> BoxFuture<'a, Result<ModelTurn, ModelError>> {
        Box::pin(async move {
            let text = self.replies[self.asked.fetch_add(1, Ordering::Relaxed)];
            for (end, _) in text.match_indices('\n') {
                tokio::time::sleep(Duration::from_millis(500)).await;
                hear(&text[..=end]);
            }
            Ok(ModelTurn {
                text: text.to_owned(),
                finish: Finish::Stop,
                log_prob: None,
                doubt: None,
                usage: Usage::default(),
            })
        })
    }
}
