-- When the chief last told to see to a case (督办).
alter table cases add column supervised_ms bigint null;
