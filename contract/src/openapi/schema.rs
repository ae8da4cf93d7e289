//! Wire types as JSON Schema. Unknown fields are welcome both ways, so nothing forbids them.

use defentry_web::model::{Field, Format, Kind, Mark, Object};

use crate::node::{Node, map};
use crate::types::{Type, Way};
use crate::verbs::markdown;
use crate::words::set_of;

pub fn reference(name: &str) -> Node {
    map! { "$ref" => format!("#/components/schemas/{name}") }
}

/// The entry of a type among the components.
pub fn component(of: &Type) -> Node {
    let Object { all, doc, .. } = of.object;
    let properties: Node =
        all.iter().map(|field| (field.name.into(), property(of, field))).collect();
    let required: Vec<&str> = all.iter().filter(|f| f.required).map(|f| f.name).collect();
    let schema = map! { "type" => "object", "description" => markdown(doc) };
    let schema = schema.with_some("required", (!required.is_empty()).then_some(required));
    schema.with("properties", properties)
}

fn property(of: &Type, field: &Field) -> Node {
    let schema = kind(&field.kind, of.way);
    // What is not required may be null as well. A documented body says nothing about null.
    let may_be_null = !field.required && (of.way == Way::Output || field.mark == Mark::A);
    let schema = if may_be_null { or_null(schema) } else { schema };
    let words = set_of(of.object, field);
    let words = words.map(|set| set.words.iter().map(|(word, _)| *word).collect::<Vec<_>>());
    schema
        .with("description", field.doc.trim())
        .with_some("x-extensible-enum", words)
        .with("x-mark", format!("{:?}", field.mark))
}

/// One value. What an answer's text must look like is not insisted upon.
pub fn kind(of: &Kind, way: Way) -> Node {
    match of {
        Kind::Any => Node::Map(Vec::new()),
        Kind::Bool => map! { "type" => "boolean" },
        Kind::Text(format) if way == Way::Input => text(*format),
        Kind::String if way == Way::Input => text_like("\\S"),
        Kind::Id | Kind::Text(Format::Month | Format::Year) => {
            map! { "type" => ["integer", "string"] }
        }
        Kind::String | Kind::Text(_) => map! { "type" => "string" },
        Kind::DateTime => map! { "type" => "string", "format" => "date-time" },
        Kind::List(item) if way == Way::Input => list(kind(item, way)).with("minItems", 1),
        Kind::List(item) => list(kind(item, way)),
        Kind::Object(object) => reference(object.name),
        Kind::OrEmptyList(inner) => {
            let none = map! { "type" => "array", "maxItems" => 0 };
            map! { "anyOf" => [kind(inner, way), none] }
        }
        Kind::Assumed(inner) => kind(inner, way),
    }
}

pub fn list(items: Node) -> Node {
    map! { "type" => "array", "items" => items }
}

fn text(format: Format) -> Node {
    match format {
        Format::Email => map! { "type" => "string", "format" => "email" },
        Format::Phone => text_like("^\\+[1-9][0-9]{6,14}$"),
        Format::Iban => text_like("^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$"),
        Format::CardNumber => text_like("^[0-9]{12,19}$"),
        Format::Date => map! { "type" => "string", "format" => "date" },
        Format::Month => number_or_text(1, 12, "^(0?[1-9]|1[0-2])$"),
        Format::Year => number_or_text(2000, 2099, "^20[0-9]{2}$"),
    }
}

pub fn text_like(pattern: &str) -> Node {
    map! { "type" => "string", "pattern" => pattern }
}

fn number_or_text(from: u32, to: u32, pattern: &str) -> Node {
    let number = map! { "type" => "integer", "minimum" => from, "maximum" => to };
    map! { "anyOf" => [number, text_like(pattern)] }
}

fn or_null(mut schema: Node) -> Node {
    if let Some(name) = schema.get_mut("type") {
        match name {
            Node::List(names) => names.push("null".into()),
            one => *one = Node::List(vec![one.clone(), "null".into()]),
        }
        return schema;
    }
    let null = map! { "type" => "null" };
    if let Some(Node::List(schemas)) = schema.get_mut("anyOf") {
        schemas.push(null);
        return schema;
    }
    match schema {
        // Any value: null is one.
        Node::Map(entries) if entries.is_empty() => Node::Map(entries),
        schema => map! { "anyOf" => [schema, null] },
    }
}
