create table word_rules (
    id $identity$,
    list_name text not null,
    kind text not null,
    words text not null,
    severity text not null,
    suggestion text not null default '',
    contexts text not null default '',
    enabled boolean not null default true,
    updated_ms bigint not null
);
create index word_rules_by_list on word_rules (list_name, id);

create table uploads (
    id $identity$,
    name text not null,
    content_type text not null,
    width bigint not null,
    height bigint not null,
    bytes bigint not null,
    original_name text not null default '',
    alt text not null default '',
    uploaded_by bigint null,
    uploaded_ms bigint not null
);
create index uploads_by_name on uploads (name);
