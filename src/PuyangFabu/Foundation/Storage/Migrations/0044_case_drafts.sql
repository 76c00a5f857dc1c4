-- Cases that followers are telling in the chat, a step a message, until they are handed in.
create table case_drafts (
    id $identity$,
    account text not null,
    open_id text not null,
    step text not null,
    type text not null default '',
    county text not null default '',
    place text not null default '',
    text text not null default '',
    contact text not null default '',
    anonymous boolean not null default false,
    publishable boolean not null default false,
    media text not null default '[]',
    number text not null default '',
    code_hash text not null default '',
    updated_ms bigint not null
);
create index case_drafts_by_follower on case_drafts (account, open_id, id);
create index case_drafts_by_step on case_drafts (step, updated_ms);
