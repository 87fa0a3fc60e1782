//! Notes how the program is built, for `describe`: the compiler and the flags that change its code.

use std::process::Command;

fn main() {
    let var = |name: &str| std::env::var(name).unwrap_or_default();
    let compiler = Command::new(var("RUSTC"))
        .arg("--version")
        .output()
        .map(|output| String::from_utf8_lossy(&output.stdout).trim().to_string())
        .unwrap_or_else(|_| "rustc of unknown version".to_string());
    // Cargo tells a build script neither LTO nor codegen units: the workspace's own profile does.
    let manifest = std::fs::read_to_string("../Cargo.toml").unwrap_or_default();
    let profile = var("PROFILE");
    let mut flags = vec![
        format!("profile={profile}"),
        format!("opt-level={}", var("OPT_LEVEL")),
    ];
    if profile == "release" {
        flags.extend(release_settings(&manifest));
    }
    flags.push(format!("target={}", var("TARGET")));
    flags.push(format!(
        "target-feature={}",
        var("CARGO_CFG_TARGET_FEATURE")
    ));
    let rustflags = var("CARGO_ENCODED_RUSTFLAGS").replace('\u{1f}', " ");
    if !rustflags.is_empty() {
        flags.push(format!("rustflags={rustflags}"));
    }
    println!("cargo:rustc-env=ALLOCRACE_COMPILER={compiler}");
    println!("cargo:rustc-env=ALLOCRACE_FLAGS={}", flags.join(" "));
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=../Cargo.toml");
}

/// The lines `key = value` of `[profile.release]`, except the level that Cargo told already.
fn release_settings(manifest: &str) -> Vec<String> {
    let lines = manifest.lines().map(str::trim);
    lines
        .skip_while(|line| *line != "[profile.release]")
        .skip(1)
        .take_while(|line| !line.starts_with('['))
        .filter(|line| !line.starts_with('#') && !line.starts_with("opt-level"))
        .filter_map(|line| line.split_once(" = "))
        .map(|(key, value)| format!("{key}={}", value.trim_matches('"')))
        .collect()
}
