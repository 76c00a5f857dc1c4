-- What a database was filled with by a copy of another one: whether anybody has worked here since shows by the numbers given out.
create table copied_tables (
    name text not null primary key,
    row_count bigint not null,
    next_number bigint null
);
