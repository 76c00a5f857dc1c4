-- How many a broadcast was for when it was approved; the numbers of followers go on changing.
alter table broadcasts add column people bigint;

-- When somebody said of a failed one that he knows; null while it waits for that.
alter table broadcasts add column acknowledged_ms bigint;
