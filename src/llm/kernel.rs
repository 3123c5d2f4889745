//! The small arithmetic between the matrix products: norms, rotary positions, the gated
//! activation and attention, over plain slices.
//!
//! Everything works row by row in one fixed order of operations, so a row's result does not
//! depend on which rows are computed beside it, nor on the number of threads. That makes the
//! model's output the same bits whether a text is read at once, token by token, or continued
//! from a stored prefix.
//!
//! Loops are written so that the compiler can vectorise them; [`pulp`] picks the widest
//! instructions of the machine at run time.

use std::sync::{Mutex, PoisonError};

use candle_core::utils::barrier_pool;
use pulp::{Simd, WithSimd};

/// Positions whose keys are stored together, dimension by dimension, so that one instruction
/// multiplies a query's dimension with the keys of many positions. Two of the widest vectors.
pub(crate) const LANES: usize = 32;

/// Below this many multiplications attention is not worth waking other threads.
const PARALLEL_WORK: usize = 400_000;

/// Lengths that attention needs to know.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Heads {
    /// Query heads.
    pub(crate) query: usize,
    /// Key and value heads; each serves `query / kv` query heads.
    pub(crate) kv: usize,
    /// Width of a head, a multiple of [`LANES`].
    pub(crate) width: usize,
}

/// Root-mean-square norm of one row: `x / sqrt(mean(x^2) + eps) * weight`.
pub(crate) fn rms_norm(x: &[f32], weight: &[f32], eps: f32, out: &mut [f32]) {
    let mut sums = [0f32; LANES];
    for chunk in x.chunks(LANES) {
        for (sum, v) in sums.iter_mut().zip(chunk) {
            *sum += v * v;
        }
    }
    let mean = sums.iter().sum::<f32>() / x.len() as f32;
    let scale = 1.0 / (mean + eps).sqrt();
    for ((out, x), weight) in out.iter_mut().zip(x).zip(weight) {
        *out = x * scale * weight;
    }
}

/// Adds `y` to `x`.
pub(crate) fn add(x: &mut [f32], y: &[f32]) {
    for (x, y) in x.iter_mut().zip(y) {
        *x += y;
    }
}

/// Turns each pair of neighbours of a head by the angle of its position (rotary embedding,
/// interleaved as Llama-family GGUF files store it). `cos` and `sin` hold one value a pair.
pub(crate) fn rotate(head: &mut [f32], cos: &[f32], sin: &[f32]) {
    for ((pair, cos), sin) in head.chunks_exact_mut(2).zip(cos).zip(sin) {
        let (a, b) = (pair[0], pair[1]);
        pair[0] = a * cos - b * sin;
        pair[1] = a * sin + b * cos;
    }
}

/// Turns the first half of a head against the second (rotary embedding as all families but Llama store it).
pub(crate) fn rotate_halves(head: &mut [f32], cos: &[f32], sin: &[f32]) {
    let (first, second) = head.split_at_mut(head.len() / 2);
    for (((a, b), cos), sin) in first.iter_mut().zip(second).zip(cos).zip(sin) {
        (*a, *b) = (*a * cos - *b * sin, *a * sin + *b * cos);
    }
}

/// The gated activation of Gemma: `gelu(gate) * up`, with `gelu(x) = x (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3))) / 2`
/// (Hendrycks & Gimpel 2016, arXiv:1606.08415).
pub(crate) fn gelu_gate(gate: &[f32], up: &[f32], out: &mut [f32]) {
    // (1 + tanh(y)) / 2 is the logistic function of 2 y.
    const TWICE: f32 = 2.0 * 0.797_884_6;
    pulp::Arch::new().dispatch(Gate { gate, up, out, logit: |x: f32| TWICE * (x + 0.044_715 * x * x * x) });
}

/// The gated activation of a feed-forward block: `silu(gate) * up`.
pub(crate) fn gate(gate: &[f32], up: &[f32], out: &mut [f32]) {
    pulp::Arch::new().dispatch(Gate { gate, up, out, logit: |x: f32| x });
}

/// `gate * logistic(logit(gate)) * up`.
struct Gate<'a, F> {
    gate: &'a [f32],
    up: &'a [f32],
    out: &'a mut [f32],
    logit: F,
}

impl<F: Fn(f32) -> f32> WithSimd for Gate<'_, F> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        for ((out, gate), up) in self.out.iter_mut().zip(self.gate).zip(self.up) {
            *out = gate / (1.0 + exp(-(self.logit)(*gate))) * up;
        }
    }
}

/// `e^x` to about two units in the last place, in a form the compiler can vectorise: `x` is
/// split into a whole power of two and a remainder whose exponential is a polynomial (the
/// Taylor series, exact enough on `|r| <= ln(2) / 2`).
#[inline(always)]
fn exp(x: f32) -> f32 {
    // Adding 1.5 * 2^23 rounds to a whole number and leaves it in the low bits.
    const ROUND: f32 = 12_582_912.0;
    let x = x.clamp(-87.0, 88.0);
    let shifted = x * std::f32::consts::LOG2_E + ROUND;
    let n = shifted - ROUND;
    // ln(2) in two parts, so that the remainder keeps its precision.
    let r = (x - n * 0.693_359_4) + n * 2.121_944_4e-4;
    let p = 1.0 / 5040.0;
    let p = p * r + 1.0 / 720.0;
    let p = p * r + 1.0 / 120.0;
    let p = p * r + 1.0 / 24.0;
    let p = p * r + 1.0 / 6.0;
    let p = p * r + 0.5;
    let p = p * r + 1.0;
    let p = p * r + 1.0;
    let power = f32::from_bits((shifted.to_bits() << 23).wrapping_add(127 << 23));
    p * power
}

/// The logarithm of the sum of the exponentials of `x`.
pub(crate) fn log_sum_exp(x: &[f32]) -> f32 {
    let max = x.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    if !max.is_finite() {
        return max;
    }
    max + pulp::Arch::new().dispatch(SumExp { x, max }).ln()
}

struct SumExp<'a> {
    x: &'a [f32],
    max: f32,
}

impl WithSimd for SumExp<'_> {
    type Output = f32;

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) -> f32 {
        let mut sums = [0f32; LANES];
        let chunks = self.x.chunks_exact(LANES);
        let rest = chunks.remainder();
        for chunk in chunks {
            for lane in 0..LANES {
                sums[lane] += exp(chunk[lane] - self.max);
            }
        }
        let rest: f32 = rest.iter().map(|v| exp(v - self.max)).sum();
        sums.iter().sum::<f32>() + rest
    }
}

/// Keys and values of one layer, all positions: what attention reads.
#[derive(Clone, Copy)]
pub(crate) struct LayerCache<'a> {
    /// Keys: for each kv head, blocks of [`LANES`] positions, each `[width][LANES]`.
    pub(crate) keys: &'a [f32],
    /// Values: for each kv head, `[position][width]`.
    pub(crate) values: &'a [f32],
    /// Positions that each kv head has room for.
    pub(crate) capacity: usize,
}

/// Causal attention of rows of queries. Row `i` stands at position `start + i` and sees the
/// positions up to its own; with a window, only the last so many of them.
///
/// `queries` is `[rows][stride]`, of which the first `query * width` values are the heads;
/// `out` gets `[rows][query * width]`.
pub(crate) fn attend(
    heads: Heads,
    queries: &[f32],
    stride: usize,
    start: usize,
    window: Option<usize>,
    cache: LayerCache<'_>,
    out: &mut [f32],
) {
    let group = heads.query / heads.kv * heads.width;
    let rows = out.len() / (heads.query * heads.width);
    let unit = |index: usize, out: &mut [f32], scratch: &mut Vec<f32>| {
        let (row, kv) = (index / heads.kv, index % heads.kv);
        let query = &queries[row * stride + kv * group..][..group];
        let size = cache.capacity * heads.width;
        let head = HeadCache {
            keys: &cache.keys[kv * size..][..size],
            values: &cache.values[kv * size..][..size],
            len: start + row + 1,
            from: window.map_or(0, |window| (start + row + 1).saturating_sub(window)),
            width: heads.width,
        };
        head.attend(query, out, scratch);
    };
    let work = rows * (start + rows) * heads.query * heads.width;
    if work < PARALLEL_WORK {
        let mut scratch = Vec::new();
        for (index, out) in out.chunks_exact_mut(group).enumerate() {
            unit(index, out, &mut scratch);
        }
        return;
    }
    let outs: Vec<Mutex<&mut [f32]>> = out.chunks_exact_mut(group).map(Mutex::new).collect();
    barrier_pool().execute_chunked(outs.len(), |range| {
        let mut scratch = Vec::new();
        for index in range {
            let mut out = outs[index].lock().unwrap_or_else(PoisonError::into_inner);
            unit(index, &mut out, &mut scratch);
        }
    });
}

/// One kv head's keys and values up to a position.
struct HeadCache<'a> {
    keys: &'a [f32],
    values: &'a [f32],
    len: usize,
    /// The first position that is seen.
    from: usize,
    width: usize,
}

impl HeadCache<'_> {
    /// Attention of the query heads that share this kv head, up to four at a time
    /// (so that each key and value is loaded once for them).
    fn attend(&self, query: &[f32], out: &mut [f32], scratch: &mut Vec<f32>) {
        let padded = self.len.next_multiple_of(LANES);
        let arch = pulp::Arch::new();
        let mut done = 0;
        let heads = query.len() / self.width;
        while done < heads {
            let count = (heads - done).min(4);
            let span = done * self.width..(done + count) * self.width;
            let (query, out) = (&query[span.clone()], &mut out[span]);
            scratch.clear();
            scratch.resize(count * padded, 0.0);
            match count {
                1 => arch.dispatch(Group::<1> { head: self, query, out, scores: scratch, padded }),
                2 => arch.dispatch(Group::<2> { head: self, query, out, scores: scratch, padded }),
                3 => arch.dispatch(Group::<3> { head: self, query, out, scores: scratch, padded }),
                _ => arch.dispatch(Group::<4> { head: self, query, out, scores: scratch, padded }),
            }
            done += count;
        }
    }

    /// Scaled products of `H` query heads with the keys, two vectors of positions at a time.
    #[inline(always)]
    fn scores<S: Simd, const H: usize>(&self, simd: S, query: &[f32], scores: &mut [f32], padded: usize) {
        let scale = 1.0 / (self.width as f32).sqrt();
        let blocks = self.keys.chunks_exact(self.width * LANES);
        for (index, block) in blocks.take(padded / LANES).enumerate() {
            let (block, _) = S::as_simd_f32s(block);
            let vectors = block.len() / self.width;
            for pair in (0..vectors).step_by(2) {
                let mut sums = [[simd.splat_f32s(0.0); 2]; H];
                for (d, keys) in block.chunks_exact(vectors).enumerate() {
                    for (h, sums) in sums.iter_mut().enumerate() {
                        let q = simd.splat_f32s(query[h * self.width + d]);
                        sums[0] = simd.mul_add_f32s(q, keys[pair], sums[0]);
                        sums[1] = simd.mul_add_f32s(q, keys[pair + 1], sums[1]);
                    }
                }
                for (h, sums) in sums.iter().enumerate() {
                    let row = &mut scores[h * padded + index * LANES..][..LANES];
                    let (row, _) = S::as_mut_simd_f32s(row);
                    row[pair] = simd.mul_f32s(sums[0], simd.splat_f32s(scale));
                    row[pair + 1] = simd.mul_f32s(sums[1], simd.splat_f32s(scale));
                }
            }
        }
    }

    /// Sums of the values weighted by the scores, two vectors of dimensions at a time.
    #[inline(always)]
    fn mix<S: Simd, const H: usize>(&self, simd: S, scores: &[f32], padded: usize, out: &mut [f32]) {
        let (values, _) = S::as_simd_f32s(&self.values[..self.len * self.width]);
        let vectors = values.len() / self.len;
        for pair in (0..vectors).step_by(2) {
            let mut sums = [[simd.splat_f32s(0.0); 2]; H];
            for (position, value) in values.chunks_exact(vectors).enumerate() {
                for (h, sums) in sums.iter_mut().enumerate() {
                    let weight = simd.splat_f32s(scores[h * padded + position]);
                    sums[0] = simd.mul_add_f32s(weight, value[pair], sums[0]);
                    sums[1] = simd.mul_add_f32s(weight, value[pair + 1], sums[1]);
                }
            }
            for (h, sums) in sums.iter().enumerate() {
                let (row, _) = S::as_mut_simd_f32s(&mut out[h * self.width..][..self.width]);
                row[pair] = sums[0];
                row[pair + 1] = sums[1];
            }
        }
    }
}

/// Attention of `H` query heads of one kv head.
struct Group<'a, const H: usize> {
    head: &'a HeadCache<'a>,
    query: &'a [f32],
    out: &'a mut [f32],
    scores: &'a mut [f32],
    padded: usize,
}

impl<const H: usize> WithSimd for Group<'_, H> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        let (head, padded) = (self.head, self.padded);
        head.scores::<S, H>(simd, self.query, self.scores, padded);
        for scores in self.scores.chunks_exact_mut(padded) {
            scores[..head.from].fill(f32::NEG_INFINITY);
            softmax(scores, head.len);
        }
        head.mix::<S, H>(simd, self.scores, padded, self.out);
    }
}

/// Turns the first `len` scores into weights that sum to one, and the others into next to
/// nothing. Their number is a multiple of [`LANES`].
#[inline(always)]
fn softmax(scores: &mut [f32], len: usize) {
    scores[len..].fill(f32::NEG_INFINITY);
    let mut tops = [f32::NEG_INFINITY; LANES];
    for chunk in scores.chunks_exact(LANES) {
        for lane in 0..LANES {
            let score = chunk[lane];
            tops[lane] = if score > tops[lane] { score } else { tops[lane] };
        }
    }
    let top = tops.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let mut sums = [0f32; LANES];
    for chunk in scores.chunks_exact_mut(LANES) {
        for lane in 0..LANES {
            chunk[lane] = exp(chunk[lane] - top);
            sums[lane] += chunk[lane];
        }
    }
    let scale = 1.0 / sums.iter().sum::<f32>();
    for score in scores {
        *score *= scale;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers between -1 and 1 that look random and are always the same.
    fn noise(n: usize, seed: u64) -> Vec<f32> {
        let mut state = seed;
        (0..n)
            .map(|_| {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                (state >> 40) as f32 / (1u64 << 23) as f32 - 1.0
            })
            .collect()
    }

    #[test]
    fn the_exponential_agrees_with_the_standard_one() {
        for i in -870..=880 {
            let x = i as f32 / 10.0;
            let (got, want) = (exp(x) as f64, (x as f64).exp());
            assert!((got / want - 1.0).abs() < 4e-7 * (1.0 + x.abs() as f64 / 20.0), "exp({x}) = {got}, not {want}");
        }
        assert_eq!(exp(0.0), 1.0);
    }

    #[test]
    fn norm_and_gate_follow_their_formulas() {
        let (x, w) = (noise(40, 1), noise(40, 2));
        let mut out = vec![0.0; 40];
        rms_norm(&x, &w, 1e-5, &mut out);
        let mean: f32 = x.iter().map(|v| v * v).sum::<f32>() / 40.0;
        for i in 0..40 {
            let want = x[i] / (mean + 1e-5).sqrt() * w[i];
            assert!((out[i] - want).abs() < 1e-5);
        }
        gate(&x, &w, &mut out);
        for i in 0..40 {
            let want = x[i] / (1.0 + (-x[i]).exp()) * w[i];
            assert!((out[i] - want).abs() < 1e-6);
        }
    }

    #[test]
    fn log_sum_exp_of_equal_values_is_their_value_plus_the_log_of_their_number() {
        let got = log_sum_exp(&[3.0; 50]);
        assert!((got - (3.0 + 50f32.ln())).abs() < 1e-5);
        assert_eq!(log_sum_exp(&[f32::NEG_INFINITY; 3]), f32::NEG_INFINITY);
    }

    /// Attention by its definition, in double precision.
    fn plain_attention(heads: Heads, q: &[f32], k: &[f32], v: &[f32], len: usize) -> Vec<f64> {
        let (w, per) = (heads.width, heads.query / heads.kv);
        let mut out = vec![0.0; heads.query * w];
        for h in 0..heads.query {
            let at = |x: &[f32], p: usize, d: usize| x[(p * heads.kv + h / per) * w + d] as f64;
            let scores: Vec<f64> = (0..len)
                .map(|p| {
                    let dot: f64 = (0..w).map(|d| q[h * w + d] as f64 * at(k, p, d)).sum();
                    (dot / (w as f64).sqrt()).exp()
                })
                .collect();
            let sum: f64 = scores.iter().sum();
            for d in 0..w {
                out[h * w + d] = (0..len).map(|p| scores[p] / sum * at(v, p, d)).sum();
            }
        }
        out
    }

    #[test]
    fn attention_agrees_with_its_definition_for_all_group_sizes() {
        for (query, kv, width) in [(3, 1, 64), (6, 2, 32), (4, 4, 32), (10, 2, 96)] {
            let heads = Heads { query, kv, width };
            let capacity = 64;
            let (k, v) = (noise(50 * kv * width, 3), noise(50 * kv * width, 4));
            let mut keys = vec![0.0; capacity * kv * width];
            let mut values = keys.clone();
            for p in 0..50 {
                for h in 0..kv {
                    for d in 0..width {
                        let from = (p * kv + h) * width + d;
                        let block = h * capacity * width + p / LANES * LANES * width;
                        keys[block + d * LANES + p % LANES] = k[from];
                        values[(h * capacity + p) * width + d] = v[from];
                    }
                }
            }
            let q = noise(2 * query * width, 5);
            let cache = LayerCache { keys: &keys, values: &values, capacity };
            let mut out = vec![0.0; 2 * query * width];
            attend(heads, &q, query * width, 48, None, cache, &mut out);
            for row in 0..2 {
                let span = row * query * width..(row + 1) * query * width;
                let want = plain_attention(heads, &q[span.clone()], &k, &v, 49 + row);
                for (got, want) in out[span].iter().zip(want) {
                    assert!((*got as f64 - want).abs() < 1e-5, "{got} is not {want}");
                }
            }
            // With a window of 20 the last 20 positions are all there is.
            attend(heads, &q[..query * width], query * width, 49, Some(20), cache, &mut out[..query * width]);
            let want = plain_attention(heads, &q, &k[30 * kv * width..], &v[30 * kv * width..], 20);
            for (got, want) in out.iter().zip(want) {
                assert!((*got as f64 - want).abs() < 1e-5, "{got} is not {want}");
            }
        }
    }
}
