-- What came of trying the addresses of services.
create table service_links (
    service_id bigint not null primary key,
    url text not null,
    checked_ms bigint not null,
    problem text not null default '',
    failures bigint not null default 0,
    since_ms bigint not null default 0
);
