alter table holds add column released_ms bigint null;
