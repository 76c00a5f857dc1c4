create table danger_groups (
    id $identity$,
    name text not null,
    threatens_life boolean not null,
    words text not null,
    exceptions text not null,
    reply text not null,
    updated_ms bigint not null
);

alter table search_sessions add column shown text not null default '';
