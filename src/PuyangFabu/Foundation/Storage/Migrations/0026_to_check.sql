-- What came with the starter pack and nobody has checked yet: kept from followers and readers until somebody saves it.
alter table reply_rules add column to_check boolean not null default false;
alter table directory_entries add column to_check boolean not null default false;
alter table synonym_groups add column to_check boolean not null default false;
