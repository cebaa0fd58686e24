//! The end of the process.

use crate::fmt::{self, Debug, Formatter};
use crate::intrinsics::{abort_process, exit_process, runs_at_exit};
use crate::thread::local::run_destructors;

pub fn exit(code: i32) -> ! {
    if runs_at_exit() {
        run_destructors()
    }
    exit_process(code)
}

pub fn abort() -> ! {
    abort_process()
}

#[derive(Clone, Copy, Default, PartialEq)]
#[all_items(lacking = "exit_process")]
pub struct ExitCode(u8);

impl ExitCode {
    pub const SUCCESS: ExitCode = ExitCode(0);
    pub const FAILURE: ExitCode = ExitCode(1);
}

impl Debug for ExitCode {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_tuple("ExitCode").field(&format_args!("unix_exit_status({})", self.0)).finish()
    }
}

impl From<u8> for ExitCode {
    fn from(code: u8) -> ExitCode {
        ExitCode(code)
    }
}

/// What `main` may give.
#[lang = "Termination"]
#[all_items]
pub trait Termination {
    #[lang = "termination_report"]
    fn report(self) -> ExitCode;
}

/// The process's exit code for what `main` gave.
#[lang = "termination_code"]
pub(crate) fn termination_code<T: Termination>(result: T) -> i32 {
    result.report().0 as i32
}

impl Termination for () {
    fn report(self) -> ExitCode {
        ExitCode::SUCCESS
    }
}

impl Termination for ! {
    fn report(self) -> ExitCode {
        self
    }
}

impl Termination for ExitCode {
    fn report(self) -> ExitCode {
        self
    }
}

impl<T: Termination, E: Debug> Termination for Result<T, E> {
    fn report(self) -> ExitCode {
        match self {
            Ok(value) => value.report(),
            Err(error) => {
                crate::output::eprint_error(&error);
                ExitCode::FAILURE
            }
        }
    }
}
