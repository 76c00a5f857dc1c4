-- The desk asks on every visit what was published in a hurry and is still to be made up for.
create index article_works_in_a_hurry on article_works (state, updated_ms, article_id) where urgent;
