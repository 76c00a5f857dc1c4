-- Words of danger: when a follower last said one that nobody has answered, and when somebody was last called for it.
alter table talks add column urgent_ms bigint not null default 0;
alter table talks add column alarmed_ms bigint not null default 0;

-- When somebody was last called for a case with such words.
alter table cases add column alarmed_ms bigint not null default 0;
