alter table follower_syncs add column unread bigint not null default 0;
alter table follower_syncs add column unread_codes text not null default '';
alter table follower_syncs add column unlisted bigint not null default 0;
alter table follower_syncs add column unread_tags bigint not null default 0;
alter table follower_syncs add column batch bigint not null default 100;
alter table followers add column stale_ms bigint null;
