-- What citizens can do and ask (便民服务): by name and other words, with a phone number, a site or a mini program.
create table citizen_services (
    id $identity$,
    name text not null,
    words text not null,
    text text not null,
    unit_id bigint null,
    unit_name text not null default '',
    url text not null default '',
    mini_program text not null default '',
    phone text not null default '',
    hours text not null default '',
    county text not null default '',
    theme text not null default '',
    from_ms bigint null,
    until_ms bigint null,
    sample boolean not null default false,
    sort_order bigint not null,
    revision bigint not null default 1,
    updated_ms bigint not null
);
