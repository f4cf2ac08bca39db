//! The server: who may ask for what, and what is said.

use super::address::{Place, address, place};
use super::attachment::attachment;
use super::connections::Connections;
use super::hosts::Hosts;
use super::page::{Frame, alone, framed};
use super::{Answer, Engine, Revisions};
use crate::source::content_type;
use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{ALLOW, CACHE_CONTROL, CONTENT_TYPE, HOST, LOCATION, ORIGIN, X_CONTENT_TYPE_OPTIONS};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use std::convert::Infallible;
use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use tokio::signal;
use tokio::sync::Semaphore;
use tokio_stream::StreamExt;

/// How many ports are tried after one that is taken.
const FURTHER_PORTS: u16 = 20;

/// How long answers that are under way may take once the server is told to end.
const PATIENCE: Duration = Duration::from_millis(300);

/// How many pages may follow the revisions at once: no time limits them, and requests must find connections left.
const FOLLOWERS: usize = 64;

/// Threads that read files: those who ask for further ones wait.
const THREADS: usize = 8;

/// A server that listens and does not answer yet.
#[derive(Debug)]
pub struct Server {
    listener: TcpListener,
    address: SocketAddr,
    hosts: Hosts,
}

struct Site {
    engine: Engine,
    revisions: Revisions,
    drafts: bool,
    hosts: Hosts,
    /// Places for those who follow.
    followers: Arc<Semaphore>,
}

impl Server {
    /// Listens on a port of this computer alone, or of the network as `host` says. Where the port is taken, the next
    /// one that is free is used, up to 20 further.
    ///
    /// # Errors
    /// None of the ports is free, or the host is none of this computer.
    pub fn bind(host: Option<&str>, port: u16) -> io::Result<Self> {
        let mut candidate = port;
        let listener = loop {
            match TcpListener::bind((host.unwrap_or("127.0.0.1"), candidate)) {
                Err(error) if error.kind() == io::ErrorKind::AddrInUse && candidate - port < FURTHER_PORTS => {
                    candidate = candidate.checked_add(1).ok_or(error)?;
                }
                result => break result?,
            }
        };
        let address = listener.local_addr()?;
        Ok(Self { listener, address, hosts: Hosts { port: address.port(), named: host.map(str::to_owned) } })
    }

    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The address of a path of the server, for a browser.
    #[must_use]
    pub fn url(&self, path: &str) -> String {
        let address = match self.address.ip() {
            IpAddr::V4(ip) if ip.is_unspecified() => Ipv4Addr::LOCALHOST.to_string(),
            IpAddr::V6(ip) if ip.is_unspecified() => "localhost".to_owned(),
            IpAddr::V6(ip) => format!("[{ip}]"),
            IpAddr::V4(ip) => ip.to_string(),
        };
        format!("http://{address}:{}{path}", self.address.port())
    }

    /// Answers until the process is told to end, by Ctrl-C or a signal.
    ///
    /// # Errors
    /// The system refuses to listen or to wait for signals.
    pub fn run(self, engine: Engine, revisions: Revisions, drafts: bool) -> io::Result<()> {
        let runtime =
            tokio::runtime::Builder::new_current_thread().max_blocking_threads(THREADS).enable_all().build()?;
        let result = runtime.block_on(async {
            self.listener.set_nonblocking(true)?;
            let listener = tokio::net::TcpListener::from_std(self.listener)?;
            let followers = Arc::new(Semaphore::new(FOLLOWERS));
            let site = Site { engine, revisions: revisions.clone(), drafts, hosts: self.hosts, followers };
            let connections = Connections::new(router(Arc::new(site)));
            tokio::select! { never = connections.accept(listener) => match never {}, ended = told_to_end() => ended? }
            // Followers hold their connections open for as long as they are let.
            revisions.end();
            let _ = tokio::time::timeout(PATIENCE, connections.end()).await;
            Ok(())
        });
        runtime.shutdown_background();
        result
    }
}

async fn told_to_end() -> io::Result<()> {
    #[cfg(unix)]
    {
        let mut terminate = signal::unix::signal(signal::unix::SignalKind::terminate())?;
        tokio::select! { result = signal::ctrl_c() => result, _ = terminate.recv() => Ok(()) }
    }
    #[cfg(not(unix))]
    signal::ctrl_c().await
}

fn router(site: Arc<Site>) -> Router {
    let css = || async { ([(CONTENT_TYPE, content_type("preview.css"))], include_str!("preview.css")) };
    let js = || async { ([(CONTENT_TYPE, content_type("preview.js"))], include_str!("preview.js")) };
    // No path of a site begins with `_`.
    Router::new()
        .route("/_irbook/events", get(events))
        .route("/_irbook/preview.css", get(css))
        .route("/_irbook/preview.js", get(js))
        .fallback(answer)
        .layer(from_fn_with_state(Arc::clone(&site), guarded))
        .with_state(site)
}

/// Lets requests pass that may be answered, and says of each answer that it is for this page and this moment only.
async fn guarded(State(site): State<Arc<Site>>, request: Request, next: Next) -> Response {
    let mut response = match refusal(&site.hosts, &request) {
        Some(refusal) => refusal,
        None => next.run(request).await,
    };
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    let same_origin = HeaderValue::from_static("same-origin");
    headers.insert(HeaderName::from_static("cross-origin-resource-policy"), same_origin);
    response
}

fn refusal(hosts: &Hosts, request: &Request) -> Option<Response> {
    let values = |name| request.headers().get_all(name).iter().map(|value| value.to_str().unwrap_or_default());
    let authority = request.uri().authority().map(|authority| authority.as_str());
    let named: Vec<&str> = values(HOST).chain(authority).collect();
    if named.is_empty() || !named.into_iter().all(|host| hosts.allow(host)) {
        let text = "This preview answers to the address that `irbook serve` printed. For another name of this computer, \
                    start it with `--host NAME`.";
        return Some(said(StatusCode::MISDIRECTED_REQUEST, text));
    }
    if !values(ORIGIN).all(|origin| hosts.allow_origin(origin)) {
        return Some(said(StatusCode::FORBIDDEN, "This preview is for its own pages only."));
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        let mut response = said(StatusCode::METHOD_NOT_ALLOWED, "A static site has GET and HEAD only.");
        response.headers_mut().insert(ALLOW, HeaderValue::from_static("GET, HEAD"));
        return Some(response);
    }
    None
}

async fn events(State(site): State<Arc<Site>>) -> Response {
    let Ok(place) = Arc::clone(&site.followers).try_acquire_owned() else {
        let text = "Too many pages follow this preview: close some, or reload this one by hand.";
        return said(StatusCode::SERVICE_UNAVAILABLE, text);
    };
    let revisions = site.revisions.follow().map(move |revision| {
        // Held until nobody follows any more.
        let _ = &place;
        Ok::<_, Infallible>(Event::default().data(revision).retry(Duration::from_millis(500)))
    });
    Sse::new(revisions).keep_alive(KeepAlive::default()).into_response()
}

async fn answer(State(site): State<Arc<Site>>, request: Request) -> Response {
    // Nothing is made of a body.
    let request = request.map(drop);
    let base = site.engine.base_path();
    let mut path = match place(request.uri().path(), &base) {
        Place::Inside(path) => path,
        Place::Above => return redirect(StatusCode::FOUND, &address(&base, "")),
        Place::Outside => return said(StatusCode::NOT_FOUND, &format!("The site stands at {base}")),
        Place::Refused => return said(StatusCode::BAD_REQUEST, "This is no address of a site."),
    };
    if path.is_empty() || path.ends_with('/') {
        path.push_str("index.html");
    }
    // Asked for before the page: one that comes out newer than it says is reloaded once more, none stays old.
    let revision = &*site.revisions.newest();
    let frame = Frame { revision, drafts: site.drafts, mark: None, findings: None };
    match site.engine.get(&path).await {
        Answer::Page { html, mark, findings } => {
            let frame = Frame { mark: Some(mark), findings: findings.as_deref(), ..frame };
            file(StatusCode::OK, ".html", framed(html, &frame))
        }
        Answer::Missing { html, findings } => {
            let frame = Frame { findings: findings.as_deref(), ..frame };
            file(StatusCode::NOT_FOUND, ".html", framed(html, &frame))
        }
        Answer::Nothing(findings) => file(StatusCode::INTERNAL_SERVER_ERROR, ".html", alone(&findings, revision)),
        Answer::File { path, bytes } => file(StatusCode::OK, &path, bytes),
        Answer::Copy(source) => copy(site.engine.root().to_owned(), &path, source, request).await,
        Answer::Folder => redirect(StatusCode::MOVED_PERMANENTLY, &address(&base, &format!("{path}/"))),
    }
}

/// A file of the archive, as it is now.
async fn copy(root: PathBuf, path: &str, source: PathBuf, request: axum::http::Request<()>) -> Response {
    match tokio::task::spawn_blocking(move || attachment(&root, &source, &request)).await {
        Ok(Ok(response)) => response,
        Ok(Err(error)) => said(StatusCode::NOT_FOUND, &format!("{path} can't be read: {error}")),
        Err(_) => said(StatusCode::INTERNAL_SERVER_ERROR, "The file can't be read."),
    }
}

fn file(status: StatusCode, path: &str, bytes: impl Into<Body>) -> Response {
    (status, [(CONTENT_TYPE, content_type(path))], bytes.into()).into_response()
}

fn said(status: StatusCode, text: &str) -> Response {
    file(status, ".txt", format!("{text}\n"))
}

fn redirect(status: StatusCode, to: &str) -> Response {
    let mut headers = HeaderMap::new();
    if let Ok(to) = to.parse() {
        headers.insert(LOCATION, to);
    }
    (status, headers).into_response()
}
