//! Logging in at a server that wants it, with OAuth as MCP has it: the user opens an address in a browser, which comes
//! back to an address of this program. What the server then gives is kept in a file for each server, and renewed by
//! itself while it can be.

use std::future::Future;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use futures::future::BoxFuture;
use rmcp::transport::auth::{AuthError, CredentialRefreshGuard, CredentialStore, OAuthClientConfig, StoredCredentials};
use rmcp::transport::{AuthorizationManager, AuthorizationRequest, AuthorizationSession};
use tokio::sync::Mutex;
use tokio::time::timeout;

use super::Settings;
use super::words::plain;

/// How long a user may take to log in, from when the address is shown.
const PATIENCE: Duration = Duration::from_secs(300);
/// Longest message of a server that is passed on, in characters.
const LONGEST_MESSAGE: usize = 300;

/// Who takes the user through a login.
pub trait Browser: Send + Sync {
    /// Gets ready to be come back to; gives the address for that.
    fn back(&self) -> BoxFuture<'_, Result<String, String>>;

    /// Has the user open an address; gives the one that the browser came back to.
    fn visit<'a>(&'a self, server: &'a str, address: &'a str) -> BoxFuture<'a, Result<String, String>>;
}

/// How users log in, at one server after the other.
pub struct Login {
    browser: Option<Arc<dyn Browser>>,
    folder: PathBuf,
    document: Option<String>,
    turn: Mutex<()>,
}

impl Login {
    /// `browser` takes users through it; nothing where nobody is there. `folder` is that of what they were given,
    /// `document` the address of one that says who this client is, where there is one.
    pub fn new(browser: Option<Arc<dyn Browser>>, folder: PathBuf, document: Option<String>) -> Self {
        Self { browser, folder, document, turn: Mutex::default() }
    }

    /// What an earlier login left.
    ///
    /// # Errors
    ///
    /// When the address is none, the client's secret is not there, or it cannot be told whether the login still holds.
    pub(super) async fn manager(&self, settings: &Settings, url: &str) -> Result<AuthorizationManager, String> {
        let mut manager = nobody(url).await?;
        manager.set_credential_store(self.kept(settings, url));
        let is_there = manager.initialize_from_store().await;
        // What is kept has no secret, which renewing needs. Nobody is sent to this address.
        if let (Ok(true), Some(id), Some(secret)) = (&is_there, &settings.client_id, secret(settings)?) {
            let config = OAuthClientConfig::new(id, url).with_client_secret(secret);
            manager.configure_client(config).map_err(|error| said(&error))?;
        }
        let of_use = match is_there {
            Ok(true) => manager.get_access_token().await.map(drop),
            other => other.map(drop),
        };
        match of_use {
            Ok(()) => Ok(manager),
            // The server asks for another one.
            Err(
                error @ (AuthError::AuthorizationRequired
                | AuthError::TokenRefreshFailed(_)
                | AuthError::TokenRefreshRejected(_)
                | AuthError::NoAuthorizationSupport),
            ) => {
                tracing::debug!(server = settings.name, %error, "an earlier login is of no use");
                nobody(url).await
            }
            Err(error) => Err(said(&error)),
        }
    }

    /// The file of a server's login. One that moves to another address is not shown what the first one gave.
    fn kept(&self, settings: &Settings, url: &str) -> Kept {
        let place = blake3::hash(url.as_bytes()).to_hex();
        Kept { file: self.folder.join(format!("{}-{}.json", settings.name, &place[..16])) }
    }

    /// Logs in at a server that has asked for it with this challenge. Where an earlier login was not enough, what it
    /// gave is asked for again beside what is wanted now.
    ///
    /// # Errors
    ///
    /// When nobody is there to log in, or it comes to nothing.
    pub(super) async fn log_in(
        &self,
        settings: &Settings,
        url: &str,
        challenge: &str,
    ) -> Result<AuthorizationManager, String> {
        let browser = self.browser()?;
        let _turn = self.turn.lock().await;
        let kept = self.kept(settings, url);
        let before =
            if challenge.contains("insufficient_scope") { kept.read().map_err(|error| said(&error))? } else { None };
        let held = before.map(|kept| kept.granted_scopes).unwrap_or_default();
        let mut manager = nobody(url).await?;
        manager.set_credential_store(kept);
        let found = manager.resolve_metadata_from_challenge(Some(challenge)).await.map_err(|error| said(&error))?;
        manager.set_metadata(found.metadata);
        let mut request = AuthorizationRequest::new(browser.back().await?)
            .with_client_name("Sightline")
            .with_initial_scope_selection();
        if !held.is_empty() {
            let wanted = manager.select_initial_scopes(&[]).await;
            let further: Vec<String> = wanted.into_iter().filter(|scope| !held.contains(scope)).collect();
            request = request.with_scopes(held.into_iter().chain(further));
        }
        if let Some(document) = &self.document {
            request = request.with_client_metadata_url(document);
        }
        if let Some(id) = &settings.client_id {
            request = request.with_preregistered_client(id);
        }
        if let Some(secret) = secret(settings)? {
            request = request.with_client_secret(secret);
        }
        let session = AuthorizationSession::new(manager, request).await.map_err(|(_, error)| said(&error))?;
        let back = visit(&*browser, settings, session.get_authorization_url()).await?;
        if let Some(why) = refusal(&back) {
            return Err(format!("the login was refused: {}", plain(&why, LONGEST_MESSAGE)));
        }
        session.handle_callback_url(&back).await.map_err(|error| said(&error))?;
        Ok(session.auth_manager)
    }

    fn browser(&self) -> Result<Arc<dyn Browser>, String> {
        self.browser.clone().ok_or_else(|| {
            "log in with `sightline tools list` at a terminal once, or name a variable with a token as `token_env`"
                .to_owned()
        })
    }
}

/// Someone who has not logged in at the server at `url`.
async fn nobody(url: &str) -> Result<AuthorizationManager, String> {
    AuthorizationManager::new(url).await.map_err(|error| said(&error))
}

/// The secret of a client that is known to the server beforehand, where it has one.
fn secret(settings: &Settings) -> Result<Option<String>, String> {
    let Some(name) = &settings.client_secret_env else { return Ok(None) };
    std::env::var(name).map(Some).map_err(|_| format!("`{name}`, the client's secret, is not set"))
}

/// Why a login came back with nothing, where the address that it came back to says so.
pub fn refusal(back: &str) -> Option<String> {
    let back = reqwest::Url::parse(back).ok()?;
    let named = |name: &str| back.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned());
    let error = named("error")?;
    Some(named("error_description").unwrap_or(error))
}

/// Has the user open an address, for as long as a login may take.
async fn visit(browser: &dyn Browser, settings: &Settings, address: &str) -> Result<String, String> {
    let visited = timeout(PATIENCE, browser.visit(&settings.name, address)).await;
    visited.unwrap_or_else(|_| Err(format!("nobody logged in within {} s", PATIENCE.as_secs())))
}

fn said(error: &AuthError) -> String {
    format!("the login failed: {}", plain(&error.to_string(), LONGEST_MESSAGE))
}

/// A file with what a login gave, for the user alone.
struct Kept {
    file: PathBuf,
}

impl Kept {
    fn read(&self) -> Result<Option<StoredCredentials>, AuthError> {
        match std::fs::read(&self.file) {
            // A broken file is a login that has to be made again.
            Ok(text) => Ok(serde_json::from_slice(&text).ok()),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(self.wrong(&error)),
        }
    }

    /// Whole or not at all: the file appears under its name when it is written.
    fn write(&self, credentials: &StoredCredentials) -> Result<(), AuthError> {
        let folder = self.folder()?;
        // Files of this crate are readable by their owner alone.
        let mut file = tempfile::NamedTempFile::new_in(folder).map_err(|error| self.wrong(&error))?;
        let text = serde_json::to_vec(credentials).map_err(|error| self.wrong(&error.into()))?;
        std::io::Write::write_all(&mut file, &text).map_err(|error| self.wrong(&error))?;
        file.persist(&self.file).map(drop).map_err(|error| self.wrong(&error.error))
    }

    fn remove(&self) -> Result<(), AuthError> {
        match std::fs::remove_file(&self.file) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(self.wrong(&error)),
            _ => Ok(()),
        }
    }

    /// The folder, for the user alone.
    fn folder(&self) -> Result<&Path, AuthError> {
        let folder = self.file.parent().unwrap_or(Path::new("."));
        let mut builder = std::fs::DirBuilder::new();
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.recursive(true).create(folder).map_err(|error| self.wrong(&error))?;
        Ok(folder)
    }

    /// One program at a time renews what is kept: a server may take a renewed login for stolen when it is used twice.
    fn lock(&self) -> Result<std::fs::File, AuthError> {
        self.folder()?;
        let file = std::fs::File::create(self.file.with_extension("lock")).map_err(|error| self.wrong(&error))?;
        file.lock().map_err(|error| self.wrong(&error))?;
        Ok(file)
    }

    fn wrong(&self, error: &std::io::Error) -> AuthError {
        AuthError::CredentialStoreError(format!("`{}`: {error}", self.file.display()))
    }
}

/// What the trait's methods give.
type Done<'a, T> = Pin<Box<dyn Future<Output = Result<T, AuthError>> + Send + 'a>>;

impl CredentialStore for Kept {
    fn load<'life0, 'async_trait>(&'life0 self) -> Done<'async_trait, Option<StoredCredentials>>
    where
        'life0: 'async_trait,
        Self: 'async_trait,
    {
        Box::pin(std::future::ready(self.read()))
    }

    fn save<'life0, 'async_trait>(&'life0 self, credentials: StoredCredentials) -> Done<'async_trait, ()>
    where
        'life0: 'async_trait,
        Self: 'async_trait,
    {
        Box::pin(std::future::ready(self.write(&credentials)))
    }

    fn clear<'life0, 'async_trait>(&'life0 self) -> Done<'async_trait, ()>
    where
        'life0: 'async_trait,
        Self: 'async_trait,
    {
        Box::pin(std::future::ready(self.remove()))
    }

    fn acquire_refresh_guard<'life0, 'async_trait>(&'life0 self) -> Done<'async_trait, Option<CredentialRefreshGuard>>
    where
        'life0: 'async_trait,
        Self: 'async_trait,
    {
        let kept = Self { file: self.file.clone() };
        Box::pin(async move {
            let locked = tokio::task::spawn_blocking(move || kept.lock()).await;
            let locked = locked.map_err(|error| AuthError::CredentialStoreError(error.to_string()))?;
            locked.map(|file| Some(CredentialRefreshGuard::new(file)))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_for_the_user_alone_and_comes_back() {
        let folder = tempfile::tempdir().unwrap();
        let kept = Kept { file: folder.path().join("logins/far.json") };
        assert!(kept.read().unwrap().is_none());
        for scope in ["first", "second"] {
            kept.write(&StoredCredentials::new("me".to_owned(), None, vec![scope.to_owned()], Some(7))).unwrap();
            let read = kept.read().unwrap().unwrap();
            assert_eq!((read.client_id.as_str(), read.granted_scopes), ("me", vec![scope.to_owned()]));
            #[cfg(unix)]
            {
                use std::os::unix::fs::PermissionsExt;
                assert_eq!(std::fs::metadata(&kept.file).unwrap().permissions().mode() & 0o777, 0o600);
            }
        }
        kept.remove().unwrap();
        assert!(kept.read().unwrap().is_none());
        kept.remove().unwrap();
    }

    #[test]
    fn a_broken_file_is_no_login_and_one_that_cannot_be_read_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let kept = Kept { file: folder.path().join("far.json") };
        std::fs::write(&kept.file, "{\"client_id\": ").unwrap();
        assert!(kept.read().unwrap().is_none());
        let kept = Kept { file: folder.path().to_owned() };
        let error = kept.read().unwrap_err().to_string();
        assert!(error.contains(&folder.path().display().to_string()), "{error}");
    }

    #[test]
    fn only_one_renews_at_a_time() {
        let folder = tempfile::tempdir().unwrap();
        let kept = Kept { file: folder.path().join("logins/far.json") };
        let first = kept.lock().unwrap();
        let again = std::fs::File::open(kept.file.with_extension("lock")).unwrap();
        assert!(matches!(again.try_lock(), Err(std::fs::TryLockError::WouldBlock)));
        drop(first);
        assert!(again.try_lock().is_ok());
    }

    #[test]
    fn a_login_that_comes_back_with_nothing_says_why() {
        assert_eq!(refusal("http://127.0.0.1:1/callback?code=a&state=b"), None);
        assert_eq!(refusal("http://127.0.0.1:1/callback?error=access_denied&state=b").unwrap(), "access_denied");
        let said = refusal("http://127.0.0.1:1/callback?error=x&error_description=not%20you&state=b");
        assert_eq!(said.unwrap(), "not you");
    }
}
