create table publications (
    id $identity$,
    account text not null,
    state text not null,
    revision bigint not null,
    title text not null,
    content_hash text not null,
    author_id bigint null,
    author_name text not null default '',
    approved_by bigint null,
    approved_name text not null default '',
    approved_ms bigint null,
    approved_hash text not null default '',
    media_id text not null default '',
    publish_id text not null default '',
    we_chat_article_id text not null default '',
    article_urls text not null default '',
    error_code bigint null,
    attention text not null default '',
    started_ms bigint null,
    next_step_ms bigint not null default 0,
    looks bigint not null default 0,
    published_ms bigint null,
    created_ms bigint not null,
    updated_ms bigint not null
);
create index publications_by_step on publications (state, next_step_ms);
create index publications_by_account on publications (account, id desc);
create index publications_by_job on publications (publish_id);

create table publication_articles (
    publication_id bigint not null references publications (id),
    position bigint not null,
    article_id bigint not null,
    version bigint not null,
    content_hash text not null,
    title text not null,
    primary key (publication_id, position)
);

create table publication_events (
    id $identity$,
    publication_id bigint not null references publications (id),
    at_ms bigint not null,
    action text not null,
    from_state text not null,
    to_state text not null,
    content_hash text not null,
    operator_id bigint null,
    operator_name text not null,
    comment text not null default ''
);
create index publication_events_by_publication on publication_events (publication_id, id);

create table publish_results (
    account text not null,
    publish_id text not null,
    status bigint not null,
    we_chat_article_id text not null default '',
    article_urls text not null default '',
    failed_indexes text not null default '',
    received_ms bigint not null,
    primary key (account, publish_id)
);
