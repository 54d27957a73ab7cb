//! Both engines have the same schema.

use std::collections::BTreeSet;

use sqlx::{Connection, PgConnection, SqliteConnection};

use crate::world::{Engine, World};

/// A line for each column (with kind, whether it may be empty, and its place in the primary key), foreign key and index.
type Schema = BTreeSet<String>;

#[tokio::test]
async fn both_engines_have_the_same_schema() {
    let (sqlite, postgres) = (World::new(Engine::Sqlite).await, World::new(Engine::Postgres).await);
    for world in [&sqlite, &postgres] {
        world.open().await.expect("the store opens").close().await;
    }
    let sqlite = of_sqlite(&sqlite).await;
    let postgres = of_postgres(&postgres).await;
    let none: Vec<&String> = vec![];
    assert_eq!(sqlite.difference(&postgres).collect::<Vec<_>>(), none, "only on SQLite");
    assert_eq!(postgres.difference(&sqlite).collect::<Vec<_>>(), none, "only on PostgreSQL");
    assert!(sqlite.contains("event.seq integer required key 3"), "{sqlite:?}");
    assert!(sqlite.contains("event (tenant, person) references person (tenant, person)"), "{sqlite:?}");
    assert!(
        sqlite.contains(
            "landmarks (tenant, person, recording) references recording (tenant, person, recording)"
        ),
        "{sqlite:?}"
    );
    assert!(sqlite.contains("binding index (tenant, person)"), "{sqlite:?}");
}

async fn of_sqlite(world: &World) -> Schema {
    let address = format!("sqlite://{}", world.database().display());
    let mut connection = SqliteConnection::connect(&address).await.expect("a connection");
    let mut schema = Schema::new();
    for sql in [
        "SELECT t.name || '.' || c.name
           || CASE c.type WHEN 'BLOB' THEN ' bytes' WHEN 'TEXT' THEN ' text'
                          WHEN 'BIGINT' THEN ' integer' WHEN 'INTEGER' THEN ' integer' ELSE ' ' || c.type END
           || CASE c.\"notnull\" WHEN 1 THEN ' required' ELSE '' END
           || CASE c.pk WHEN 0 THEN '' ELSE ' key ' || c.pk END
         FROM sqlite_master t, pragma_table_info(t.name) c WHERE t.type = 'table'",
        "SELECT name || ' (' || group_concat(\"from\", ', ') || ') references ' || \"table\" || ' ('
           || group_concat(\"to\", ', ') || ')'
         FROM (SELECT t.name, f.* FROM sqlite_master t, pragma_foreign_key_list(t.name) f WHERE t.type = 'table'
               ORDER BY t.name, f.id, f.seq)
         GROUP BY name, id",
        "SELECT \"table\" || ' ' || kind || ' (' || group_concat(name, ', ') || ')'
         FROM (SELECT t.name AS \"table\", i.name AS \"index\", c.name,
                      CASE i.\"unique\" WHEN 1 THEN 'unique index' ELSE 'index' END AS kind
               FROM sqlite_master t, pragma_index_list(t.name) i, pragma_index_info(i.name) c
               WHERE t.type = 'table' AND i.origin != 'pk' ORDER BY t.name, i.name, c.seqno)
         GROUP BY \"table\", \"index\"",
    ] {
        let lines: Vec<String> = sqlx::query_scalar(sql).fetch_all(&mut connection).await.expect("lines");
        schema.extend(lines);
    }
    schema
}

async fn of_postgres(world: &World) -> Schema {
    let mut connection = PgConnection::connect(world.address()).await.expect("a connection");
    let mut schema = Schema::new();
    for sql in [
        "SELECT t.relname || '.' || c.attname
           || CASE c.atttypid::regtype::text WHEN 'bytea' THEN ' bytes' WHEN 'text' THEN ' text'
                WHEN 'bigint' THEN ' integer' ELSE ' ' || c.atttypid::regtype::text END
           || CASE WHEN c.attnotnull THEN ' required' ELSE '' END
           || COALESCE(' key ' || array_position(k.conkey, c.attnum), '')
         FROM pg_class t JOIN pg_attribute c ON c.attrelid = t.oid AND c.attnum > 0 AND NOT c.attisdropped
         LEFT JOIN pg_constraint k ON k.conrelid = t.oid AND k.contype = 'p'
         WHERE t.relnamespace = 'public'::regnamespace AND t.relkind = 'r'",
        "SELECT t.relname || ' (' || string_agg(a.attname, ', ' ORDER BY n) || ') references ' || r.relname || ' ('
           || string_agg(b.attname, ', ' ORDER BY n) || ')'
         FROM pg_constraint k JOIN pg_class t ON t.oid = k.conrelid JOIN pg_class r ON r.oid = k.confrelid
         CROSS JOIN LATERAL unnest(k.conkey, k.confkey) WITH ORDINALITY AS pair (own, other, n)
         JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = own
         JOIN pg_attribute b ON b.attrelid = r.oid AND b.attnum = other
         WHERE k.contype = 'f' AND t.relnamespace = 'public'::regnamespace GROUP BY k.oid, t.relname, r.relname",
        "SELECT t.relname || CASE WHEN i.indisunique THEN ' unique index (' ELSE ' index (' END
           || string_agg(a.attname, ', ' ORDER BY n) || ')'
         FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid
         CROSS JOIN LATERAL unnest(i.indkey::int2[]) WITH ORDINALITY AS part (own, n)
         JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = own
         WHERE NOT i.indisprimary AND t.relnamespace = 'public'::regnamespace
         GROUP BY i.indexrelid, t.relname, i.indisunique",
    ] {
        let lines: Vec<String> = sqlx::query_scalar(sql).fetch_all(&mut connection).await.expect("lines");
        schema.extend(lines);
    }
    schema
}
