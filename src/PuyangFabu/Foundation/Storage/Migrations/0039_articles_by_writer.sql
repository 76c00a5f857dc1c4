-- The desk asks on every visit what its person has begun.
create index article_works_by_writer on article_works (writer_id, state, updated_ms desc, article_id desc);
