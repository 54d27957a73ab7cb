//! A file that is added to the content or the words must make the program anew: what is embedded is found by folder.

fn main() {
    println!("cargo::rerun-if-changed=content");
    println!("cargo::rerun-if-changed=words");
}
