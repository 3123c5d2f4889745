//! What a remote model is shown of worked demonstrations: pixels if it sees, the first look and the observations if it
//! only reads, and less where less is asked for.

use std::sync::Arc;

use futures::future::BoxFuture;
use indexmap::IndexMap;
use sightline::data::Data;
use sightline::llm::{ChatModel, Finish, Hear, Message, ModelError, ModelRequest, ModelTurn, Part, Role, Usage};
use sightline::planner::{OutputMode, PlanRequest, Planner, Remote, RemoteOptions};
use sightline::prompt::{Library, Selection, Shelf, Vocabulary, WordVectors};
use sightline::shipped;
use sightline::value::{Image, Value};
use tokio_util::sync::CancellationToken;

use crate::shipped::toolbox;

/// A model that always has the same plan.
struct OnePlan {
    sees: bool,
}

impl ChatModel for OnePlan {
    fn name(&self) -> String {
        "one-plan".into()
    }

    fn sees_images(&self) -> bool {
        self.sees
    }

    fn write<'a>(
        &'a self,
        _request: &'a ModelRequest,
        _cancel: &'a CancellationToken,
        _hear: &'a Hear<'a>,
    ) -> BoxFuture<'a, Result<ModelTurn, ModelError>> {
        let text = "found = detect(image=$image)\nn = count(items=$found)\nanswer $n".to_owned();
        Box::pin(async {
            Ok(ModelTurn { text, finish: Finish::Stop, log_prob: None, doubt: None, usage: Usage::default() })
        })
    }
}

/// The planner's name and the conversation that a question about one picture begins with.
async fn conversation(sees: bool, selection: Selection) -> (String, Vec<Message>) {
    let data = Data::embedded();
    let library = Library::new(shipped::demonstrations(&data).unwrap(), Vocabulary::default(), &WordVectors).unwrap();
    let shelf = Shelf { library: Arc::new(library), embedder: Arc::new(WordVectors) };
    let options = RemoteOptions { mode: OutputMode::Text, selection, ..RemoteOptions::default() };
    let template = data.read_text("prompts/remote.jinja").unwrap();
    let planner = Remote::new(Arc::new(OnePlan { sees }), template, shelf, options).unwrap();
    let picture = Image::original(image::RgbImage::from_pixel(40, 30, image::Rgb([200, 90, 20])));
    let inputs = IndexMap::from([("image".to_owned(), Value::Image(picture))]);
    let (toolbox, cancel) = (toolbox(&data), CancellationToken::new());
    let question = "How many persons stand in front of the shop?";
    let (inputs, toolbox) = (&inputs, &toolbox);
    let request = PlanRequest { question, inputs, toolbox, glance: None, rounds: &[], hear: &|_| {}, cancel: &cancel };
    let planned = planner.plan(&request).await.unwrap();
    assert!(planned.plan.is_some(), "{:?}", planned.errors);
    (planner.name(), planned.turns[0].request.messages.clone())
}

/// Sizes of the pictures of a message.
fn pictures(message: &Message) -> Vec<(u32, u32)> {
    let size = |part: &Part| match part {
        Part::Image { width, height, .. } => Some((*width, *height)),
        Part::Text { .. } => None,
    };
    message.parts.iter().filter_map(size).collect()
}

#[tokio::test]
async fn a_model_that_sees_gets_the_pixels_in_the_turn_of_their_demonstration() {
    let (name, messages) = conversation(true, Selection::Retrieved).await;
    assert_eq!(name, "remote one-plan");
    let roles: Vec<Role> = messages.iter().map(|message| message.role).collect();
    assert!(roles.len() >= 6 && roles[1..].chunks(2).all(|turn| turn[0] == Role::User), "{roles:?}");
    let (asked, examples) = messages.split_last().unwrap();
    let shown: Vec<(u32, u32)> = examples.iter().flat_map(pictures).collect();
    assert!(!shown.is_empty() && shown.iter().all(|(w, h)| (*w).max(*h) <= 384), "{shown:?}");
    assert_eq!(pictures(asked), [(40, 30)]);
    // The nearest one stands last: its picture, its plan, and what came of it before the question.
    let [.., nearest, plan, asked] = &messages[..] else { panic!("{messages:?}") };
    assert!(nearest.text().contains("How many persons stand before the bakery?"), "{}", nearest.text());
    assert!(!pictures(nearest).is_empty() && !nearest.text().contains("Written in the pictures"));
    assert!(plan.text().contains("detect(image=$image, labels=[\"persons\"])"), "{}", plan.text());
    assert!(asked.text().contains("- `n` gave <data>\"2\"</data>"), "{}", asked.text());
    assert!(asked.text().contains("Now the question to plan for."), "{}", asked.text());
}

#[tokio::test]
async fn a_model_that_reads_gets_the_first_look_in_their_place() {
    let (_, messages) = conversation(false, Selection::Retrieved).await;
    assert!(messages.iter().all(|message| !message.has_image()));
    let nearest = messages[messages.len() - 3].text();
    assert!(nearest.contains("Seen in the pictures: <data>\"person, person"), "{nearest}");
    assert!(nearest.contains("Written in the pictures: <data>") && nearest.contains("BAKERY"), "{nearest}");
}

#[tokio::test]
async fn selections_show_less_and_are_part_of_the_name() {
    let (name, text) = conversation(true, Selection::Text).await;
    assert_eq!(name, "remote one-plan (text)");
    let (asked, examples) = text.split_last().unwrap();
    assert!(examples.len() > 2 && examples.iter().all(|message| !message.has_image()));
    assert!(examples.iter().all(|message| !message.text().contains("<data>")) && asked.has_image());
    let (name, none) = conversation(true, Selection::None).await;
    assert_eq!((name.as_str(), none.len()), ("remote one-plan (none)", 2));
    let (_, random) = conversation(false, Selection::Random).await;
    assert_eq!(random, conversation(false, Selection::Random).await.1);
    assert_ne!(random, conversation(false, Selection::Retrieved).await.1);
}
