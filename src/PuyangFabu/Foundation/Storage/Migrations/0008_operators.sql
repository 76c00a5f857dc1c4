create table operators (
    id $identity$,
    user_name text not null,
    normalized_name text not null unique,
    display_name text not null,
    roles text not null,
    enabled boolean not null,
    bootstrap boolean not null,
    password_hash text not null,
    password_set_ms bigint not null,
    must_change_password boolean not null,
    security_stamp text not null,
    second_factor boolean not null default false,
    authenticator_key text not null default '',
    last_totp_step bigint not null default 0,
    recovery_codes text not null default '',
    last_sign_in_ms bigint null,
    last_sign_in_address text not null default '',
    previous_sign_in_ms bigint null,
    previous_sign_in_address text not null default '',
    revision bigint not null default 1,
    created_ms bigint not null,
    updated_ms bigint not null
);

create table operator_turn (
    taken bigint not null
);
insert into operator_turn (taken) values (0);

create table operator_old_passwords (
    id $identity$,
    operator_id bigint not null references operators (id),
    password_hash text not null,
    replaced_ms bigint not null
);
create index operator_old_passwords_by_operator on operator_old_passwords (operator_id, id desc);

create table operator_sessions (
    id $identity$,
    token_hash text not null unique,
    operator_id bigint not null references operators (id),
    security_stamp text not null,
    kind text not null,
    address text not null,
    client text not null,
    created_ms bigint not null,
    last_used_ms bigint not null,
    expires_ms bigint not null
);
create index operator_sessions_by_operator on operator_sessions (operator_id);
create index operator_sessions_by_end on operator_sessions (expires_ms);

create table operator_tokens (
    id $identity$,
    token_hash text not null unique,
    operator_id bigint not null references operators (id),
    name text not null,
    scopes text not null,
    created_ms bigint not null,
    expires_ms bigint not null,
    last_used_ms bigint null,
    revoked_ms bigint null
);
create index operator_tokens_by_operator on operator_tokens (operator_id);

create table sign_in_failures (
    subject text not null primary key,
    failures bigint not null,
    first_ms bigint not null,
    last_ms bigint not null
);
create index sign_in_failures_by_time on sign_in_failures (last_ms);
