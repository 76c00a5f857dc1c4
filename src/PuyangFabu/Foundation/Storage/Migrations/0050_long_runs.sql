-- Long work that somebody started and may leave: how far it is, and what it came to.
create table long_runs (
    id $identity$,
    kind text not null,
    state text not null,
    asked_by bigint null,
    asked_name text not null,
    asked_ms bigint not null,
    lease_ms bigint null,
    ended_ms bigint null,
    done bigint not null default 0,
    total bigint not null default 0,
    result text not null default ''
);

-- One of a kind at a time.
create unique index long_runs_open on long_runs (kind) where state in ('waiting', 'running');
create index long_runs_by_kind on long_runs (kind, id);
