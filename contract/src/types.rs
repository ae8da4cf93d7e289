//! Every wire type that routes reach.

use defentry_web::model::{Kind, Object};
use defentry_web::routes::Route;

/// Whether a type is written or read: not the same is asked of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Input,
    Output,
}

#[derive(Clone, Copy, Debug)]
pub struct Type {
    pub object: &'static Object,
    pub way: Way,
}

/// In the order in which the table names them, each before those inside it.
pub fn types(routes: &[&Route]) -> Vec<Type> {
    let mut types = Vec::new();
    for route in routes {
        if let Some(body) = route.body {
            collect(&body, Way::Input, &mut types);
        }
        collect(&route.answer, Way::Output, &mut types);
    }
    types
}

fn collect(kind: &Kind, way: Way, types: &mut Vec<Type>) {
    let Some(object) = object(kind) else { return };
    if types.iter().any(|t| t.object.name == object.name && t.way == way) {
        return;
    }
    types.push(Type { object, way });
    for field in object.all {
        collect(&field.kind, way, types);
    }
}

/// The object that a kind is or holds.
pub fn object(kind: &Kind) -> Option<&'static Object> {
    match kind {
        Kind::Object(object) => Some(object),
        Kind::List(inner) | Kind::OrEmptyList(inner) | Kind::Assumed(inner) => object(inner),
        _ => None,
    }
}
