create table content_versions (
    kind text not null,
    entity_id bigint not null,
    revision bigint not null,
    name text not null,
    content text not null,
    deleted boolean not null default false,
    author text not null default '',
    at_ms bigint not null,
    primary key (kind, entity_id, revision)
);
create index content_versions_by_name on content_versions (kind, name);

alter table directory_entries add column revision bigint not null default 1;

alter table menus add column status text not null default 'approved';
alter table menus add column author_id bigint null;
alter table menus add column author text not null default '';
alter table menus add column decided_by text not null default '';
alter table menus add column decided_ms bigint null;
alter table menus add column comment text not null default '';
