-- Who answers a follower, the product by itself or people: one row for each who was ever in people's hands.
create table talks (
    id $identity$,
    account text not null,
    open_id text not null,
    state text not null,
    revision bigint not null default 0,
    holder_id bigint null,
    holder_name text not null default '',
    word_ms bigint not null default 0,
    follower_ms bigint not null default 0,
    replied_ms bigint not null default 0,
    seen_ms bigint not null default 0,
    touched_ms bigint not null,
    unique (account, open_id)
);
create index talks_by_state on talks (state, follower_ms);
create index talks_by_touch on talks (touched_ms);

create table talk_events (
    id $identity$,
    talk_id bigint not null,
    at_ms bigint not null,
    action text not null,
    from_state text not null,
    to_state text not null,
    holder_name text not null default '',
    operator_id bigint null,
    operator_name text not null,
    note text not null default ''
);
create index talk_events_by_talk on talk_events (talk_id, id);

-- An article that was sent as a card; what is written beside it is its title.
alter table follower_messages add column article_id bigint null;
