-- A picture that an operator sent: path of the upload.
alter table follower_messages add column picture text not null default '';

-- Answers that operators have ready.
create table quick_replies (
    id $identity$,
    title text not null,
    text text not null,
    revision bigint not null,
    updated_ms bigint not null
);
