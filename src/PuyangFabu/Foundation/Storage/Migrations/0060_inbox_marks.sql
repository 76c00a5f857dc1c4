-- How far something has come in the inbox, so that a start does not go through all of it again.
create table inbox_marks (
    name text not null primary key,
    row_id bigint not null
);
