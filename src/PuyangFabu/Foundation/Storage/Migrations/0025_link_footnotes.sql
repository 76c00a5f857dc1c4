alter table broadcasts add column link_footnotes boolean not null default false;
alter table publications add column link_footnotes boolean not null default false;
