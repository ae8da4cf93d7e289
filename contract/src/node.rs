//! JSON whose objects keep the order in which they were written: a description is read by people,
//! too.

use serde::{Serialize, Serializer};
use serde_json::Value;

#[derive(Clone, Debug)]
pub enum Node {
    Leaf(Value),
    List(Vec<Node>),
    Map(Vec<(String, Node)>),
}

/// `map! { "type" => "object", … }`
macro_rules! map {
    ($($key:expr => $value:expr),* $(,)?) => {
        $crate::node::Node::Map(vec![$(($key.into(), $crate::node::Node::from($value))),*])
    };
}
pub(crate) use map;

impl Node {
    /// The same with one entry more; only a map can have it.
    pub fn with(mut self, key: &str, value: impl Into<Node>) -> Self {
        if let Node::Map(entries) = &mut self {
            entries.push((key.into(), value.into()));
        }
        self
    }

    pub fn with_some(self, key: &str, value: Option<impl Into<Node>>) -> Self {
        match value {
            Some(value) => self.with(key, value),
            None => self,
        }
    }

    /// What stands under `key`, to be changed.
    pub fn get_mut(&mut self, key: &str) -> Option<&mut Node> {
        match self {
            Node::Map(entries) => entries.iter_mut().find(|(k, _)| k == key).map(|(_, v)| v),
            _ => None,
        }
    }

    pub fn pretty(&self) -> String {
        // Nothing in here can fail to be written: the keys are text.
        serde_json::to_string_pretty(self).unwrap_or_default()
    }
}

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Node::Leaf(value) => value.serialize(serializer),
            Node::List(items) => serializer.collect_seq(items),
            Node::Map(entries) => serializer.collect_map(entries.iter().map(|(k, v)| (k, v))),
        }
    }
}

impl From<Node> for Value {
    fn from(node: Node) -> Self {
        match node {
            Node::Leaf(value) => value,
            Node::List(items) => items.into_iter().map(Value::from).collect(),
            Node::Map(entries) => entries.into_iter().map(|(k, v)| (k, Value::from(v))).collect(),
        }
    }
}

macro_rules! leaf {
    ($($type:ty),*) => {
        $(impl From<$type> for Node {
            fn from(value: $type) -> Self {
                Node::Leaf(value.into())
            }
        })*
    };
}
leaf!(&str, String, bool, u32, Value);

impl<T: Into<Node>> From<Vec<T>> for Node {
    fn from(items: Vec<T>) -> Self {
        Node::List(items.into_iter().map(Into::into).collect())
    }
}

impl<T: Into<Node>, const N: usize> From<[T; N]> for Node {
    fn from(items: [T; N]) -> Self {
        Vec::from(items).into()
    }
}

impl FromIterator<(String, Node)> for Node {
    fn from_iter<I: IntoIterator<Item = (String, Node)>>(entries: I) -> Self {
        Node::Map(entries.into_iter().collect())
    }
}
