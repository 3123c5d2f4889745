//! `ocr`: lines of text with their boxes, by PP-OCRv6 small (PaddlePaddle, Apache-2.0), prepared and decoded with the
//! defaults of the Python package `rapidocr` 3.10.0.
//!
//! `prepare` bounds the size of the picture, the detection model marks text, `boxes` makes lines of the marks, `crop`
//! cuts them out, `lines` turns and reads them, `order` puts them in reading order. What is read is data: it never
//! becomes more than the text of a region.

mod boxes;
mod crop;
mod geometry;
mod lines;
mod order;
mod prepare;

use std::sync::{Arc, OnceLock};

use futures::future::BoxFuture;
use image::RgbImage;
use tokio_util::sync::CancellationToken;

use super::{Runtime, ensure_running};
use crate::tool::{Args, Context, Tool, ToolError, ToolSpec, blocking};
use crate::value::{Image, Region, Regions, Value};
use geometry::Quad;
use prepare::Page;

/// Model manifest and its files.
const MODEL: &str = "pp-ocrv6";
const DETECTION: &str = "det.onnx";
const DIRECTION: &str = "cls.onnx";
const RECOGNITION: &str = "rec.onnx";

/// Least mean probability of the characters of a line.
const TEXT_SCORE: f32 = 0.5;

/// Reads pictures. Keeps the recogniser's character list; the models belong to the runtime.
pub struct Reader {
    runtime: Arc<Runtime>,
    characters: OnceLock<Vec<String>>,
}

impl Reader {
    /// A reader over a runtime. Nothing is loaded before the first picture.
    pub fn new(runtime: Arc<Runtime>) -> Self {
        Self { runtime, characters: OnceLock::new() }
    }

    /// The lines of text in a picture in reading order (rows from the top, left to right in a row), boxes in original
    /// pixels. Blocks.
    ///
    /// # Errors
    ///
    /// [`ToolError::Unavailable`] when the models are not there, [`ToolError::Failed`] when one does not run,
    /// [`ToolError::Cancelled`] between stages.
    pub fn lines(&self, image: &Image, cancel: &CancellationToken) -> Result<Regions, ToolError> {
        let mut items = Vec::new();
        if image.width() > 0 && image.height() > 0 {
            let page = Page::new(image.pixels())?;
            let quads = self.find(&page, cancel)?;
            let crops = quads.iter().map(|quad| crop::crop_line(&page.pixels, quad)).collect::<Result<Vec<_>, _>>()?;
            let readings = self.read(crops, cancel)?;
            let read = quads
                .iter()
                .zip(readings)
                .filter(|(_, reading)| reading.score >= TEXT_SCORE && !reading.text.trim().is_empty());
            items = read.map(|(quad, reading)| region(quad, reading, &page, image)).collect();
            order::sort(&mut items);
        }
        Ok(Regions::on(image, items))
    }

    fn find(&self, page: &Page, cancel: &CancellationToken) -> Result<Vec<Quad>, ToolError> {
        let mut session = self.runtime.session(MODEL, DETECTION)?;
        ensure_running(cancel)?;
        let (input, output) = lines::names(&session)?;
        let outputs = session.run(&[(&input, &page.tensor()?)], &[&output])?;
        let map = lines::first(&outputs)?;
        let [.., height, width] = map.shape()[..] else {
            return Err(ToolError::failed(format!("the text detector's map is {:?}", map.shape())));
        };
        Ok(boxes::boxes(map.f32s()?, width, height, page.pixels.dimensions()))
    }

    fn read(&self, mut crops: Vec<RgbImage>, cancel: &CancellationToken) -> Result<Vec<lines::Reading>, ToolError> {
        if crops.is_empty() {
            return Ok(Vec::new());
        }
        lines::straighten(&mut crops, &mut self.runtime.session(MODEL, DIRECTION)?, cancel)?;
        let mut session = self.runtime.session(MODEL, RECOGNITION)?;
        let characters = match self.characters.get() {
            Some(characters) => characters,
            None => {
                let list = session.metadata("character")?.lines().map(str::to_owned).collect();
                self.characters.get_or_init(|| list)
            }
        };
        lines::recognise(&crops, characters, &mut session, cancel)
    }
}

fn region(quad: &Quad, reading: lines::Reading, page: &Page, image: &Image) -> Region {
    Region {
        xyxy: image.origin().to_original(page.to_picture(quad.bounds())),
        text: Some(reading.text),
        score: Some(reading.score),
        ..Region::default()
    }
}

/// The tool over a [`Reader`].
pub fn ocr(spec: ToolSpec, runtime: Arc<Runtime>) -> Arc<dyn Tool> {
    Arc::new(Ocr { spec, reader: Arc::new(Reader::new(runtime)) })
}

struct Ocr {
    spec: ToolSpec,
    reader: Arc<Reader>,
}

impl Tool for Ocr {
    fn spec(&self) -> &ToolSpec {
        &self.spec
    }

    fn call(&self, args: Args, context: Context) -> BoxFuture<'_, Result<Value, ToolError>> {
        let reader = Arc::clone(&self.reader);
        Box::pin(blocking(move || reader.lines(args.image("image")?, &context.cancel).map(Value::Regions)))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_manifest_reads() {
        let spec = ToolSpec::from_toml("tools/ocr.toml", include_str!("../../tools/ocr.toml")).unwrap();
        assert_eq!(spec.signature(), "ocr(image: image) -> regions");
    }
}
