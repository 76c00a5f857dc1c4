-- What tells a repeat needs to be known for days, a message for a year: an index of random keys over all messages grows until each new one costs a
-- read and a write of a page somewhere. A short table of the latest keys stays in memory.
create table delivery_keys (
    delivery_key $blob$ not null primary key,
    inbox_id bigint not null
) $clustered$;
create index delivery_keys_by_row on delivery_keys $ascending$ (inbox_id);

insert into delivery_keys (inbox_id, delivery_key)
select id, delivery_key from inbox where received_ms >= (select received_ms from inbox order by id desc limit 1) - 172800000;
