//! Weights that are nothing but cost a lot. Training shrinks channels that are of no use towards zero and leaves numbers
//! below 1e-38, which processors keep in another form (IEEE 754 "subnormal") and multiply some hundred times slower.
//! In the text detector a tenth of all weights is such, and they took two thirds of its time. Beside any other weight of
//! a sum they change no bit of it, so they are made zero when a model is opened.
//!
//! A processor can be told to take such numbers for zero, but only thread by thread, so that a result would depend on
//! the thread it is computed in.

use std::ops::Range;

use super::protobuf::{Field, Message};

/// What is smaller counts as nothing. Well above the subnormal numbers: when a model is opened its scales are
/// multiplied into its weights.
const NOTHING: f32 = 1e-30;
/// `TensorProto.DataType.FLOAT`.
const FLOAT: u64 = 1;

/// Makes the weights of an ONNX model zero that are as good as zero, and says how many there were. A model that does not
/// read is left alone, the library will say what is wrong with it, and so is one that keeps weights in files beside it.
pub(super) fn drop_subnormal(model: &mut [u8]) -> usize {
    let mut found = Vec::new();
    if floats(model, 0, Message::Model, &mut found).is_none() {
        return 0;
    }
    let mut dropped = 0;
    for range in found {
        for bytes in model[range].as_chunks_mut::<4>().0 {
            let weight = f32::from_le_bytes(*bytes);
            if weight != 0.0 && weight.abs() < NOTHING {
                *bytes = [0; 4];
                dropped += 1;
            }
        }
    }
    dropped
}

/// Where the weights of a message are that begins at `start`. Nothing when it does not read or has some elsewhere.
fn floats(message: &[u8], start: usize, kind: Message, found: &mut Vec<Range<usize>>) -> Option<()> {
    let (mut rest, mut is_float, mut weights) = (message, false, Vec::new());
    while !rest.is_empty() {
        let field = Field::next(&mut rest)?;
        let end = start + message.len() - rest.len();
        let content = end - field.content.len()..end;
        match (kind, field.key >> 3) {
            // `data_type`, then `float_data` and `raw_data`, then `external_data`.
            (Message::Tensor, 2) => is_float = field.value == FLOAT,
            (Message::Tensor, 4 | 9) => weights.push(content),
            (Message::Tensor, 13) => return None,
            (_, number) => {
                if let Some(inner) = kind.field(number).filter(|_| field.bytes_of().is_some()) {
                    floats(field.content, content.start, inner, found)?;
                }
            }
        }
    }
    if is_float {
        found.append(&mut weights);
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::super::protobuf::{field, put_varint};
    use super::*;

    fn tensor(kind: u64, number: u64, weights: &[f32]) -> Vec<u8> {
        let bytes: Vec<u8> = weights.iter().flat_map(|w| w.to_le_bytes()).collect();
        let mut tensor = vec![2 << 3];
        put_varint(kind, &mut tensor);
        tensor.extend(field(number, &bytes));
        tensor
    }

    /// A model with an initialiser, a constant, and an initialiser in a branch.
    fn model(weights: &[f32], kind: u64) -> Vec<u8> {
        let constant = field(1, &field(5, &field(5, &tensor(kind, 4, weights))));
        let branch = field(1, &field(5, &field(6, &field(5, &tensor(kind, 9, weights)))));
        let graph = [field(5, &tensor(kind, 9, weights)), constant, branch].concat();
        [vec![8, 9], field(7, &graph)].concat()
    }

    #[test]
    fn weights_that_are_as_good_as_zero_become_zero_and_no_other() {
        let mut changed = model(&[1.0, 1e-40, -1e-45, 0.0, 1e-31, -1e-20], FLOAT);
        assert_eq!(drop_subnormal(&mut changed), 9);
        assert_eq!(changed, model(&[1.0, 0.0, 0.0, 0.0, 0.0, -1e-20], FLOAT));
    }

    #[test]
    fn a_model_with_weights_in_other_files_stays() {
        let elsewhere = field(7, &field(5, &field(13, b"location")));
        let mut bytes = [model(&[1e-40], FLOAT), elsewhere].concat();
        assert_eq!(drop_subnormal(&mut bytes), 0);
    }

    #[test]
    fn numbers_of_another_type_and_broken_models_stay() {
        for mut bytes in [model(&[1e-40], 7), vec![0xff; 11], model(&[1e-40], FLOAT)[..20].to_vec()] {
            let before = bytes.clone();
            assert_eq!(drop_subnormal(&mut bytes), 0);
            assert_eq!(bytes, before);
        }
    }
}
