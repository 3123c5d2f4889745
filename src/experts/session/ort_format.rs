//! Models in ONNX Runtime's own file format (`.ort`) run as they are: the library optimises only what it reads as ONNX.
//! Where weights are stored as small integers, every run makes numbers of all of them again, which in a decoder costs
//! several times more than the multiplications. So such a file is opened once without optimisation, written as ONNX
//! by the library itself, and read again.
//!
//! What it writes lacks one thing that it insists on when reading: the branches of an `If` have no name. [`named`]
//! gives them one, in the protobuf messages of `onnx.proto` (field numbers from the ONNX repository, version 1.19).

use super::protobuf::{Field, Message, put_varint};

/// `GraphProto.name` (field 2) with the value `branch`. It goes to the end of the graph: of a field that comes twice the
/// last one holds, and the library writes an empty name.
const NAME: &[u8] = b"\x12\x06branch";

/// The model with a name for every branch. Nothing when the bytes are no protobuf message.
pub(super) fn named(model: &[u8]) -> Option<Vec<u8>> {
    let mut named = Vec::with_capacity(model.len() + 64);
    copy(model, Message::Model, &mut named)?;
    Some(named)
}

fn copy(mut rest: &[u8], message: Message, to: &mut Vec<u8>) -> Option<()> {
    while !rest.is_empty() {
        let field = Field::next(&mut rest)?;
        let inner = field.bytes_of().and_then(|number| message.field(number));
        // Weights hold no branch.
        match inner.filter(|inner| *inner != Message::Tensor) {
            None => to.extend_from_slice(field.whole),
            Some(inner) => {
                let mut copied = Vec::with_capacity(field.content.len() + NAME.len());
                copy(field.content, inner, &mut copied)?;
                if matches!(message, Message::Attribute) {
                    copied.extend_from_slice(NAME);
                }
                put_varint(field.key, to);
                put_varint(copied.len() as u64, to);
                to.extend_from_slice(&copied);
            }
        }
    }
    Some(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::protobuf::field;
    use super::*;

    #[test]
    fn branches_get_a_name_and_nothing_else_changes() {
        // A version (field 1, a number), then a graph with a node whose attribute `then` holds a graph with one long
        // initialiser (field 5 of a graph).
        let inside = field(5, &[7; 300]);
        let model = |branch: &[u8]| {
            let attribute = [field(1, b"then"), field(6, branch)].concat();
            let node = [field(4, b"If"), field(5, &attribute)].concat();
            [vec![8, 9], field(7, &[field(1, &node), field(2, b"main")].concat())].concat()
        };
        assert_eq!(named(&model(&inside)).unwrap(), model(&[&inside, NAME].concat()));
    }

    #[test]
    fn a_model_without_branches_stays_as_it_is_and_broken_bytes_are_refused() {
        let model = field(7, &field(1, &field(5, &field(1, b"alpha"))));
        assert_eq!(named(&model).unwrap(), model);
        assert!(named(&model[..model.len() - 1]).is_none());
        assert!(named(&[0xff; 11]).is_none());
        assert!(named(&[0x0b]).is_none());
    }
}
