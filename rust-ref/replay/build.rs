//! Hands the compiler's own version to the program, which reports it.

use std::process::Command;

fn main() {
    let rustc = std::env::var("RUSTC").unwrap_or_else(|_| "rustc".into());
    let version = Command::new(rustc)
        .arg("--version")
        .output()
        .ok()
        .and_then(|out| String::from_utf8(out.stdout).ok())
        .unwrap_or_else(|| "rustc of unknown version".into());
    println!("cargo:rustc-env=ALLOCRACE_RUSTC={}", version.trim());
    println!("cargo:rerun-if-changed=build.rs");
}
