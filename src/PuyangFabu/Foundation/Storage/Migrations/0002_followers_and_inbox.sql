create table followers (
    account text not null,
    open_id text not null,
    following boolean not null,
    followed_ms bigint null,
    unfollowed_ms bigint null,
    scene text not null default '',
    primary key (account, open_id)
);

create table inbox (
    id $identity$,
    delivery_key $blob$ not null unique,
    account text not null,
    open_id text not null,
    kind text not null,
    received_ms bigint not null,
    message $blob$ not null,
    reply $blob$ null,
    reason text not null,
    elapsed_us bigint not null
);

create table search_sessions (
    account text not null,
    open_id text not null,
    query text not null,
    next_offset bigint not null,
    updated_ms bigint not null,
    primary key (account, open_id)
);

create table unanswered_words (
    account text not null,
    words text not null,
    times bigint not null,
    first_ms bigint not null,
    last_ms bigint not null,
    primary key (account, words)
);
