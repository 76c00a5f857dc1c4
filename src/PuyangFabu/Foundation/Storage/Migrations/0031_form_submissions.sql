-- Which sendings of a form had their effect, so that the same one has none when it comes again. Kept for some days.
create table form_submissions (
    operator_id bigint not null,
    submission_key text not null,
    attempt text not null,
    content_hash text not null,
    next_path text not null default '',
    at_ms bigint not null,
    primary key (operator_id, submission_key)
);
create index form_submissions_by_time on form_submissions (at_ms);
