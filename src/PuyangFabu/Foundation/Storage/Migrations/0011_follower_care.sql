alter table followers add column code text not null default '';
alter table followers add column remark text not null default '';
alter table followers add column source text not null default '';
alter table followers add column tag_ids text not null default '';
alter table followers add column listed_run bigint not null default 0;
alter table followers add column informed_run bigint not null default 0;
alter table followers add column answered_ms bigint null;
create index followers_by_code on followers (code);
create index followers_by_information on followers (account, following, informed_run);
create index followers_by_leaving on followers (following, unfollowed_ms);

create index inbox_by_follower on inbox (account, open_id, id);

create table follower_name_keys (
    id bigint not null primary key,
    secret text not null
);

create table follower_tags (
    account text not null,
    tag_id bigint not null,
    name text not null,
    members bigint not null,
    primary key (account, tag_id)
);

create table follower_syncs (
    account text not null primary key,
    run bigint not null,
    state text not null,
    phase text not null,
    next_open_id text not null default '',
    total bigint not null default 0,
    listed bigint not null default 0,
    informed bigint not null default 0,
    departed bigint not null default 0,
    started_ms bigint not null,
    finished_ms bigint null,
    next_step_ms bigint not null,
    lease_until_ms bigint not null default 0,
    attempts bigint not null default 0,
    problem text not null default ''
);

create table follower_messages (
    id $identity$,
    account text not null,
    open_id text not null,
    operator_id bigint null,
    operator_name text not null,
    words text not null,
    state text not null,
    sent_ms bigint not null,
    problem text not null default ''
);
create index follower_messages_by_follower on follower_messages (account, open_id, id);
create index follower_messages_by_state on follower_messages (state, sent_ms);
