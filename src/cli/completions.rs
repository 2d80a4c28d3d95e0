//! `khabar completions`: what makes a shell complete verbs, options and their values, made from what can be typed.

use super::arguments::{Arguments, Shell};
use super::failure::Failure;
use clap::CommandFactory;
use clap_complete::generate;
use std::io::{self, Write};

/// Runs `khabar completions`.
///
/// # Errors
/// Where nothing can be written.
pub fn run(shell: Shell) -> Result<(), Failure> {
    let mut script = Vec::new();
    let mut command = Arguments::command();
    match shell {
        Shell::Bash => generate(clap_complete::Shell::Bash, &mut command, "khabar", &mut script),
        Shell::Zsh => generate(clap_complete::Shell::Zsh, &mut command, "khabar", &mut script),
        Shell::Fish => generate(clap_complete::Shell::Fish, &mut command, "khabar", &mut script),
    }
    let mut out = io::stdout().lock();
    out.write_all(&script)?;
    Ok(out.flush()?)
}
