//! The browser's module: `crates/browser` compiled to WebAssembly, with the JavaScript that calls it.

use std::path::PathBuf;

use wasm_bindgen_cli_support::Bindgen;

use crate::failure::{Result, While};
use crate::repo;
use crate::run::{cargo, step, succeed};
use crate::stamp::{Hash, once};
use crate::tools::{WASM_TARGET, ensure_wasm_target};

/// Where the module and its JavaScript are written.
pub fn generated() -> PathBuf {
    repo::scratch().join("wasm")
}

/// Compiles the module and writes `browser.js` and `browser_bg.wasm`, for a classic worker.
pub fn build() -> Result<()> {
    ensure_wasm_target()?;
    step("Compiling the browser's module");
    succeed(
        cargo().args([
            "build",
            "--package",
            "browser",
            "--lib",
            "--profile",
            "wasm",
            "--target",
            WASM_TARGET,
        ]),
        "The compiler's message is above.",
    )?;
    let module = repo::target().join(WASM_TARGET).join("wasm/browser.wasm");
    let hash = Hash::of("bindgen 2").and("browser.wasm", &repo::read(&module)?).hex();
    once(&generated().join(".made-from"), &hash, || {
        Bindgen::new()
            .input_path(&module)
            .no_modules(true)
            .and_then(|bindgen| {
                bindgen.typescript(false).omit_default_module_path(true).generate(generated())
            })
            .doing(|| "writing the JavaScript around the browser's module".to_owned())
    })
}
