-- Sites of the city that are read for what is new there.
create table news_sources (
    id $identity$,
    name text not null,
    unit_id bigint not null,
    form text not null,
    address text not null,
    item_selector text not null default '',
    title_selector text not null default '',
    link_selector text not null default '',
    date_selector text not null default '',
    body_selector text not null default '',
    board_id bigint null,
    editor_id bigint null,
    interval_minutes bigint not null,
    reprint text not null,
    listed boolean not null default false,
    enabled boolean not null default true,
    revision bigint not null default 1,
    created_ms bigint not null,
    updated_ms bigint not null
);
create unique index news_sources_by_address on news_sources (address);

-- How each was found when it was last read, and when that is to be done again.
create table source_states (
    source_id bigint not null primary key,
    due_ms bigint not null,
    etag text not null default '',
    last_modified text not null default '',
    checked_ms bigint not null default 0,
    good_ms bigint not null default 0,
    newest_ms bigint not null default 0,
    failures bigint not null default 0,
    since_ms bigint not null default 0,
    problem text not null default '',
    moved_to text not null default ''
);

-- What was found. Its text is kept until a draft is made of it, the row for as long as the site still shows it.
create table source_items (
    id $identity$,
    source_id bigint not null,
    item_key text not null,
    title text not null,
    title_key text not null,
    url text not null,
    author text not null default '',
    body text not null default '',
    at_ms bigint not null,
    dated boolean not null default false,
    found_ms bigint not null,
    seen_ms bigint not null,
    state text not null,
    next_ms bigint not null default 0,
    tries bigint not null default 0,
    note text not null default '',
    article_id bigint null,
    same_as bigint null
);
create unique index source_items_by_key on source_items (source_id, item_key);
create index source_items_by_title on source_items (title_key, at_ms);
create index source_items_by_state on source_items (state, at_ms);

-- One request at a time for a host, whatever asks for it on whatever node; and what its robots.txt said.
create table source_hosts (
    host text not null primary key,
    free_ms bigint not null,
    robots text not null default '',
    robots_ms bigint not null default 0
);
