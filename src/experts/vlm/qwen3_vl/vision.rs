//! The eyes of Qwen3-VL: a vision transformer over patches of a picture of any size, with learned places stretched
//! over the picture's grid and rotary ones beside them. Each 2 x 2 patches end as one token; what some layers saw in
//! between (DeepStack) goes into the first layers of the text model.

use candle_core::{DType, IndexOp, Module, Result, Tensor};
use candle_nn::{Activation, Embedding, LayerNorm, Linear, VarBuilder, embedding, layer_norm, linear, rotary_emb};
use serde::Deserialize;

/// Rows of attention that are worked out at a time: a picture of 3,000 patches would need a gigabyte at once.
const ROWS: usize = 256;
const EPS: f64 = 1e-6;
/// Base of the rotary angles.
const THETA: f32 = 10_000.0;

/// `vision_config`, with the defaults of `transformers`' class.
#[derive(Debug, Clone, Deserialize)]
#[serde(default)]
pub(super) struct Config {
    pub(super) depth: usize,
    pub(super) hidden_size: usize,
    pub(super) hidden_act: Activation,
    pub(super) intermediate_size: usize,
    pub(super) num_heads: usize,
    pub(super) in_channels: usize,
    pub(super) patch_size: usize,
    pub(super) spatial_merge_size: usize,
    pub(super) temporal_patch_size: usize,
    pub(super) out_hidden_size: usize,
    pub(super) num_position_embeddings: usize,
    pub(super) deepstack_visual_indexes: Vec<usize>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            depth: 27,
            hidden_size: 1152,
            hidden_act: Activation::GeluPytorchTanh,
            intermediate_size: 4304,
            num_heads: 16,
            in_channels: 3,
            patch_size: 16,
            spatial_merge_size: 2,
            temporal_patch_size: 2,
            out_hidden_size: 3584,
            num_position_embeddings: 2304,
            deepstack_visual_indexes: vec![8, 16, 24],
        }
    }
}

/// The vision model.
pub(super) struct Vision {
    patches: Linear,
    places: Embedding,
    blocks: Vec<Block>,
    merger: Merger,
    /// After which block, and what makes tokens of what was seen there.
    deep: Vec<(usize, Merger)>,
    config: Config,
}

/// What was seen: n x hidden tokens for the text, and as many for each of its first layers.
pub(super) struct Seen {
    pub(super) tokens: Tensor,
    pub(super) deep: Vec<Tensor>,
}

impl Vision {
    pub(super) fn new(config: &Config, weights: VarBuilder) -> Result<Self> {
        let (hidden, patch) = (config.hidden_size, config.patch_size);
        let proj = weights.pp("patch_embed.proj");
        // Kernel and stride of the original's convolution are the same: it is a matrix over whole patches.
        let kernel = proj.get((hidden, config.in_channels, config.temporal_patch_size, patch, patch), "weight")?;
        let patches = Linear::new(kernel.flatten_from(1)?, Some(proj.get(hidden, "bias")?));
        let places = embedding(config.num_position_embeddings, hidden, weights.pp("pos_embed"))?;
        let blocks =
            (0..config.depth).map(|i| Block::new(config, weights.pp("blocks").pp(i))).collect::<Result<_>>()?;
        let merger = Merger::new(config, false, weights.pp("merger"))?;
        let layers = config.deepstack_visual_indexes.iter().copied().enumerate();
        let deep = layers
            .map(|(i, layer)| Ok((layer, Merger::new(config, true, weights.pp("deepstack_merger_list").pp(i))?)))
            .collect::<Result<_>>()?;
        Ok(Self { patches, places, blocks, merger, deep, config: config.clone() })
    }

    /// Looks at the patches of a picture, which come block by block: grid rows x columns of them, each
    /// channels x frames x side x side numbers.
    pub(super) fn forward(&self, patches: &Tensor, grid: [usize; 2]) -> Result<Seen> {
        let mut xs = (patches.apply(&self.patches)? + self.places_of(grid)?)?;
        let (cos, sin) = self.angles(grid)?;
        let mut deep = Vec::new();
        for (i, block) in self.blocks.iter().enumerate() {
            xs = block.forward(&xs, &cos, &sin)?;
            if let Some((_, merger)) = self.deep.iter().find(|(layer, _)| *layer == i) {
                deep.push(xs.apply(merger)?);
            }
        }
        Ok(Seen { tokens: xs.apply(&self.merger)?, deep })
    }

    /// Row and column of each patch in the order of the patches.
    fn cells(&self, [rows, columns]: [usize; 2]) -> Vec<[usize; 2]> {
        let side = self.config.spatial_merge_size;
        let mut cells = Vec::with_capacity(rows * columns);
        for (top, left) in (0..rows).step_by(side).flat_map(|y| (0..columns).step_by(side).map(move |x| (y, x))) {
            cells.extend((0..side * side).map(|i| [top + i / side, left + i % side]));
        }
        cells
    }

    /// The learned places, of which there is a square, stretched over the grid with its corners on the square's
    /// corners: each patch takes from the four nearest.
    fn places_of(&self, grid: [usize; 2]) -> Result<Tensor> {
        let side = self.config.num_position_embeddings.isqrt();
        let device = self.places.embeddings().device();
        // Index and share of the two places next to the i-th of `count` steps.
        let between = |i: usize, count: usize| {
            let at = if count > 1 { i as f32 * (side - 1) as f32 / (count - 1) as f32 } else { 0.0 };
            let low = at.floor();
            let high = ((low as usize) + 1).min(side - 1);
            [(low as usize, 1.0 - (at - low)), (high, at - low)]
        };
        let cells = self.cells(grid);
        let mut sum: Option<Tensor> = None;
        for corner in 0..4 {
            let (indices, shares): (Vec<u32>, Vec<f32>) = cells
                .iter()
                .map(|[row, column]| {
                    let (y, down) = between(*row, grid[0])[corner / 2];
                    let (x, right) = between(*column, grid[1])[corner % 2];
                    ((y * side + x) as u32, down * right)
                })
                .unzip();
            let found = self.places.forward(&Tensor::new(indices, device)?)?;
            let part = found.broadcast_mul(&Tensor::new(shares, device)?.unsqueeze(1)?.to_dtype(found.dtype())?)?;
            sum = Some(match sum {
                Some(sum) => (sum + part)?,
                None => part,
            });
        }
        sum.ok_or_else(|| candle_core::Error::Msg("no places".to_owned()))
    }

    /// Cosines and sines, n x half a head: the first half of them turns with the row, the second with the column.
    fn angles(&self, grid: [usize; 2]) -> Result<(Tensor, Tensor)> {
        let device = self.places.embeddings().device();
        let half = self.config.hidden_size / self.config.num_heads / 2;
        let speeds: Vec<f32> = (0..half).step_by(2).map(|i| 1.0 / THETA.powf(i as f32 / half as f32)).collect();
        let cells = self.cells(grid);
        let angles: Vec<f32> = cells
            .iter()
            .flat_map(|cell| cell.iter().flat_map(|place| speeds.iter().map(move |speed| *place as f32 * speed)))
            .collect();
        let angles = Tensor::from_vec(angles, (cells.len(), 2 * speeds.len()), device)?;
        Ok((angles.cos()?, angles.sin()?))
    }
}

struct Block {
    norm1: LayerNorm,
    norm2: LayerNorm,
    qkv: Linear,
    proj: Linear,
    fc1: Linear,
    fc2: Linear,
    act: Activation,
    heads: usize,
}

impl Block {
    fn new(config: &Config, weights: VarBuilder) -> Result<Self> {
        let (hidden, inner) = (config.hidden_size, config.intermediate_size);
        Ok(Self {
            norm1: layer_norm(hidden, EPS, weights.pp("norm1"))?,
            norm2: layer_norm(hidden, EPS, weights.pp("norm2"))?,
            qkv: linear(hidden, 3 * hidden, weights.pp("attn.qkv"))?,
            proj: linear(hidden, hidden, weights.pp("attn.proj"))?,
            fc1: linear(hidden, inner, weights.pp("mlp.linear_fc1"))?,
            fc2: linear(inner, hidden, weights.pp("mlp.linear_fc2"))?,
            act: config.hidden_act,
            heads: config.num_heads,
        })
    }

    fn forward(&self, xs: &Tensor, cos: &Tensor, sin: &Tensor) -> Result<Tensor> {
        let xs = (xs + self.attention(&xs.apply(&self.norm1)?, cos, sin)?)?;
        let inner = xs.apply(&self.norm2)?.apply(&self.fc1)?.apply(&self.act)?.apply(&self.fc2)?;
        xs + inner
    }

    /// Every patch looks at every other.
    fn attention(&self, xs: &Tensor, cos: &Tensor, sin: &Tensor) -> Result<Tensor> {
        let (count, hidden) = xs.dims2()?;
        let size = hidden / self.heads;
        let qkv = xs.apply(&self.qkv)?.reshape((count, 3, self.heads, size))?.permute((1, 2, 0, 3))?;
        let qkv = qkv.to_dtype(DType::F32)?;
        let turned = |i: usize| rotary_emb::rope(&qkv.i(i..=i)?.contiguous()?, cos, sin)?.squeeze(0);
        let (q, k, v) = ((turned(0)? / (size as f64).sqrt())?, turned(1)?.transpose(1, 2)?, qkv.i(2)?.contiguous()?);
        let mut rows = Vec::new();
        for first in (0..count).step_by(ROWS) {
            let q = q.narrow(1, first, ROWS.min(count - first))?.contiguous()?;
            rows.push(candle_nn::ops::softmax_last_dim(&q.matmul(&k)?)?.matmul(&v)?);
        }
        Tensor::cat(&rows, 1)?.transpose(0, 1)?.reshape((count, hidden))?.to_dtype(xs.dtype())?.apply(&self.proj)
    }
}

/// Makes one token of the patches of a block.
struct Merger {
    norm: LayerNorm,
    /// Whether whole blocks are normed, or each patch by itself.
    by_block: bool,
    fc1: Linear,
    fc2: Linear,
    width: usize,
}

impl Merger {
    fn new(config: &Config, by_block: bool, weights: VarBuilder) -> Result<Self> {
        let width = config.hidden_size * config.spatial_merge_size * config.spatial_merge_size;
        Ok(Self {
            norm: layer_norm(if by_block { width } else { config.hidden_size }, EPS, weights.pp("norm"))?,
            by_block,
            fc1: linear(width, width, weights.pp("linear_fc1"))?,
            fc2: linear(width, config.out_hidden_size, weights.pp("linear_fc2"))?,
            width,
        })
    }
}

impl Module for Merger {
    fn forward(&self, xs: &Tensor) -> Result<Tensor> {
        let blocks = if self.by_block {
            xs.reshape(((), self.width))?.apply(&self.norm)?
        } else {
            xs.apply(&self.norm)?.reshape(((), self.width))?
        };
        blocks.apply(&self.fc1)?.gelu_erf()?.apply(&self.fc2)
    }
}
