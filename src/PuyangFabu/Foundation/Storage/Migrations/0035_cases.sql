-- What citizens ask, complain of and propose (诉求), as cases with a number, a deadline and a unit that handles them.
create table cases (
    id $identity$,
    number text not null unique,
    code_hash text not null,
    type text not null,
    title text not null,
    text text not null,
    county text not null default '',
    place text not null default '',
    contact text not null default '',
    anonymous boolean not null,
    publishable boolean not null,
    account text not null default '',
    open_id text not null default '',
    pictures text not null default '[]',
    source text not null,
    danger text not null default '',
    state text not null,
    revision bigint not null default 1,
    unit_id bigint null,
    unit_name text not null default '',
    helping text not null default '[]',
    term_days bigint not null,
    submitted_ms bigint not null,
    due_ms bigint not null,
    unknown_years text not null default '[]',
    assigned_ms bigint null,
    extension_ms bigint null,
    extension_by bigint null,
    extension_name text not null default '',
    extension_comment text not null default '',
    extended boolean not null default false,
    answer text not null default '',
    answer_name text not null default '',
    content_hash text not null default '',
    approved_name text not null default '',
    answered_ms bigint null,
    delivery text not null default '',
    score bigint null,
    remark text not null default '',
    decline_reason text not null default '',
    urges bigint not null default 0,
    urged_ms bigint null,
    article_id bigint null,
    closed_ms bigint null,
    wiped_ms bigint null,
    updated_ms bigint not null
);
create index cases_by_state on cases (state, due_ms);
create index cases_by_unit on cases (unit_id, id desc);
create index cases_by_follower on cases (account, open_id, id desc);
create index cases_by_submission on cases (submitted_ms);

create table case_events (
    id $identity$,
    case_id bigint not null references cases (id),
    at_ms bigint not null,
    action text not null,
    from_state text not null,
    to_state text not null,
    content_hash text not null,
    operator_id bigint null,
    operator_name text not null,
    comment text not null
);
create index case_events_by_case on case_events (case_id, id);

-- The last number that was given on a day.
create table case_numbers (
    day text not null primary key,
    last bigint not null
);

-- Whose desk it is: which units' cases an operator sees who sees no others.
create table case_desks (
    operator_id bigint not null,
    unit_id bigint not null,
    primary key (operator_id, unit_id)
);

-- Wrong query codes in a row, by hashes of the number and of the address.
create table case_guesses (
    subject text not null primary key,
    failures bigint not null,
    first_ms bigint not null,
    last_ms bigint not null
);
