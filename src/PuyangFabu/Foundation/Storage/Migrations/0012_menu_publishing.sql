create table menu_publications (
    id $identity$,
    account text not null,
    version bigint not null,
    content_hash text not null,
    content text not null,
    kind text not null,
    state text not null,
    revision bigint not null default 1,
    operator_id bigint null,
    operator_name text not null,
    planned_ms bigint null,
    next_step_ms bigint not null default 0,
    attempts bigint not null default 0,
    started_ms bigint null,
    ended_ms bigint null,
    error_code bigint null,
    problem text not null default '',
    created_ms bigint not null
);
create index menu_publications_by_account on menu_publications (account, id desc);
create index menu_publications_by_step on menu_publications (state, next_step_ms);
create unique index menu_publications_running on menu_publications (account) where state = 'publishing';

create table menu_taps (
    account text not null,
    day text not null,
    kind text not null,
    button_key text not null,
    writer text not null,
    taps bigint not null,
    primary key (account, day, kind, button_key, writer)
);
