//! The words of Qwen3-VL: Qwen3's decoder, whose rotary places have three axes (time, row, column) woven into one
//! another, and whose first layers get what the vision model saw in its deeper ones.

use std::ops::Range;

use candle_core::{D, DType, Result, Tensor};
use candle_nn::kv_cache::KvCache;
use candle_nn::{Activation, Embedding, Linear, Module, RmsNorm, VarBuilder, embedding, linear_no_bias, rms_norm};
use serde::Deserialize;

/// Tokens by which the memory of what was read grows.
const GROWTH: usize = 512;

/// `text_config`.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Config {
    vocab_size: usize,
    pub(super) hidden_size: usize,
    intermediate_size: usize,
    num_hidden_layers: usize,
    num_attention_heads: usize,
    num_key_value_heads: usize,
    head_dim: usize,
    hidden_act: Activation,
    pub(super) max_position_embeddings: usize,
    rms_norm_eps: f64,
    /// Here in files of older versions, in `rope_parameters` in those of newer ones.
    rope_theta: Option<f32>,
    #[serde(alias = "rope_scaling")]
    rope_parameters: Rope,
}

#[derive(Debug, Clone, Deserialize)]
struct Rope {
    rope_theta: Option<f32>,
    /// How many pairs of numbers turn with time, row and column.
    mrope_section: [usize; 3],
}

/// Time, row and column of a token.
pub(super) type Place = [u32; 3];

/// The text model.
pub(super) struct Text {
    words: Embedding,
    layers: Vec<Layer>,
    norm: RmsNorm,
    head: Linear,
    speeds: Vec<f32>,
    sections: [usize; 3],
}

impl Text {
    pub(super) fn new(config: &Config, weights: VarBuilder) -> Result<Self> {
        let model = weights.pp("model.language_model");
        let words = embedding(config.vocab_size, config.hidden_size, model.pp("embed_tokens"))?;
        let layers = (0..config.num_hidden_layers)
            .map(|i| Layer::new(config, model.pp("layers").pp(i)))
            .collect::<Result<_>>()?;
        let norm = rms_norm(config.hidden_size, config.rms_norm_eps, model.pp("norm"))?;
        // The smaller models write with the words they read with.
        let head = if weights.contains_tensor("lm_head.weight") {
            linear_no_bias(config.hidden_size, config.vocab_size, weights.pp("lm_head"))?
        } else {
            Linear::new(words.embeddings().clone(), None)
        };
        let theta = config.rope_theta.or(config.rope_parameters.rope_theta);
        let Some(theta) = theta else { candle_core::bail!("the config has no `rope_theta`") };
        let size = config.head_dim;
        let speeds = (0..size).step_by(2).map(|i| 1.0 / theta.powf(i as f32 / size as f32)).collect();
        Ok(Self { words, layers, norm, head, speeds, sections: config.rope_parameters.mrope_section })
    }

    /// What stands for some tokens, n x hidden.
    pub(super) fn embed(&self, tokens: &[u32]) -> Result<Tensor> {
        self.words.forward(&Tensor::new(tokens, self.words.embeddings().device())?)
    }

    /// Forgets what was read.
    pub(super) fn forget(&mut self) {
        self.layers.iter_mut().for_each(|layer| layer.read.reset());
    }

    /// Reads n x hidden numbers at these places, and gives the logits after the last. `deep` is added after the first
    /// layers, one for each, to the rows of the pictures, one picture after the other.
    pub(super) fn forward(
        &mut self,
        xs: Tensor,
        places: &[Place],
        pictures: &[Range<usize>],
        deep: &[Tensor],
    ) -> Result<Tensor> {
        let count = xs.dim(0)?;
        let (cos, sin) = self.angles(places, &xs)?;
        let mask = (count > 1).then(|| self.mask(count, &xs)).transpose()?;
        let mut xs = xs;
        for (i, layer) in self.layers.iter_mut().enumerate() {
            xs = layer.forward(&xs, &cos, &sin, mask.as_ref())?;
            if let Some(deep) = deep.get(i) {
                let mut row = 0;
                for rows in pictures {
                    let seen = (xs.narrow(0, rows.start, rows.len())? + deep.narrow(0, row, rows.len())?)?;
                    xs = xs.slice_assign(&[rows.clone(), 0..xs.dim(1)?], &seen)?;
                    row += rows.len();
                }
            }
        }
        xs.narrow(0, count - 1, 1)?.contiguous()?.apply(&self.norm)?.apply(&self.head)
    }

    /// Cosines and sines, n x half a head. The pairs go time, row, column, time, row, column ..., and time alone where
    /// the sections of the others are used up.
    fn angles(&self, places: &[Place], like: &Tensor) -> Result<(Tensor, Tensor)> {
        let axis = |pair: usize| match pair % 3 {
            axis if axis > 0 && pair < 3 * self.sections[axis] => axis,
            _ => 0,
        };
        let angle = |place: &Place, pair: usize| place[axis(pair)] as f32 * self.speeds[pair];
        let pairs = self.speeds.len();
        let angles: Vec<f32> = places.iter().flat_map(|place| (0..pairs).map(move |p| angle(place, p))).collect();
        let angles = Tensor::from_vec(angles, (places.len(), pairs), like.device())?;
        Ok((angles.cos()?.to_dtype(like.dtype())?, angles.sin()?.to_dtype(like.dtype())?))
    }

    /// Nobody looks ahead. Nothing was read before: pictures and prompts are read at once.
    fn mask(&self, count: usize, like: &Tensor) -> Result<Tensor> {
        let mask: Vec<f32> =
            (0..count).flat_map(|i| (0..count).map(move |j| if j > i { f32::NEG_INFINITY } else { 0.0 })).collect();
        Tensor::from_vec(mask, (1, count, count), like.device())?.to_dtype(like.dtype())
    }
}

struct Layer {
    before: RmsNorm,
    after: RmsNorm,
    q: Linear,
    k: Linear,
    v: Linear,
    out: Linear,
    q_norm: RmsNorm,
    k_norm: RmsNorm,
    gate: Linear,
    up: Linear,
    down: Linear,
    act: Activation,
    heads: usize,
    shared: usize,
    read: KvCache,
}

impl Layer {
    fn new(config: &Config, weights: VarBuilder) -> Result<Self> {
        let (hidden, inner, size) = (config.hidden_size, config.intermediate_size, config.head_dim);
        let (heads, shared) = (config.num_attention_heads, config.num_key_value_heads);
        let (attention, mlp) = (weights.pp("self_attn"), weights.pp("mlp"));
        let norm = |name: &str| rms_norm(hidden, config.rms_norm_eps, weights.pp(name));
        Ok(Self {
            before: norm("input_layernorm")?,
            after: norm("post_attention_layernorm")?,
            q: linear_no_bias(hidden, heads * size, attention.pp("q_proj"))?,
            k: linear_no_bias(hidden, shared * size, attention.pp("k_proj"))?,
            v: linear_no_bias(hidden, shared * size, attention.pp("v_proj"))?,
            out: linear_no_bias(heads * size, hidden, attention.pp("o_proj"))?,
            q_norm: rms_norm(size, config.rms_norm_eps, attention.pp("q_norm"))?,
            k_norm: rms_norm(size, config.rms_norm_eps, attention.pp("k_norm"))?,
            gate: linear_no_bias(hidden, inner, mlp.pp("gate_proj"))?,
            up: linear_no_bias(hidden, inner, mlp.pp("up_proj"))?,
            down: linear_no_bias(inner, hidden, mlp.pp("down_proj"))?,
            act: config.hidden_act,
            heads,
            shared,
            read: KvCache::new(1, GROWTH),
        })
    }

    fn forward(&mut self, xs: &Tensor, cos: &Tensor, sin: &Tensor, mask: Option<&Tensor>) -> Result<Tensor> {
        let xs = (xs + self.attention(&xs.apply(&self.before)?, cos, sin, mask)?)?;
        let inner = xs.apply(&self.after)?;
        let gate = inner.apply(&self.gate)?.apply(&self.act)?;
        let inner = (gate * inner.apply(&self.up)?)?.apply(&self.down)?;
        xs + inner
    }

    fn attention(&mut self, xs: &Tensor, cos: &Tensor, sin: &Tensor, mask: Option<&Tensor>) -> Result<Tensor> {
        let count = xs.dim(0)?;
        let split = |xs: Tensor, heads: usize| xs.reshape((count, heads, ()));
        let turned = |xs: Tensor| -> Result<Tensor> {
            candle_nn::rotary_emb::rope(&xs.transpose(0, 1)?.contiguous()?.unsqueeze(0)?, cos, sin)?.squeeze(0)
        };
        let q = turned(split(xs.apply(&self.q)?, self.heads)?.apply(&self.q_norm)?)?;
        let k = turned(split(xs.apply(&self.k)?, self.shared)?.apply(&self.k_norm)?)?;
        let v = split(xs.apply(&self.v)?, self.shared)?.transpose(0, 1)?.contiguous()?;
        let (k, v) = self.read.append(&k, &v)?;
        let size = q.dim(D::Minus1)?;
        // Neighbouring heads share keys and values: their rows are one longer matrix.
        let q = (q.reshape((self.shared, (), size))? / (size as f64).sqrt())?;
        let scores = q.matmul(&k.transpose(1, 2)?)?.reshape((self.heads, count, ()))?;
        let scores = match mask {
            Some(mask) => scores.broadcast_add(mask)?,
            None => scores,
        };
        let weights = candle_nn::ops::softmax_last_dim(&scores.to_dtype(DType::F32)?)?.to_dtype(xs.dtype())?;
        let heads = weights.reshape((self.shared, (), v.dim(1)?))?.matmul(&v)?.reshape((self.heads, count, size))?;
        heads.transpose(0, 1)?.reshape((count, self.heads * size))?.apply(&self.out)
    }
}
