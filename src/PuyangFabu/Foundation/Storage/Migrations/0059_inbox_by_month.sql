-- The inbox only grows at its end, and where the database can it lies in a part for each month, so that an old month goes at once.
$inbox_begin$

alter table inbox rename to inbox_before;
drop index inbox_by_follower;

create table inbox (
    id $inbox_id$,
    account text not null,
    open_id text not null,
    kind text not null,
    received_ms bigint not null,
    message $blob$ not null,
    reply $blob$ null,
    reason text not null,
    elapsed_us bigint not null
    $inbox_end$;

$inbox_months$

insert into inbox (id, account, open_id, kind, received_ms, message, reply, reason, elapsed_us)
select id, account, open_id, kind, received_ms, message, reply, reason, elapsed_us from inbox_before order by id;

$inbox_numbers$

drop table inbox_before;

-- By spans of 65536 rows: the messages of the moment fall into few pages at its end, where people alone would have a page each. Who looks for
-- somebody's messages asks span by span.
create index inbox_by_follower on inbox ((id >> 16), account, open_id);
