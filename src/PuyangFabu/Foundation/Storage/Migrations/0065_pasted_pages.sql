-- Addresses of the account's own articles that an editor pasted; they are opened one at a time.
create table pasted_pages (
    id $identity$,
    account text not null,
    url text not null,
    url_key text not null,
    state text not null,
    note text not null default '',
    article_id bigint null,
    asked_by bigint null,
    asked_name text not null,
    asked_ms bigint not null,
    next_ms bigint not null,
    lease_until_ms bigint not null default 0,
    attempts bigint not null default 0
);
create unique index pasted_pages_open on pasted_pages (account, url_key) where state = 'waiting';
create index pasted_pages_by_state on pasted_pages (state, next_ms);
create index pasted_pages_by_account on pasted_pages (account, id);
