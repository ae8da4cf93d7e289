//! The faults that are waiting, and which of them strikes a request.

use serde_json::{Value, json};

use super::fault::{Fault, Kind};

#[derive(Debug, Default)]
pub struct Faults(Vec<(Fault, u32)>);

impl Faults {
    pub fn add(&mut self, fault: Fault) -> usize {
        self.0.push((fault, 0));
        self.0.len()
    }

    pub fn clear(&mut self) -> usize {
        std::mem::take(&mut self.0).len()
    }

    /// Which are waiting, and how many requests each will strike; null: until it is cleared.
    pub fn json(&self) -> Value {
        let row = |(fault, seen): &(Fault, u32)| {
            let left = fault.times.saturating_sub(seen.saturating_sub(fault.skip));
            json!({ "label": fault.label, "match": fault.meets,
                "left": (fault.times > 0).then_some(left) })
        };
        self.0.iter().map(row).collect()
    }

    /// Whether a fault is waiting that breaks a connection. Browsers resend a request, POST too,
    /// when a kept-alive connection dies under it: until then the adapter keeps none alive, so
    /// that one fault is one failure.
    pub fn awaits_reset(&self) -> bool {
        self.0.iter().any(|(fault, _)| fault.kind.reset.is_some())
    }

    /// What strikes this request: every delay that fits, and of the rest the oldest.
    pub fn strike(&mut self, method: &str, template: Option<&str>, path: &str) -> Option<Kind> {
        let mut struck: Option<Kind> = None;
        let (mut latency, mut has_main) = (0, false);
        for (fault, seen) in &mut self.0 {
            let is_main = !fault.kind.is_latency_only();
            if (is_main && has_main) || !fault.meets.meets(method, template, path) {
                continue;
            }
            *seen += 1;
            if *seen <= fault.skip {
                continue;
            }
            latency += fault.kind.latency_ms.unwrap_or(0);
            has_main |= is_main;
            if is_main || struck.is_none() {
                struck = Some(fault.kind.clone());
            }
        }
        self.0.retain(|(fault, seen)| {
            fault.times == 0 || *seen < fault.skip.saturating_add(fault.times)
        });
        struck.map(|kind| Kind { latency_ms: Some(latency), ..kind })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::Faults;
    use serde_json::{Value, json};

    fn faults(all: &[Value]) -> Faults {
        let mut faults = Faults::default();
        for fault in all {
            faults.add(serde_json::from_value(fault.clone()).unwrap());
        }
        faults
    }

    fn status(faults: &mut Faults, path: &str) -> Option<u16> {
        faults.strike("GET", Some(path), path).and_then(|kind| kind.status)
    }

    #[test]
    fn a_template_is_one_route_and_anything_else_a_prefix() {
        let scan = "/api/v1/delete-my-data/scan";
        let exact = json!({ "match": { "path": scan }, "kind": { "status": 503 } });
        let prefix = json!({ "match": { "path": "/api/v1/del" }, "kind": { "status": 500 } });
        let mut both = faults(&[exact, prefix]);
        assert_eq!(status(&mut both, scan), Some(503));
        assert_eq!(status(&mut both, "/api/v1/delete-my-data/scan/status"), Some(500));
        assert_eq!(status(&mut both, "/api/v1/account"), None);
    }

    #[test]
    fn faults_queue_up_and_run_out() {
        let first = json!({ "times": 1, "skip": 1, "kind": { "status": 503 } });
        let second = json!({ "times": 1, "kind": { "status": 429 } });
        let mut queue = faults(&[first, second]);
        let seen: Vec<_> = (0..3).map(|_| status(&mut queue, "/")).collect();
        assert_eq!(seen, [Some(429), Some(503), None]);
    }

    #[test]
    fn what_is_waiting_can_be_seen() {
        let twice = json!({ "label": "503, twice", "match": { "path": "/api" }, "times": 2,
            "skip": 1, "kind": { "status": 503 } });
        let mut queue = faults(&[twice, json!({ "kind": { "latency_ms": 1 } })]);
        let left = |queue: &Faults| queue.json().pointer("/0/left").cloned();
        status(&mut queue, "/api/v1");
        assert_eq!(left(&queue), Some(json!(2)));
        status(&mut queue, "/api/v1");
        assert_eq!(left(&queue), Some(json!(1)));
        let first = json!({ "label": "503, twice", "match": { "method": null, "path": "/api" },
            "left": 1 });
        assert_eq!(queue.json().pointer("/0"), Some(&first));
        assert_eq!(queue.json().pointer("/1/left"), Some(&Value::Null));
    }

    #[test]
    fn delays_add_up_with_the_rest() {
        let slow = json!({ "kind": { "latency_ms": 30 } });
        let error = json!({ "kind": { "status": 503, "latency_ms": 5 } });
        let kind = faults(&[slow, error]).strike("GET", None, "/").unwrap();
        assert_eq!((kind.status, kind.latency_ms), (Some(503), Some(35)));
    }
}
