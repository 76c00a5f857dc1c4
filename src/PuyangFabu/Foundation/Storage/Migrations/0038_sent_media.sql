-- What followers sent besides words: fetched from WeChat, which keeps it for three days, and kept as a file.
create table sent_media (
    id $identity$,
    account text not null,
    open_id text not null,
    media_id text not null,
    kind text not null,
    state text not null,
    received_ms bigint not null,
    next_step_ms bigint not null,
    attempts bigint not null default 0,
    file_name text not null default '',
    content_type text not null default '',
    bytes bigint not null default 0,
    problem text not null default ''
);
create index sent_media_by_step on sent_media (state, next_step_ms);
create index sent_media_by_follower on sent_media (account, open_id, id);
