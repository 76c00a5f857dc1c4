-- Files that hang on an article, one a line (file, bytes, name, parted by tabs), and the description of its cover.
alter table articles add column attachments text not null default '';
alter table articles add column cover_alt text not null default '';

-- Which articles readers got with which file. Rows of a withdrawn article stay, so that its files are told to be gone.
create table article_attachments (
    article_id bigint not null references articles (id),
    file text not null,
    name text not null,
    primary key (article_id, file)
);
create index article_attachments_by_file on article_attachments (file);
