-- Pictures in the bodies of articles that came from WeChat: what became of each address, so that none is asked for again and again.
create table pulled_pictures (
    address text not null primary key,
    name text not null default '',
    problem text not null default '',
    attempts bigint not null default 0,
    next_ms bigint not null default 0
);

-- When the pictures of its body are looked at next, null when there is nothing left to do; what of them could not be had.
alter table pulled_articles add column pictures_ms bigint null;
alter table pulled_articles add column pictures_lease_ms bigint not null default 0;
alter table pulled_articles add column pictures_note text not null default '';
create index pulled_articles_pictures on pulled_articles (pictures_ms, id) where pictures_ms is not null;
create index pulled_articles_pictures_lost on pulled_articles (account, id) where pictures_note <> '';
update pulled_articles set pictures_ms = 0 where article_id is not null and state <> 'own';
