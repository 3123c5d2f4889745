//! `ocr`: lines of text with their boxes, by PP-OCRv6 small (PaddlePaddle, Apache-2.0), prepared and decoded with the
//! defaults of the Python package `rapidocr` 3.10.0.
//!
//! `prepare` bounds the size of the picture, the detection model marks text, `boxes` makes lines of the marks, `crop`
//! cuts them out, `lines` turns and reads them, `close` looks at large pictures once more, `order` puts the lines in
//! reading order. What is read is data: it never
//! becomes more than the text of a region.

mod boxes;
mod close;
mod crop;
mod geometry;
mod lines;
mod order;
mod prepare;

use std::sync::{Arc, OnceLock};

use futures::future::BoxFuture;
use image::RgbImage;
use tokio_util::sync::CancellationToken;

use super::{Runtime, Session, Tensor, ensure_running};
use crate::tool::{Args, Context, Tool, ToolError, ToolSpec, blocking};
use crate::value::{Image, Region, Regions, Value};
use close::Close;
use geometry::Quad;
use prepare::Page;

/// Model manifest and its files.
const MODEL: &str = "pp-ocrv6";
const DETECTION: &str = "det.onnx";
const DIRECTION: &str = "cls.onnx";
const RECOGNITION: &str = "rec.onnx";

/// From how many lines on two sessions read them: one alone leaves a part of the cores idle.
const SHARED_LINES: usize = 8;

/// Least mean probability of the characters of a line.
const TEXT_SCORE: f32 = 0.5;
/// The same of a line without letters and digits: a plain shape is read as `■`, but not surely.
const SIGNS_SCORE: f32 = 0.8;

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
    /// pixels. `detail` says whether the picture is also looked at closely, for small print; without it its size does.
    /// Blocks.
    ///
    /// # Errors
    ///
    /// [`ToolError::Unavailable`] when the models are not there, [`ToolError::Failed`] when one does not run,
    /// [`ToolError::Cancelled`] between stages.
    pub fn lines(&self, image: &Image, detail: Option<bool>, cancel: &CancellationToken) -> Result<Regions, ToolError> {
        if image.width() == 0 || image.height() == 0 {
            return Ok(Regions::on(image, Vec::new()));
        }
        let is_part = [image.width(), image.height()] != image.origin().size;
        let page = Page::new(image.pixels(), is_part)?;
        let quads = self.find(&page, cancel)?;
        let mut items = self.regions(image, &page.pixels, &quads, |bounds| page.to_picture(bounds), cancel)?;
        if let Some(close) = Close::new(image.pixels(), detail)? {
            let quads = self.find_closely(&close, cancel)?;
            items.extend(self.regions(image, &close.pixels, &quads, |bounds| close.to_picture(bounds), cancel)?);
            items = close::merged(items);
        }
        order::sort(&mut items);
        Ok(Regions::on(image, items))
    }

    fn find(&self, page: &Page, cancel: &CancellationToken) -> Result<Vec<Quad>, ToolError> {
        let mut session = self.runtime.session(MODEL, DETECTION)?;
        ensure_running(cancel)?;
        let marks = Marks::of(&mut session, &page.tensor()?)?;
        Ok(boxes::boxes(marks.map.f32s()?, marks.width, marks.height, page.pixels.dimensions()))
    }

    fn find_closely(&self, close: &Close<'_>, cancel: &CancellationToken) -> Result<Vec<Quad>, ToolError> {
        let mut session = self.runtime.session(MODEL, DETECTION)?;
        let size = close.pixels.dimensions();
        let (columns, rows) = (size.0 as usize, size.1 as usize);
        let mut map = vec![0.0; columns * rows];
        for tile in close.tiles() {
            ensure_running(cancel)?;
            let marks = Marks::of(&mut session, &close.tensor(tile)?)?;
            close::put(&mut map, columns, tile, marks.map.f32s()?, marks.width);
        }
        Ok(boxes::boxes(&map, columns, rows, size))
    }

    /// The lines in some quads of `pixels`, whose boxes `to_picture` maps to pixels of `image`.
    fn regions(
        &self,
        image: &Image,
        pixels: &RgbImage,
        quads: &[Quad],
        to_picture: impl Fn([f64; 4]) -> [f32; 4],
        cancel: &CancellationToken,
    ) -> Result<Vec<Region>, ToolError> {
        let crops = quads.iter().map(|quad| crop::crop_line(pixels, quad)).collect::<Result<Vec<_>, _>>()?;
        let readings = self.read(crops, cancel)?;
        let read = quads.iter().zip(readings);
        let good = read.filter(|(_, reading)| {
            let least = if reading.text.chars().any(char::is_alphanumeric) { TEXT_SCORE } else { SIGNS_SCORE };
            reading.score >= least && !reading.text.trim().is_empty()
        });
        Ok(good
            .map(|(quad, reading)| Region {
                xyxy: image.origin().to_original(to_picture(quad.bounds())),
                text: Some(reading.text),
                score: Some(reading.score),
                ..Region::default()
            })
            .collect())
    }

    fn read(&self, mut crops: Vec<RgbImage>, cancel: &CancellationToken) -> Result<Vec<lines::Reading>, ToolError> {
        if crops.is_empty() {
            return Ok(Vec::new());
        }
        let turned = lines::straighten(&mut crops, &mut self.runtime.session(MODEL, DIRECTION)?, cancel)?;
        let mut sessions = vec![self.runtime.session(MODEL, RECOGNITION)?];
        if crops.len() >= SHARED_LINES && self.runtime.threads() > 1 {
            sessions.extend(self.runtime.spare_session(MODEL, RECOGNITION)?);
        }
        let characters = match self.characters.get() {
            Some(characters) => characters,
            None => {
                let list = sessions[0].metadata("character")?.lines().map(str::to_owned).collect();
                self.characters.get_or_init(|| list)
            }
        };
        let mut readings = lines::recognise(&crops, characters, &mut sessions, cancel)?;
        lines::reconsider(&mut readings, &crops, &turned, characters, &mut sessions, cancel)?;
        Ok(readings)
    }
}

/// How likely each pixel of what the detection model was given is text.
struct Marks {
    map: Tensor,
    width: usize,
    height: usize,
}

impl Marks {
    fn of(session: &mut Session, input: &Tensor) -> Result<Self, ToolError> {
        let (name, output) = lines::names(session)?;
        let outputs = session.run(&[(&name, input)], &[&output])?;
        let map = outputs.into_iter().next().ok_or_else(|| ToolError::failed("the text detector gave no map"))?;
        match map.shape()[..] {
            [.., height, width] => Ok(Self { map, width, height }),
            _ => Err(ToolError::failed(format!("the text detector's map is {:?}", map.shape()))),
        }
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
        Box::pin(blocking(move || {
            let detail = args.bool_or_none("detail")?.copied();
            reader.lines(&args.view()?, detail, &context.cancel).map(Value::Regions)
        }))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_manifest_reads() {
        let spec = ToolSpec::from_toml("tools/ocr.toml", include_str!("../../tools/ocr.toml")).unwrap();
        assert_eq!(spec.signature(), "ocr(image: image, region?: regions|list<number>, detail?: bool) -> regions");
    }
}
