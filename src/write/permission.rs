//! Who may read what a build writes.

/// Lets everybody read what this process makes from here on, as a web server has to, whatever the user's umask keeps back of it.
/// Who else may write stays as it was.
#[cfg(unix)]
pub fn let_everybody_read() {
    use rustix::fs::Mode;
    use rustix::process::umask;
    let writing = Mode::WGRP | Mode::WOTH;
    // The one way to ask for it is to set it.
    let before = umask(writing);
    umask(before & writing);
}

/// Elsewhere a folder's readers are those of the folder that it lies in.
#[cfg(not(unix))]
pub fn let_everybody_read() {}
