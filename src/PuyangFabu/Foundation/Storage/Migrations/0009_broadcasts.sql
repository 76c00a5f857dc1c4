create table broadcasts (
    id $identity$,
    account text not null,
    state text not null,
    revision bigint not null,
    kind text not null,
    title text not null,
    text_content text not null default '',
    image_name text not null default '',
    audience text not null,
    tag_id bigint null,
    recipients bigint null,
    send_ignore_reprint boolean not null default false,
    send_when_approved boolean not null default true,
    content_hash text not null,
    scheduled_ms bigint null,
    author_id bigint null,
    author_name text not null default '',
    approved_by bigint null,
    approved_name text not null default '',
    approved_ms bigint null,
    approved_hash text not null default '',
    preview_media_id text not null default '',
    preview_hash text not null default '',
    attention text not null default '',
    sent_ms bigint null,
    created_ms bigint not null,
    updated_ms bigint not null
);
create index broadcasts_by_state on broadcasts (state, scheduled_ms);
create index broadcasts_by_account on broadcasts (account, id desc);
create index broadcasts_by_sending on broadcasts (account, sent_ms);

create table broadcast_articles (
    broadcast_id bigint not null references broadcasts (id),
    position bigint not null,
    article_id bigint not null,
    version bigint not null,
    content_hash text not null,
    title text not null,
    primary key (broadcast_id, position)
);
create index broadcast_articles_by_article on broadcast_articles (article_id);

create table broadcast_parts (
    id $identity$,
    broadcast_id bigint not null references broadcasts (id),
    position bigint not null,
    client_msg_id text not null unique,
    state text not null,
    recipients bigint null,
    media_id text not null default '',
    media_hash text not null default '',
    attempts bigint not null default 0,
    first_attempt_ms bigint null,
    lease_until_ms bigint null,
    next_step_ms bigint not null,
    polls bigint not null default 0,
    msg_id text not null default '',
    msg_data_id text not null default '',
    error_code bigint null,
    problem text not null default '',
    total_count bigint null,
    filter_count bigint null,
    sent_count bigint null,
    error_count bigint null,
    article_urls text not null default '',
    submitted_ms bigint null,
    finished_ms bigint null,
    unique (broadcast_id, position)
);
create index broadcast_parts_by_step on broadcast_parts (state, next_step_ms);
create index broadcast_parts_by_job on broadcast_parts (msg_id);

create table broadcast_recipients (
    part_id bigint not null primary key references broadcast_parts (id),
    open_ids text not null
);

create table broadcast_attempts (
    id $identity$,
    broadcast_id bigint not null references broadcasts (id),
    part_position bigint not null,
    number bigint not null,
    started_ms bigint not null,
    ended_ms bigint null,
    outcome text not null default '',
    error_code bigint null,
    msg_id text not null default '',
    problem text not null default ''
);
create index broadcast_attempts_by_broadcast on broadcast_attempts (broadcast_id, id);

create table broadcast_events (
    id $identity$,
    broadcast_id bigint not null references broadcasts (id),
    at_ms bigint not null,
    action text not null,
    from_state text not null,
    to_state text not null,
    content_hash text not null,
    operator_id bigint null,
    operator_name text not null,
    comment text not null default ''
);
create index broadcast_events_by_broadcast on broadcast_events (broadcast_id, id);

create table mass_send_results (
    account text not null,
    msg_id text not null,
    outcome text not null,
    status text not null,
    error_code bigint null,
    total_count bigint null,
    filter_count bigint null,
    sent_count bigint null,
    error_count bigint null,
    article_urls text not null default '',
    received_ms bigint not null,
    primary key (account, msg_id)
);
