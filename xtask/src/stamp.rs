//! Skipping work whose inputs have not changed: a hash of them, kept beside the outputs.

use std::fs;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};

use crate::run::{Res, write};

pub struct Stamp {
    file: PathBuf,
    hash: DefaultHasher,
}

impl Stamp {
    pub fn new(file: PathBuf) -> Self {
        Self { file, hash: DefaultHasher::new() }
    }

    pub fn text(mut self, text: &str) -> Self {
        text.hash(&mut self.hash);
        self
    }

    /// A file, or all files below a directory, by name and content. What is not there counts too.
    pub fn input(mut self, path: &Path) -> Self {
        for file in files(path) {
            file.hash(&mut self.hash);
            fs::read(&file).unwrap_or_default().hash(&mut self.hash);
        }
        self
    }

    pub fn inputs(self, root: &Path, paths: &[&str]) -> Self {
        paths.iter().fold(self, |stamp, path| stamp.input(&root.join(path)))
    }

    /// True when the last `save` saw the same inputs and every output is there. If not, what was
    /// saved is forgotten: work that fails half-way must not pass for the work before it.
    pub fn fresh(&self, outputs: &[&Path]) -> bool {
        let saved = fs::read_to_string(&self.file).unwrap_or_default();
        let fresh = saved == self.value() && outputs.iter().all(|path| path.exists());
        if !fresh {
            let _ = fs::remove_file(&self.file);
        }
        fresh
    }

    pub fn save(&self) -> Res<()> {
        write(&self.file, &self.value())
    }

    fn value(&self) -> String {
        format!("{:016x}\n", self.hash.finish())
    }
}

/// Every file below `path`, in order, without what tools put beside sources.
pub fn files(path: &Path) -> Vec<PathBuf> {
    let Ok(dir) = fs::read_dir(path) else { return vec![path.to_path_buf()] };
    let mut entries: Vec<PathBuf> = dir.flatten().map(|entry| entry.path()).collect();
    entries.retain(|p| !p.ends_with("node_modules") && !p.ends_with("dist"));
    entries.sort();
    entries.iter().flat_map(|path| files(path)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_fresh_only_while_inputs_and_outputs_stay() -> Res<()> {
        let dir = std::env::temp_dir().join(format!("xtask-stamp-{}", std::process::id()));
        let (input, output) = (dir.join("in/a.rs"), dir.join("out"));
        let stamp = || Stamp::new(dir.join("stamp")).inputs(&dir, &["in"]);
        write(&input, "1")?;
        assert!(!stamp().fresh(&[]), "never saved");
        stamp().save()?;
        assert!(stamp().fresh(&[]));
        assert!(!stamp().fresh(&[&output]), "an output is missing");
        assert!(!stamp().fresh(&[]), "forgotten since");
        stamp().save()?;
        write(&input, "2")?;
        assert!(!stamp().fresh(&[]), "an input changed");
        fs::remove_dir_all(&dir).map_err(|e| e.to_string())
    }
}
