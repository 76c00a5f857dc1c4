-- What an account published before this product is fetched page by page; one row for each account says how far the last pull came.
create table article_pulls (
    account text not null primary key,
    run bigint not null,
    state text not null,
    phase text not null,
    place bigint not null default 0,
    batch bigint not null,
    with_drafts boolean not null default false,
    news_as_drafts boolean not null default false,
    total bigint not null default 0,
    looked bigint not null default 0,
    added bigint not null default 0,
    same bigint not null default 0,
    changed bigint not null default 0,
    gone bigint not null default 0,
    refused bigint not null default 0,
    unread bigint not null default 0,
    started_ms bigint not null,
    finished_ms bigint null,
    next_step_ms bigint not null,
    lease_until_ms bigint not null default 0,
    attempts bigint not null default 0,
    problem text not null default ''
);

-- Each article that WeChat told of: which of ours it became, and what it was when it was taken and when it was seen last.
create table pulled_articles (
    id $identity$,
    account text not null,
    origin text not null,
    outer_id text not null,
    position bigint not null,
    article_id bigint null,
    url text not null default '',
    url_key text not null default '',
    title text not null,
    state text not null,
    taken_hash text not null default '',
    seen_hash text not null default '',
    note text not null default '',
    cover_missing boolean not null default false,
    run bigint not null,
    published_ms bigint not null,
    first_ms bigint not null,
    noticed_ms bigint null
);
create unique index pulled_articles_by_name on pulled_articles (account, origin, outer_id, position);
create index pulled_articles_by_address on pulled_articles (account, url_key) where url_key <> '';
create index pulled_articles_by_article on pulled_articles (article_id) where article_id is not null;
create index pulled_articles_by_time on pulled_articles (account, published_ms, id);
create index pulled_articles_noticed on pulled_articles (account, id) where noticed_ms is not null;

-- Which board an article from there is put on, the first rule that fits.
create table pull_rules (
    id $identity$,
    place bigint not null,
    field text not null,
    word text not null,
    board_id bigint not null
);
