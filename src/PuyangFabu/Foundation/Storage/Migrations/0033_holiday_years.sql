-- Days off and days worked in their place (调休), a row for each year that somebody entered; what came with the program has none.
create table holiday_years (
    year bigint not null primary key,
    holidays text not null,
    workdays text not null,
    revision bigint not null,
    updated_ms bigint not null
);
