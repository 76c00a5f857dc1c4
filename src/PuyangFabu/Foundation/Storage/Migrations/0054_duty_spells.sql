-- When somebody said in the console that people are there to answer followers outside the usual hours (今晚有人值班).
create table duty_spells (
    id $identity$,
    begun_ms bigint not null,
    until_ms bigint not null,
    operator_name text not null
);
create index duty_spells_by_end on duty_spells (until_ms);
