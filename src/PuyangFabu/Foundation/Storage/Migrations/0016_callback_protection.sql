alter table account_settings add column require_encryption text not null default 'auto';

create table encryption_states (
    account text not null primary key,
    since_ms bigint not null
);

create table seen_signatures (
    signed_at bigint not null,
    signature text not null,
    body text not null,
    expires_ms bigint not null,
    primary key (signed_at, signature)
) $clustered$;
