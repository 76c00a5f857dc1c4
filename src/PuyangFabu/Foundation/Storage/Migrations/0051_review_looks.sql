-- Which version of an article somebody who reviews had before him last, and which one before that: what changed since is shown first.
create table review_looks (
    article_id bigint not null,
    operator_id bigint not null,
    version bigint not null,
    before_version bigint null,
    at_ms bigint not null,
    primary key (article_id, operator_id)
);
