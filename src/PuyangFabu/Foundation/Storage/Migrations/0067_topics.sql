-- 专题: an article that gathers others in sections, on a page with an address of its own.
alter table articles add column topic text not null default '';

-- Which topic has which address. One that readers had stays: links to it are in messages already sent.
create table topic_slugs (
    slug text not null primary key,
    article_id bigint not null references articles (id),
    shown boolean not null default false
);
create index topic_slugs_by_article on topic_slugs (article_id);

-- What the topics gather that readers get, to tell of an article in which topics it is.
create table topic_articles (
    topic_id bigint not null references articles (id),
    external_id text not null,
    primary key (topic_id, external_id)
);
create index topic_articles_by_article on topic_articles (external_id);
