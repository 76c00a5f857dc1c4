create table boards (
    id $identity$,
    slug text not null unique,
    name text not null,
    parent_id bigint null references boards (id),
    description text not null default '',
    sort_order bigint not null default 0,
    visible boolean not null default true,
    revision bigint not null default 1,
    updated_ms bigint not null
);

create table articles (
    id $identity$,
    external_id text null unique,
    board_id bigint not null references boards (id),
    title text not null,
    digest text not null default '',
    body_source text not null default '',
    body_format text not null default 'markdown',
    body_html text not null default '',
    body_text text not null default '',
    cover_url text not null default '',
    author text not null default '',
    editor text not null default '',
    source text not null default '',
    source_url text not null default '',
    keywords text not null default '',
    status text not null,
    sample boolean not null default false,
    content_hash text not null,
    revision bigint not null default 1,
    published_ms bigint null,
    withdrawn_ms bigint null,
    withdrawn_note text not null default '',
    created_ms bigint not null,
    updated_ms bigint not null
);
create index articles_by_board on articles (board_id, status, published_ms desc, id desc);
create index articles_by_time on articles (status, published_ms desc, id desc);

create table reply_rules (
    id $identity$,
    name text not null,
    keywords text not null,
    match text not null,
    priority bigint not null default 0,
    enabled boolean not null default true,
    from_ms bigint null,
    until_ms bigint null,
    replies text not null,
    sample boolean not null default false,
    revision bigint not null default 1,
    updated_ms bigint not null
);

create table menus (
    id $identity$,
    account text not null,
    version bigint not null,
    content text not null,
    created_ms bigint not null,
    unique (account, version)
);

create table directory_entries (
    id $identity$,
    kind text not null,
    name text not null,
    summary text not null default '',
    site_url text not null default '',
    account_name text not null default '',
    phone text not null default '',
    sort_order bigint not null default 0,
    updated_ms bigint not null
);

create table synonym_groups (
    id $identity$,
    words text not null,
    updated_ms bigint not null
);

create table content_changes (
    sequence $identity$,
    kind text not null,
    entity_id bigint not null,
    changed_ms bigint not null
);
