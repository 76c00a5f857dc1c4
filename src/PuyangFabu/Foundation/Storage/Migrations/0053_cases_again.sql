-- How often a case was handled anew because the citizen was not content; when it was put before others; and what its follower is still to be told.
alter table cases add column redone bigint not null default 0;
alter table cases add column hastened_ms bigint null;
alter table cases add column receipt text not null default '';
create index cases_by_receipt on cases (receipt) where receipt <> '';
