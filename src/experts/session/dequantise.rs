//! Weights stored as small integers, made into numbers before the library reads them: `number = integer * scale +
//! offset`, which the graph computes by a `Cast`, a `Mul` and an `Add`. The library could do that itself while it
//! optimises, but keeps what it needed on the way: a decoder of 43 MB came to 430 MB.

use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;

use super::protobuf::{Field, Fields, put_head, varint_length};

/// Of `TensorProto.DataType`.
const FLOAT: u8 = 1;
const INT8: u64 = 3;
/// Numbers of fields in the messages of `onnx.proto` (ONNX repository, version 1.19).
const GRAPH_OF_MODEL: u64 = 7;
const NODE_OF_GRAPH: u64 = 1;
const TENSOR_OF_GRAPH: u64 = 5;
const ATTRIBUTE_OF_NODE: u64 = 5;
const GRAPH_OF_ATTRIBUTE: u64 = 6;
const RAW_OF_TENSOR: u64 = 9;

/// The model with its weights as numbers, in its main graph; what is computed otherwise stays. Nothing when the bytes
/// are no protobuf message.
pub(super) fn dequantised(model: &[u8]) -> Option<Vec<u8>> {
    let mut to = Vec::new();
    for field in Fields(model) {
        let field = field?;
        if field.bytes_of() != Some(GRAPH_OF_MODEL) {
            to.extend_from_slice(field.whole);
            continue;
        }
        let pieces = pieces(field.content)?;
        let length = pieces.iter().map(Piece::length).sum();
        // All at once: the numbers take four times the room of the integers.
        to.reserve_exact(length + model.len().min(1 << 16));
        put_head(GRAPH_OF_MODEL, length, &mut to);
        pieces.iter().for_each(|piece| piece.write(&mut to));
    }
    Some(to)
}

/// A part of the new graph.
enum Piece<'a> {
    /// A field as it was.
    Same(&'a [u8]),
    /// A tensor of numbers.
    Weight(Weight<'a>),
}

struct Weight<'a> {
    /// Its shape, type and name, as fields.
    head: Vec<u8>,
    integers: &'a [u8],
    scale: f32,
    offset: f32,
}

impl Piece<'_> {
    fn length(&self) -> usize {
        match self {
            Self::Same(field) => field.len(),
            Self::Weight(weight) => {
                let tensor = weight.length();
                1 + varint_length(tensor as u64) + tensor
            }
        }
    }

    fn write(&self, to: &mut Vec<u8>) {
        match self {
            Self::Same(field) => to.extend_from_slice(field),
            Self::Weight(weight) => {
                put_head(TENSOR_OF_GRAPH, weight.length(), to);
                to.extend_from_slice(&weight.head);
                put_head(RAW_OF_TENSOR, 4 * weight.integers.len(), to);
                let number = |&byte: &u8| (f32::from(byte.cast_signed()) * weight.scale + weight.offset).to_le_bytes();
                to.extend(weight.integers.iter().flat_map(number));
            }
        }
    }
}

impl Weight<'_> {
    fn length(&self) -> usize {
        let raw = 4 * self.integers.len();
        self.head.len() + 1 + varint_length(raw as u64) + raw
    }
}

/// The parts of a graph in which each weight stands in the place of what it was computed from.
fn pieces(graph: &[u8]) -> Option<Vec<Piece<'_>>> {
    let mut parts = Parts::default();
    for field in Fields(graph) {
        let field = field?;
        match field.bytes_of() {
            Some(NODE_OF_GRAPH) => {
                count_uses(field.content, &mut parts.uses)?;
                let node = Node::read(field.content)?;
                parts.nodes.insert(node.output, node);
            }
            Some(TENSOR_OF_GRAPH) => {
                let tensor = Tensor::read(field.content)?;
                parts.tensors.insert(tensor.name, tensor);
            }
            _ => {}
        }
    }
    let mut gone = HashSet::new();
    let mut weights = Vec::new();
    for node in parts.nodes.values() {
        if let Some((weight, names)) = parts.weight(node) {
            gone.extend(names);
            weights.push(weight);
        }
    }
    let stays = |field: &Field<'_>| match field.bytes_of() {
        Some(NODE_OF_GRAPH) => Node::read(field.content).is_none_or(|node| !gone.contains(node.output)),
        Some(TENSOR_OF_GRAPH) => Tensor::read(field.content).is_none_or(|tensor| !gone.contains(tensor.name)),
        _ => true,
    };
    let kept = Fields(graph).flatten().filter(stays).map(|field| Piece::Same(field.whole));
    Some(kept.chain(weights.into_iter().map(Piece::Weight)).collect())
}

/// What a graph is made of.
#[derive(Default)]
struct Parts<'a> {
    /// By the name of what they give.
    nodes: IndexMap<&'a [u8], Node<'a>>,
    tensors: HashMap<&'a [u8], Tensor<'a>>,
    /// How often each name goes into a node, those of branches among them.
    uses: HashMap<&'a [u8], usize>,
}

impl<'a> Parts<'a> {
    /// The weight that a node gives, and the names of the nodes and the tensor that are not needed any more.
    fn weight(&self, add: &Node<'a>) -> Option<(Weight<'a>, [&'a [u8]; 4])> {
        let [product, offset] = add.inputs_of(b"Add")?;
        let [cast, scale] = self.nodes.get(product)?.inputs_of(b"Mul")?;
        let [integers] = self.nodes.get(cast)?.inputs_of(b"Cast")?;
        let alone = [product, cast, integers].iter().all(|name| self.uses.get(name) == Some(&1));
        let tensor = self.tensors.get(integers).filter(|tensor| alone && tensor.kind == INT8)?;
        let (scale, offset) = (self.tensors.get(scale)?.number()?, self.tensors.get(offset)?.number()?);
        let mut head = tensor.shape.concat();
        head.extend([2 << 3, FLOAT]);
        put_head(8, add.output.len(), &mut head);
        head.extend_from_slice(add.output);
        Some((Weight { head, integers: tensor.raw, scale, offset }, [add.output, product, cast, integers]))
    }
}

/// A `NodeProto` with its first output.
#[derive(Default)]
struct Node<'a> {
    inputs: Vec<&'a [u8]>,
    output: &'a [u8],
    operator: &'a [u8],
}

impl<'a> Node<'a> {
    fn read(node: &'a [u8]) -> Option<Self> {
        let mut read = Self::default();
        for field in Fields(node) {
            let field = field?;
            match field.bytes_of() {
                Some(1) => read.inputs.push(field.content),
                Some(2) if read.output.is_empty() => read.output = field.content,
                Some(4) => read.operator = field.content,
                _ => {}
            }
        }
        Some(read)
    }

    /// The inputs of a node of this operator, when there are so many.
    fn inputs_of<const N: usize>(&self, operator: &[u8]) -> Option<[&'a [u8]; N]> {
        self.inputs.as_slice().try_into().ok().filter(|_| self.operator == operator)
    }
}

/// A `TensorProto`.
#[derive(Default)]
struct Tensor<'a> {
    /// The fields of its shape, as they are.
    shape: Vec<&'a [u8]>,
    kind: u64,
    name: &'a [u8],
    raw: &'a [u8],
}

impl<'a> Tensor<'a> {
    fn read(tensor: &'a [u8]) -> Option<Self> {
        let mut read = Self::default();
        for field in Fields(tensor) {
            let field = field?;
            match field.key >> 3 {
                1 => read.shape.push(field.whole),
                2 => read.kind = field.value,
                8 => read.name = field.content,
                RAW_OF_TENSOR => read.raw = field.content,
                _ => {}
            }
        }
        Some(read)
    }

    /// The one number that it holds.
    fn number(&self) -> Option<f32> {
        let raw = self.raw.try_into().ok().filter(|_| self.kind == u64::from(FLOAT))?;
        Some(f32::from_le_bytes(raw))
    }
}

fn count_uses<'a>(node: &'a [u8], uses: &mut HashMap<&'a [u8], usize>) -> Option<()> {
    for field in Fields(node) {
        let field = field?;
        match field.bytes_of() {
            Some(1) => *uses.entry(field.content).or_default() += 1,
            Some(ATTRIBUTE_OF_NODE) => {
                for graph in Fields(field.content).flatten().filter(|f| f.bytes_of() == Some(GRAPH_OF_ATTRIBUTE)) {
                    for node in Fields(graph.content).flatten().filter(|f| f.bytes_of() == Some(NODE_OF_GRAPH)) {
                        count_uses(node.content, uses)?;
                    }
                }
            }
            _ => {}
        }
    }
    Some(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::protobuf::field;
    use super::*;

    fn tensor(name: &str, kind: u8, raw: &[u8]) -> Vec<u8> {
        field(5, &[&[1 << 3, raw.len() as u8, 2 << 3, kind][..], &field(8, name.as_bytes()), &field(9, raw)].concat())
    }

    fn node(operator: &str, inputs: &[&str], output: &str) -> Vec<u8> {
        let inputs: Vec<u8> = inputs.iter().flat_map(|name| field(1, name.as_bytes())).collect();
        field(1, &[inputs, field(2, output.as_bytes()), field(4, operator.as_bytes())].concat())
    }

    fn model(last: &[u8]) -> Vec<u8> {
        let graph = [
            node("Cast", &["q"], "c"),
            node("Mul", &["c", "s"], "m"),
            node("Add", &["m", "z"], "w"),
            last.to_vec(),
            tensor("q", 3, &[2, 0xff]),
            tensor("s", 1, &0.5f32.to_le_bytes()),
            tensor("z", 1, &0.25f32.to_le_bytes()),
        ];
        [vec![8, 9], field(7, &graph.concat())].concat()
    }

    #[test]
    fn a_weight_takes_the_place_of_what_it_was_computed_from() {
        let last = node("MatMul", &["x", "w"], "y");
        let made = dequantised(&model(&last)).unwrap();
        let raw = [1.25f32, -0.25].map(f32::to_le_bytes).concat();
        let weight = [&[1 << 3, 2, 2 << 3, 1][..], &field(8, b"w"), &field(9, &raw)].concat();
        let graph =
            [last, tensor("s", 1, &0.5f32.to_le_bytes()), tensor("z", 1, &0.25f32.to_le_bytes()), field(5, &weight)];
        assert_eq!(made, [vec![8, 9], field(7, &graph.concat())].concat());
    }

    #[test]
    fn integers_that_something_else_uses_too_stay() {
        let direct = model(&node("Shape", &["m"], "y"));
        assert_eq!(dequantised(&direct).unwrap(), direct);
        let inside = field(5, &field(6, &node("Shape", &["q"], "y")));
        let in_a_branch = model(&field(1, &inside));
        assert_eq!(dequantised(&in_a_branch).unwrap(), in_a_branch);
    }

    #[test]
    fn broken_bytes_are_refused() {
        let whole = model(&[]);
        assert!(dequantised(&whole[..whole.len() - 1]).is_none());
    }
}
