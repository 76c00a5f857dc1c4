create table audit_anchor_head (
    lines bigint not null,
    sequence bigint not null,
    hash text not null,
    line_hash text not null,
    at_ms bigint not null,
    acknowledged bigint not null,
    accepted text not null
);
insert into audit_anchor_head (lines, sequence, hash, line_hash, at_ms, acknowledged, accepted)
values (0, 0, '', '0000000000000000000000000000000000000000000000000000000000000000', 0, 0, '');

create table audit_signing_keys (
    id $identity$,
    public_key text not null unique,
    sealed_key text not null,
    created_ms bigint not null
);

$keepreplaced$
