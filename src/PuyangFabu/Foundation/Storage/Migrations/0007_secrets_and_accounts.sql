create table data_protection_keys (
    id $identity$,
    name text not null,
    master_key text not null,
    content text not null,
    created_ms bigint not null
);

create table account_settings (
    id $identity$,
    slug text not null unique,
    name text not null,
    original_id text not null,
    app_id text not null,
    kind text not null,
    app_secret text not null,
    token text not null,
    encoding_aes_key text not null,
    previous_encoding_aes_key text not null,
    revision bigint not null default 1,
    updated_ms bigint not null
);

create table holds (
    name text not null primary key,
    reason text not null,
    since_ms bigint not null
);

create table backups (
    id $identity$,
    file_name text not null,
    row_count bigint not null,
    bytes bigint not null,
    with_keys boolean not null,
    finished_ms bigint not null
);
