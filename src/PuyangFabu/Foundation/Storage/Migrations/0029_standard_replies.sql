-- What followers are told in general (welcome, nothing found …), version after version; before the first approved one the program's own texts hold.
create table standard_replies (
    version bigint not null primary key,
    content text not null,
    status text not null,
    hands text not null,
    author_id bigint null,
    author text not null,
    decided_by text not null default '',
    decided_ms bigint null,
    comment text not null default '',
    created_ms bigint not null
);
