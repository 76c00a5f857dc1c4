alter table broadcasts add column pinned text not null default '';
alter table publications add column pinned text not null default '';
