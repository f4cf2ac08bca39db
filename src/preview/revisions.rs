//! Which revision of the site is the newest; every open page waits for the next.

use chrono::{DateTime, Utc};
use std::sync::Arc;
use tokio::sync::watch;
use tokio_stream::wrappers::WatchStream;
use tokio_stream::{Stream, StreamExt};

/// The newest revision of the site, told to whoever follows. Clones tell the same followers.
#[derive(Clone, Debug)]
pub struct Revisions {
    /// Tells the revisions of one run from those of another, so that pages of a server that was restarted reload.
    run: i64,
    /// `None` once the server ends.
    newest: Arc<watch::Sender<Option<u64>>>,
}

impl Revisions {
    /// The revisions of a run that began at an instant.
    #[must_use]
    pub fn new(started: DateTime<Utc>) -> Self {
        Self { run: started.timestamp_millis(), newest: Arc::new(watch::Sender::new(Some(0))) }
    }

    /// Tells a new revision.
    pub fn tell(&self, revision: u64) {
        self.newest.send_if_modified(|newest| {
            let is_told = newest.is_some();
            *newest = newest.map(|_| revision);
            is_told
        });
    }

    /// Ends every stream of followers.
    pub(super) fn end(&self) {
        self.newest.send_replace(None);
    }

    /// The newest revision, different from those of other runs.
    pub(super) fn newest(&self) -> String {
        self.name(self.newest.borrow().unwrap_or_default())
    }

    /// The newest revision, and each that follows while the stream is read.
    pub(super) fn follow(&self) -> impl Stream<Item = String> + use<> {
        let revisions = self.clone();
        WatchStream::new(self.newest.subscribe()).map_while(move |newest| newest.map(|it| revisions.name(it)))
    }

    fn name(&self, revision: u64) -> String {
        format!("{}-{revision}", self.run)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn followers_get_the_newest_revision_at_once_and_none_after_the_end() {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(async {
            let revisions = Revisions::new(DateTime::UNIX_EPOCH);
            revisions.tell(1);
            revisions.tell(2);
            let mut followed = Box::pin(revisions.follow());
            assert_eq!(followed.next().await.unwrap(), "0-2");
            revisions.tell(3);
            assert_eq!(followed.next().await.unwrap(), "0-3");
            revisions.end();
            revisions.tell(4);
            assert_eq!(followed.next().await, None);
        });
    }
}
