alter table operators add column waiting_roles text not null default '';
alter table operators add column waiting_why text not null default '';
alter table operators add column waiting_by bigint null;
alter table operators add column waiting_by_name text not null default '';
alter table operators add column waiting_since_ms bigint null;
alter table operators add column appointed_alone boolean not null default false;
