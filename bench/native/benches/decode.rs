//! The decoder over the documents that `bench/native.mjs` has written, beside what serde and a
//! SIMD parser do with them. All results are held against what they should be, first.

use criterion::{BatchSize, Bencher, Criterion, Throughput};
use defentry_web::{decode, routes};
use defentry_web_native::{Answer, ScanStatus};
use serde::de::IgnoredAny;
use serde_json::Value;
use simd_json::Buffers;
use std::hint::black_box;
use std::path::{Path, PathBuf};

/// A document: its name, what comes, and what is to be made of it.
struct Document {
    name: String,
    bytes: Vec<u8>,
    value: Value,
}

fn documents() -> Vec<Document> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/bench/native/documents");
    let there = std::fs::read_dir(&folder).expect("no documents: bench/native.mjs writes them");
    let mut paths: Vec<PathBuf> = there.map(|file| file.expect("a file").path()).collect();
    paths.sort();
    let of = |path: &PathBuf| {
        let name = path.file_name()?.to_str()?.strip_suffix(".body.json")?.to_owned();
        let value = std::fs::read(folder.join(format!("{name}.value.json"))).expect("its value");
        Some(Document {
            name,
            bytes: std::fs::read(path).expect("its body"),
            value: serde_json::from_slice(&value).expect("a value"),
        })
    };
    paths.iter().filter_map(of).collect()
}

fn ours(bytes: &[u8]) -> Vec<u8> {
    let kind = &routes::SCAN_STATUS.route.answer;
    decode::response(bytes, kind, false).expect("good answers").into_owned()
}

fn typed(bytes: &[u8]) -> ScanStatus {
    let answer: Answer = serde_json::from_slice(bytes).expect("good answers");
    answer.status().expect("sites")
}

fn typed_and_back(bytes: &[u8]) -> Vec<u8> {
    serde_json::to_vec(&typed(bytes)).expect("writable")
}

fn simd_typed(bytes: &mut [u8], buffers: &mut Buffers) -> ScanStatus {
    let read = simd_json::serde::from_slice_with_buffers::<Answer>(bytes, buffers);
    read.expect("good answers").status().expect("sites")
}

fn check(Document { name, bytes, value }: &Document) {
    let json = |text: &[u8]| serde_json::from_slice::<Value>(text).expect("JSON");
    assert_eq!(json(&ours(bytes)), *value, "{name}: the decoder");
    assert_eq!(json(&typed_and_back(bytes)), *value, "{name}: serde");
    let simd = simd_typed(&mut bytes.clone(), &mut Buffers::default());
    assert_eq!(serde_json::to_value(simd).expect("a value"), *value, "{name}: simd-json");
}

type Case = (&'static str, fn(&mut Bencher<'_>, &[u8]));

const CASES: [Case; 7] = [
    ("ours", |b, bytes| {
        let kind = &routes::SCAN_STATUS.route.answer;
        b.iter(|| decode::response(black_box(bytes), kind, false));
    }),
    ("syntax", |b, bytes| b.iter(|| serde_json::from_slice::<IgnoredAny>(black_box(bytes)))),
    ("value", |b, bytes| b.iter(|| serde_json::from_slice::<Value>(black_box(bytes)))),
    ("typed", |b, bytes| b.iter(|| typed(black_box(bytes)))),
    ("typed-and-back", |b, bytes| b.iter(|| typed_and_back(black_box(bytes)))),
    // It writes into what it reads: each call gets a copy, made outside of the time.
    ("simd-tape", |b, bytes| {
        let mut buffers = Buffers::new(bytes.len());
        let call = |copy: &mut Vec<u8>| {
            _ = black_box(simd_json::to_tape_with_buffers(copy, &mut buffers));
        };
        b.iter_batched_ref(|| bytes.to_vec(), call, BatchSize::LargeInput);
    }),
    ("simd-typed", |b, bytes| {
        let mut buffers = Buffers::new(bytes.len());
        // Dropped within the time, as `iter` does.
        let call = |copy: &mut Vec<u8>| drop(black_box(simd_typed(copy, &mut buffers)));
        b.iter_batched_ref(|| bytes.to_vec(), call, BatchSize::LargeInput);
    }),
];

fn main() {
    let documents = documents();
    documents.iter().for_each(check);
    // Each round begins with the next case.
    let turn = std::env::var("BENCH_TURN").ok().and_then(|turn| turn.parse().ok()).unwrap_or(0);
    let mut criterion = Criterion::default().configure_from_args();
    for Document { name, bytes, .. } in &documents {
        let mut group = criterion.benchmark_group(name);
        group.throughput(Throughput::Bytes(bytes.len() as u64));
        for at in 0..CASES.len() {
            let (case, run) = CASES[(at + turn) % CASES.len()];
            group.bench_with_input(case, bytes.as_slice(), run);
        }
        group.finish();
    }
}
