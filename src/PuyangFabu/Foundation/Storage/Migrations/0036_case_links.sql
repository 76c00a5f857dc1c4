-- Links to the form for a case: each for one follower, once. The key itself is not kept.
create table case_links (
    key_hash text not null primary key,
    account text not null,
    open_id text not null,
    created_ms bigint not null,
    case_number text not null default ''
);
