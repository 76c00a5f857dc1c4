-- The number that the hotline gave a case; each is taken in once.
alter table cases add column hotline text not null default '';
create unique index cases_by_hotline on cases (hotline) where hotline <> '';
