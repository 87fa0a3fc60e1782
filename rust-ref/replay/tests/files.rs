//! The files that all languages share: golden traces and one hostile file per refusal.

use allocrace_replay::trace::{self, limit};
use std::fs;
use std::path::{Path, PathBuf};

fn traces() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../traces")
}

#[test]
fn every_golden_trace_and_its_text_twin_are_the_same_trace() {
    let mut pairs = 0;
    for entry in fs::read_dir(traces().join("golden")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|e| e == "atr") {
            let binary = trace::read(&fs::read(&path).unwrap(), limit::DEFAULT_SIZE).unwrap();
            let text = fs::read(path.with_extension("atr.txt")).unwrap();
            let text = trace::read(&text, limit::DEFAULT_SIZE).unwrap();
            assert_eq!(binary.operations, text.operations, "{path:?}");
            assert_eq!(binary.args, text.args, "{path:?}");
            assert_eq!(binary.alignments, text.alignments, "{path:?}");
            assert_eq!(binary.figures, text.figures, "{path:?}");
            assert_eq!(binary.crc, text.crc, "{path:?}");
            pairs += 1;
        }
    }
    assert!(pairs >= 5, "only {pairs} golden traces were found");
}

#[test]
fn every_hostile_file_is_refused_with_the_expected_code_and_place() {
    let hostile = traces().join("hostile");
    let table = fs::read_to_string(hostile.join("expected.tsv")).unwrap();
    let mut files = 0;
    for row in table.lines().filter(|row| !row.starts_with('#')) {
        let columns: Vec<&str> = row.split('\t').collect();
        let bytes = fs::read(hostile.join(columns[0])).unwrap();
        let refusal = trace::read(&bytes, limit::DEFAULT_SIZE).expect_err(columns[0]);
        let at = refusal.at.map_or("-".to_string(), |at| at.to_string());
        assert_eq!(
            (refusal.code, at.as_str()),
            (columns[1], columns[2]),
            "{}",
            columns[0]
        );
        files += 1;
    }
    assert!(files >= 50, "only {files} hostile files were found");
}
