//! What only a database server can do: be away, refuse, or forget.

use record::MasterKey;
use store::{Error, Location, Store};

use crate::cluster::{ESCAPED, USER};
use crate::faults::refused;
use crate::world::{Engine, World, cluster, run_postgres};

/// Opening fails with an error that tells `next`, and never the password.
async fn not_opened(address: &str, next: &str) -> Error {
    let location = Location::server(address).expect("an address");
    let error = Store::open(&location, &MasterKey::from_random([1; 32])).await.expect_err("it must not open");
    let text = format!("{error} {error:?} {location} {location:?}");
    assert!(error.to_string().contains(next), "{error}");
    for secret in ["special", "wrong-one"] {
        assert!(!text.contains(secret), "{text}");
    }
    error
}

#[tokio::test]
async fn a_server_that_is_not_there_is_named() {
    let nobody = "postgres://dorsal:wrong-one@127.0.0.1:1/care";
    assert!(matches!(not_opened(nobody, "See that the server runs").await, Error::Unreachable { .. }));
    let nowhere = "postgres://dorsal:wrong-one@%2Fnonexistent/care";
    assert!(matches!(not_opened(nowhere, "--store").await, Error::Unreachable { .. }));
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_database_are_named() {
    let address = cluster().address("postgres");
    let wrong = address.replace(ESCAPED, "wrong-one");
    assert!(matches!(not_opened(&wrong, "PGPASSWORD").await, Error::SignIn { .. }));
    let stranger = address.replace(&format!("{USER}:"), "stranger:");
    assert!(matches!(not_opened(&stranger, "another user").await, Error::SignIn { .. }));
    let unknown = cluster().address("unknown");
    assert!(matches!(not_opened(&unknown, "createdb").await, Error::NoDatabase { .. }));
}

#[tokio::test]
async fn a_server_that_may_forget_is_refused() {
    let world = World::new(Engine::Postgres).await;
    let (_, name) = world.address().rsplit_once('/').expect("a database");
    let setting = async |value: &str| {
        let sql = format!("ALTER DATABASE {name} SET synchronous_commit = {value}");
        run_postgres(&cluster().address("postgres"), sql).await;
    };
    setting("off").await;
    let error = refused(&world, &world.key, "A power cut could lose answers").await;
    assert!(
        matches!(&error, Error::NotDurable { setting, .. } if setting == "synchronous_commit"),
        "{error}"
    );
    setting("on").await;
    world.open().await.expect("it opens");
}

#[tokio::test]
async fn a_user_without_rights_is_told_what_is_missing() {
    let world = World::new(Engine::Postgres).await;
    world
        .meddle("CREATE ROLE guest LOGIN PASSWORD 'guest'; REVOKE CREATE ON SCHEMA public FROM PUBLIC")
        .await;
    let Some((_, place)) = world.address().split_once('@') else { panic!("no user in the address") };
    let error = not_opened(&format!("postgres://guest:guest@{place}"), "OWNER TO").await;
    assert!(matches!(error, Error::Forbidden { .. }), "{error}");
}

/// A server that goes away while it is used, and comes back.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_comes_back_is_used_again() {
    let cluster = crate::cluster::Cluster::start();
    let location = Location::server(&cluster.address("postgres")).expect("an address");
    let store = Store::open(&location, &MasterKey::from_random([1; 32])).await.expect("it opens");
    let nobody = access::Token::from_random([1; 32]).hash();
    let ask = async || access::AccessStorage::binding(&store, nobody).await;
    assert_eq!(ask().await.expect("an answer"), None);
    cluster.crash();
    let error = ask().await.expect_err("there is no server");
    assert!(matches!(error, Error::Unreachable { .. }), "{error}");
    cluster.again();
    // A connection that was used within the last second is not asked whether it still lives: its one error is the answer.
    tokio::time::sleep(std::time::Duration::from_millis(1100)).await;
    assert_eq!(ask().await.expect("an answer"), None);
}

#[test]
fn an_address_is_read_and_shown_without_its_password() {
    let check = |address: &str, shown: &str| match Location::server(address) {
        Ok(location) => assert_eq!(location.to_string(), shown),
        Err(error) => {
            assert!(error.to_string().contains(shown), "{error}");
            assert!(!error.to_string().contains("secret"), "{error}");
        }
    };
    check("postgres://ana:secret@db.example/care", "postgres://ana@db.example:5432/care");
    check("postgresql://ana:secret@db.example:5433/care", "postgres://ana@db.example:5433/care");
    check("postgres://ana:secret@%2Frun%2Fpg/care", "postgres://ana@/care?host=/run/pg");
    check("postgres://ana@db.example/care?password=secret", "postgres://ana@db.example:5432/care");
    check("mysql://ana:secret@db.example/care", "does not begin with postgres://");
    check("postgres://ana:sec/ret@db.example/care", "written %2F");
    check("postgres://ana:1234#secret@db.example/care", "written %2F");
    check("postgres://ana:secret@db.example:port/care", "port");
}
