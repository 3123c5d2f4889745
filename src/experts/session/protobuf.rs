//! As much of protobuf's wire format, and of the messages of `onnx.proto` in it, as it takes to find a way through a
//! model file: fields, each with its number and what it holds.

/// The messages on the way to a model's branches and weights (field numbers from the ONNX repository, version 1.19).
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Message {
    Model,
    Graph,
    Node,
    Attribute,
    Tensor,
}

impl Message {
    /// The kind of message in a field; nothing for fields that hold something else.
    pub(super) fn field(self, number: u64) -> Option<Self> {
        match (self, number) {
            (Self::Model, 7) | (Self::Attribute, 6) => Some(Self::Graph),
            (Self::Graph, 1) => Some(Self::Node),
            (Self::Node, 5) => Some(Self::Attribute),
            (Self::Graph | Self::Attribute, 5) => Some(Self::Tensor),
            _ => None,
        }
    }
}

/// A field of a message: a key and what follows it.
pub(super) struct Field<'a> {
    /// Number and wire type, as they stand in the message.
    pub(super) key: u64,
    /// The value of a field that is a number, else 0.
    pub(super) value: u64,
    /// What the field holds; nothing when it is a number.
    pub(super) content: &'a [u8],
    /// All of its bytes, the key among them. `content` is their end.
    pub(super) whole: &'a [u8],
}

impl<'a> Field<'a> {
    /// Takes the next field off a message. Nothing when the bytes are no field.
    pub(super) fn next(rest: &mut &'a [u8]) -> Option<Self> {
        let start = *rest;
        let key = varint(rest)?;
        let mut value = 0;
        // The wire types of protobuf: a number, 8 bytes, a length and that many bytes, 4 bytes.
        let content = match key & 7 {
            0 => {
                value = varint(rest)?;
                &[][..]
            }
            1 => take(rest, 8)?,
            2 => {
                let length = usize::try_from(varint(rest)?).ok()?;
                take(rest, length)?
            }
            5 => take(rest, 4)?,
            _ => return None,
        };
        Some(Self { key, value, content, whole: &start[..start.len() - rest.len()] })
    }

    /// The number of the field when it holds bytes, which may be a message.
    pub(super) fn bytes_of(&self) -> Option<u64> {
        (self.key & 7 == 2).then_some(self.key >> 3)
    }
}

fn take<'a>(rest: &mut &'a [u8], length: usize) -> Option<&'a [u8]> {
    let (taken, after) = rest.split_at_checked(length)?;
    *rest = after;
    Some(taken)
}

fn varint(rest: &mut &[u8]) -> Option<u64> {
    let mut value = 0;
    for shift in (0..64).step_by(7) {
        let (&byte, after) = rest.split_first()?;
        *rest = after;
        value |= u64::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Some(value);
        }
    }
    None
}

/// The fields of a message, with nothing for the first that does not read, after which there are no more.
pub(super) struct Fields<'a>(pub(super) &'a [u8]);

impl<'a> Iterator for Fields<'a> {
    type Item = Option<Field<'a>>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.0.is_empty() {
            return None;
        }
        let field = Field::next(&mut self.0);
        if field.is_none() {
            self.0 = &[];
        }
        Some(field)
    }
}

/// How many bytes [`put_varint`] takes.
pub(super) fn varint_length(value: u64) -> usize {
    (64 - (value | 1).leading_zeros() as usize).div_ceil(7)
}

/// Writes what comes before the content of a field that holds so many bytes.
pub(super) fn put_head(number: u64, length: usize, to: &mut Vec<u8>) {
    put_varint(number << 3 | 2, to);
    put_varint(length as u64, to);
}

/// Writes a number as protobuf does.
pub(super) fn put_varint(mut value: u64, to: &mut Vec<u8>) {
    while value >= 0x80 {
        to.push(value as u8 | 0x80);
        value >>= 7;
    }
    to.push(value as u8);
}

/// A field that holds bytes, for tests.
#[cfg(test)]
pub(super) fn field(number: u64, content: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    put_head(number, content.len(), &mut bytes);
    bytes.extend_from_slice(content);
    bytes
}
