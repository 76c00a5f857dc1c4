-- Who alone has sent the words, so that they can go with the person; empty when several did, or nobody knows.
alter table unanswered_words add column open_id text not null default '';
create index unanswered_words_by_sender on unanswered_words (account, open_id);
