//! A multimodal model as one that talks, so that it can plan with the pictures before its eyes: Qwen3-VL behind
//! [`ChatModel`].

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use futures::FutureExt;
use futures::future::BoxFuture;
use image::RgbImage;
use tokio_util::sync::CancellationToken;

use super::{ChatModel, Finish, Hear, Message, ModelError, ModelRequest, ModelTurn, Part, Usage, on_own_thread};
use crate::experts::vlm::{Chat, Part as Piece, Turn};
use crate::tool::ToolError;

/// A Qwen3-VL out of a folder as it is published: it reads, sees, and writes what it finds most likely.
///
/// It has no use for a request's grammar, temperature or stable messages, and reads each conversation anew.
pub struct SeeingModel {
    name: String,
    model: Arc<Mutex<Chat>>,
}

impl SeeingModel {
    /// Loads the model of a folder with `config.json`, `tokenizer.json` and `*.safetensors`, onto `cpu`, `cuda`,
    /// `cuda:1` or `metal`. Its numbers are 32-bit floats on the processor and half as long elsewhere. Pictures of more
    /// than `max_pixels` are made smaller.
    ///
    /// # Errors
    ///
    /// [`ModelError::Load`] when the folder holds no such model or the device is not there.
    pub fn load(folder: &Path, device: &str, max_pixels: usize) -> Result<Self, ModelError> {
        let failed =
            |error: ToolError| ModelError::Load { path: folder.display().to_string(), reason: error.to_string() };
        let model = Chat::load(folder, device, max_pixels).map_err(failed)?;
        let name = folder.file_name().unwrap_or(folder.as_os_str()).to_string_lossy().into_owned();
        Ok(Self { name, model: Arc::new(Mutex::new(model)) })
    }
}

impl ChatModel for SeeingModel {
    fn name(&self) -> String {
        self.name.clone()
    }

    fn sees_images(&self) -> bool {
        true
    }

    fn write<'a>(
        &'a self,
        request: &'a ModelRequest,
        cancel: &'a CancellationToken,
        hear: &'a Hear<'a>,
    ) -> BoxFuture<'a, Result<ModelTurn, ModelError>> {
        let (model, request, name) = (self.model.clone(), request.clone(), self.name.clone());
        let work = move |cancel: &CancellationToken, hear: &Hear<'_>| {
            let mut model = model.lock().unwrap_or_else(PoisonError::into_inner);
            complete(&mut model, &name, &request, cancel, hear)
        };
        on_own_thread(self.name(), cancel, hear, work).boxed()
    }
}

fn complete(
    model: &mut Chat,
    name: &str,
    request: &ModelRequest,
    cancel: &CancellationToken,
    tell: &Hear<'_>,
) -> Result<ModelTurn, ModelError> {
    let begun = Instant::now();
    let failed = |error: ToolError| match error {
        ToolError::Cancelled => ModelError::Cancelled,
        other => ModelError::Backend { model: name.to_owned(), reason: other.to_string() },
    };
    let pictures = request.messages.iter().map(|message| pictures(message, name)).collect::<Result<Vec<_>, _>>()?;
    let turns: Vec<Turn<'_>> =
        request.messages.iter().zip(&pictures).map(|(message, its)| said(message, its)).collect();
    let prompt = model.prompt(&turns, &request.written).map_err(failed)?;
    let room = model.room().saturating_sub(prompt.len());
    if room == 0 {
        return Err(ModelError::TooLong { model: name.to_owned(), tokens: prompt.len(), limit: model.room() });
    }
    let all: Vec<&RgbImage> = pictures.iter().flatten().collect();
    let most = request.max_tokens.min(room);
    let mut text = String::new();
    let mut stopped = false;
    let mut hear = |so_far: String| {
        text = so_far;
        if let Some(end) = request.stop.iter().filter_map(|stop| text.find(stop.as_str())).min() {
            text.truncate(end);
            stopped = true;
        }
        tell(&text);
        !stopped
    };
    let written = model.write(&all, &prompt, most, cancel, &mut hear).map_err(failed)?;
    let finish = if stopped || written < most { Finish::Stop } else { Finish::Length };
    let usage = Usage {
        prompt_tokens: prompt.len(),
        completion_tokens: written,
        calls: 1,
        elapsed_s: begun.elapsed().as_secs_f64(),
        ..Usage::default()
    };
    Ok(ModelTurn { text, finish, log_prob: None, doubt: None, usage })
}

/// The pictures of a message.
fn pictures(message: &Message, name: &str) -> Result<Vec<RgbImage>, ModelError> {
    let broken = |reason: String| ModelError::Backend { model: name.to_owned(), reason };
    let files = message.parts.iter().filter_map(|part| match part {
        Part::Image { png, .. } => Some(png),
        Part::Text { .. } => None,
    });
    files
        .map(|png| {
            let read = image::load_from_memory_with_format(png, image::ImageFormat::Png);
            Ok(read.map_err(|e| broken(format!("a picture of the conversation cannot be read: {e}")))?.to_rgb8())
        })
        .collect()
}

/// A message in the words of the model.
fn said<'a>(message: &'a Message, pictures: &'a [RgbImage]) -> Turn<'a> {
    let mut pictures = pictures.iter();
    let parts = message.parts.iter().filter_map(|part| match part {
        Part::Text { text } => Some(Piece::Words(text)),
        Part::Image { .. } => pictures.next().map(Piece::Picture),
    });
    Turn { role: message.role.as_str(), parts: parts.collect() }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::sync::Mutex as Heard;

    use super::*;
    use crate::experts::vlm::testing::{self, Reference};

    fn png(picture: &RgbImage) -> Part {
        let mut file = std::io::Cursor::new(Vec::new());
        picture.write_to(&mut file, image::ImageFormat::Png).unwrap();
        Part::image(Arc::new(file.into_inner()), picture.width(), picture.height())
    }

    fn conversation() -> Vec<Message> {
        let photo = testing::photo();
        let part = image::imageops::crop_imm(&photo, 60, 10, 100, 120).to_image();
        let user = |parts| Message { role: super::super::Role::User, parts };
        vec![
            Message::system("Be brief."),
            user(vec![Part::text("This is the man:"), png(&photo), Part::text("\nWho is this?")]),
            Message::assistant("the man"),
            user(vec![png(&part), Part::text("And this?")]),
        ]
    }

    #[tokio::test]
    async fn a_conversation_is_gone_on_with_as_by_the_original_and_heard_as_it_is_written() {
        let model = SeeingModel::load(&testing::path("qwen3_vl"), "cpu", usize::MAX).unwrap();
        assert!(model.sees_images() && model.name() == "qwen3_vl");
        let wanted = Reference::of("qwen3_vl").0["chat"]["text"].as_str().unwrap().trim().to_owned();
        let request = ModelRequest::new(conversation(), 12);
        let heard = Heard::new(Vec::new());
        let hear = |text: &str| heard.lock().unwrap().push(text.to_owned());
        let turn = model.stream(&request, &CancellationToken::new(), &hear).await.unwrap();
        assert_eq!(turn.text, wanted);
        assert_eq!(heard.lock().unwrap().last(), Some(&wanted));
        assert!(turn.usage.prompt_tokens > 50 && turn.usage.completion_tokens <= 12, "{:?}", turn.usage);

        let first: String = wanted.chars().take(1).collect();
        let stopped = ModelRequest { stop: vec![wanted[first.len()..].chars().take(1).collect()], ..request.clone() };
        let turn = model.complete(&stopped, &CancellationToken::new()).await.unwrap();
        assert!(turn.text.len() < wanted.len() && turn.finish == Finish::Stop, "{}", turn.text);

        let gone = CancellationToken::new();
        gone.cancel();
        assert!(matches!(model.complete(&request, &gone).await, Err(ModelError::Cancelled)));
    }

    #[tokio::test]
    async fn what_does_not_fit_or_cannot_be_read_is_said() {
        let model = SeeingModel::load(&testing::path("qwen3_vl"), "cpu", usize::MAX).unwrap();
        let long = ModelRequest::new(vec![Message::user("word ".repeat(600))], 5);
        let error = model.complete(&long, &CancellationToken::new()).await.unwrap_err();
        assert!(matches!(error, ModelError::TooLong { limit: 512, .. }), "{error}");
        let broken = Part::image(Arc::new(vec![1, 2, 3]), 5, 5);
        let request = ModelRequest::new(vec![Message { role: super::super::Role::User, parts: vec![broken] }], 5);
        let error = model.complete(&request, &CancellationToken::new()).await.unwrap_err().to_string();
        assert!(error.contains("cannot be read"), "{error}");
        let error = SeeingModel::load(Path::new("/nowhere"), "cpu", 1 << 20).err().unwrap().to_string();
        assert!(error.contains("/nowhere"), "{error}");
    }
}
