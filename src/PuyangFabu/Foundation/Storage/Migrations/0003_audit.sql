create table audit_log (
    sequence bigint not null primary key,
    at_ms bigint not null,
    operator_id bigint null,
    operator_name text not null,
    address text not null,
    action text not null,
    refused text not null,
    target_kind text not null,
    target_id text not null,
    content_hash text not null,
    before_json text not null,
    after_json text not null,
    comment text not null,
    previous_hash text not null,
    hash text not null
);

create table audit_head (
    sequence bigint not null,
    hash text not null
);
insert into audit_head (sequence, hash) values (0, '0000000000000000000000000000000000000000000000000000000000000000');

$appendonly$
