-- Who changed a service since somebody else looked it over, and what that one saw. What is there already was looked over by nobody.
alter table citizen_services add column hands text not null default '[]';
alter table citizen_services add column reviewed_revision bigint null;
alter table citizen_services add column reviewed_by text not null default '';
alter table citizen_services add column reviewed_ms bigint null;

-- Who is named to see what informants tell (举报). While nobody is, the chiefs see it.
create table case_report_readers (
    operator_id bigint not null primary key
);

-- Petitions (信访) have days of their own; and what field of life a case is of, for the figures.
alter table cases add column petition boolean not null default false;
alter table cases add column field text not null default '';

-- A small picture for lists beside each one that a follower sent; empty for what came before, and for what is no picture.
alter table sent_media add column thumbnail text not null default '';
