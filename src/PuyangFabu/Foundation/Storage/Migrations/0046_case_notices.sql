-- Which way an answer went to the citizen, when it was last tried, and the moment of a notice of which WeChat has not told the end.
alter table cases add column delivery_way text not null default '';
alter table cases add column tried_ms bigint not null default 0;
alter table cases add column notice_ms bigint not null default 0;
create index cases_by_delivery on cases (delivery, id) where delivery in ('waiting', 'sending');

-- How many notices of a form a follower has agreed to get (订阅通知).
create table notice_consents (
    account text not null,
    open_id text not null,
    template_id text not null,
    allowed bigint not null,
    at_ms bigint not null,
    primary key (account, open_id, template_id)
);
