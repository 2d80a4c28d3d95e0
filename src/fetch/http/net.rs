//! What a client has of the world outside: who resolves names, which way a connection goes, which certificates count.
//! All are values, so that a test brings its own net.

use super::proxy::Proxies;
use std::fmt;
use std::io;
use std::net::{IpAddr, SocketAddr, ToSocketAddrs};
use std::sync::Arc;
use std::sync::mpsc::Sender;

/// A name to resolve. The answer may come from another thread, or late, or never.
#[derive(Debug)]
pub struct Question {
    /// The host, in ASCII.
    pub host: String,
    /// Where its addresses are sent to.
    pub answer: Sender<io::Result<Vec<IpAddr>>>,
}

impl Question {
    /// Asks the system and sends its answer. That may take as long as the system likes: to be called where nobody waits.
    pub fn ask_the_system(self) {
        let found = (self.host.as_str(), 0).to_socket_addrs().map(|all| all.map(|address| address.ip()).collect());
        // Whoever asked may have stopped waiting.
        let _ = self.answer.send(found);
    }
}

/// Which certificates are believed.
#[derive(Clone, Default, PartialEq, Eq)]
pub enum Roots {
    /// Those that Mozilla believes, built in.
    #[default]
    Mozilla,
    /// Those of a PEM file, alone: for networks that look into what is encrypted.
    Pem(Vec<u8>),
}

impl fmt::Debug for Roots {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Mozilla => "Mozilla",
            Self::Pem(_) => "Pem",
        })
    }
}

/// The net, as a client has it.
#[derive(Clone)]
pub struct Net {
    /// Resolves a name.
    pub ask: Arc<dyn Fn(Question) + Send + Sync>,
    /// Where a connection to a place really goes: there, but in tests. What is private is decided before.
    pub dial: Arc<dyn Fn(SocketAddr) -> SocketAddr + Send + Sync>,
    /// The proxies.
    pub proxies: Proxies,
    /// The certificates.
    pub roots: Roots,
}

impl Net {
    /// The real net, with someone who resolves names.
    pub fn new(ask: impl Fn(Question) + Send + Sync + 'static) -> Self {
        Self { ask: Arc::new(ask), dial: Arc::new(|place| place), proxies: Proxies::default(), roots: Roots::default() }
    }
}

impl fmt::Debug for Net {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Net").field("proxies", &self.proxies).field("roots", &self.roots).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_system_knows_this_machine() {
        let asked = |host: &str| {
            let (answer, answers) = std::sync::mpsc::channel();
            Question { host: host.to_owned(), answer }.ask_the_system();
            answers.recv().expect("the system answers")
        };
        assert!(asked("localhost").expect("it is known").iter().all(IpAddr::is_loopback));
    }
}
