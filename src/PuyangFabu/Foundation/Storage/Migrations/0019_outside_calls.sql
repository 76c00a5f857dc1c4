create table outside_calls (
    id $identity$,
    account text not null,
    kind text not null,
    operator_id bigint null,
    operator_name text not null,
    subject_kind text not null default '',
    subject_id text not null default '',
    content_hash text not null default '',
    detail text not null default '',
    recipients bigint not null default 0,
    shown_to text not null default '',
    state text not null,
    attempts bigint not null default 1,
    started_ms bigint not null,
    lease_until_ms bigint not null,
    next_step_ms bigint not null,
    ended_ms bigint null,
    result_code bigint null,
    result text not null default ''
);

create index outside_calls_by_step on outside_calls (state, next_step_ms);
create index outside_calls_by_subject on outside_calls (subject_kind, subject_id, id);
create index outside_calls_by_account on outside_calls (account, id desc);

create table outside_call_recipients (
    id $identity$,
    call_id bigint not null references outside_calls (id),
    account text not null,
    recipient text not null,
    words text not null default ''
);

create index outside_call_recipients_by_call on outside_call_recipients (call_id);
create index outside_call_recipients_by_person on outside_call_recipients (account, recipient);

create table preview_names (
    id $identity$,
    account text not null,
    kind text not null,
    name text not null,
    note text not null default '',
    added_by bigint null,
    added_name text not null default '',
    added_ms bigint not null,
    unique (account, kind, name)
);
