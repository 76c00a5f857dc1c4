-- What the pulls of an account asked WeChat today, however often they were begun; how often the present one went back in the list because
-- entries before its place were deleted meanwhile; and whether the last one found most of the posts missing and did not believe it.
alter table article_pulls add column asked bigint not null default 0;
alter table article_pulls add column asked_day bigint not null default 0;
alter table article_pulls add column backs bigint not null default 0;
alter table article_pulls add column doubted boolean not null default false;
