//! Connections to the preview: how many there may be at once, and how long each may keep the server waiting.

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use std::convert::Infallible;
use std::io::ErrorKind;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;
use tokio_io_timeout::TimeoutStream;

/// How many connections are open at once; further ones wait until one of them ends.
const CONNECTIONS: usize = 256;

/// How many header fields a request may have.
const FIELDS: usize = 100;

/// How many bytes a request's line and header fields may have.
const HEAD: usize = 16 * 1024;

/// How long a request's head may take, also where none comes on a connection that is kept open.
const HEAD_TIME: Duration = Duration::from_secs(10);

/// How long a reader may take nothing of what is sent.
const STALL: Duration = Duration::from_secs(20);

/// How long to wait where the system can't open a further connection.
const RESPITE: Duration = Duration::from_secs(1);

/// What answers, and the connections that it answers.
pub(super) struct Connections {
    router: Router,
    http: http1::Builder,
    free: Arc<Semaphore>,
    graceful: GracefulShutdown,
}

impl Connections {
    pub fn new(router: Router) -> Self {
        let mut http = http1::Builder::new();
        http.timer(TokioTimer::new()).header_read_timeout(HEAD_TIME).max_headers(FIELDS).max_header_size(HEAD);
        Self { router, http, free: Arc::new(Semaphore::new(CONNECTIONS)), graceful: GracefulShutdown::new() }
    }

    /// Takes connections, for as long as it is let.
    pub async fn accept(&self, listener: TcpListener) -> Infallible {
        loop {
            // The semaphore is never closed.
            let place = Arc::clone(&self.free).acquire_owned().await.ok();
            let stream = match listener.accept().await {
                Ok((stream, _)) => stream,
                Err(error) => {
                    let is_the_others = [ErrorKind::ConnectionAborted, ErrorKind::ConnectionReset];
                    if !is_the_others.contains(&error.kind()) {
                        tokio::time::sleep(RESPITE).await;
                    }
                    continue;
                }
            };
            let mut stream = TimeoutStream::new(stream);
            stream.set_write_timeout(Some(STALL));
            let service = TowerToHyperService::new(self.router.clone());
            let connection = self.http.serve_connection(TokioIo::new(Box::pin(stream)), service);
            let connection = self.graceful.watch(connection);
            tokio::spawn(async move {
                // Whatever broke it off, nobody is there any more to be told.
                let _ = connection.await;
                drop(place);
            });
        }
    }

    /// Lets answers that are under way come to their end.
    pub async fn end(self) {
        self.graceful.shutdown().await;
    }
}
