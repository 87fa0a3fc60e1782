//! Gives the wasm module the stack that the largest reference pool is built on.

/// Two copies of the links of 2^22 slots of 4 bytes each, and 8 MiB for everything else.
const STACK: u32 = 2 * (4 << 22) + (8 << 20);

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    if std::env::var("CARGO_CFG_TARGET_FAMILY").as_deref() == Ok("wasm") {
        println!("cargo:rustc-link-arg-cdylib=-zstack-size={STACK}");
    }
}
