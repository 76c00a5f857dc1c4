alter table articles add column subtitle text not null default '';
alter table articles add column original_title text not null default '';
alter table articles add column original_author text not null default '';
alter table articles add column kind text not null default '';
alter table articles add column validity text not null default '';
alter table articles add column ai_assisted boolean not null default false;
alter table articles add column corrections text not null default '';
alter table articles add column further_board_ids text not null default '';
alter table articles add column in_work boolean not null default false;

create table article_boards (
    article_id bigint not null references articles (id),
    board_id bigint not null references boards (id),
    published_ms bigint not null,
    primary key (article_id, board_id)
);
create index article_boards_by_time on article_boards (board_id, published_ms desc, article_id desc);

create table article_versions (
    article_id bigint not null references articles (id),
    number bigint not null,
    content text not null,
    content_hash text not null,
    written_by bigint null,
    written_name text not null,
    written_ms bigint not null,
    note text not null default '',
    primary key (article_id, number)
);

create table article_works (
    article_id bigint not null primary key references articles (id),
    state text not null,
    revision bigint not null,
    head_version bigint not null,
    content_hash text not null,
    title text not null,
    board_id bigint not null references boards (id),
    kind text not null default '',
    writer_id bigint null,
    writer_name text not null default '',
    last_editor_id bigint null,
    last_editor_name text not null default '',
    submitter_id bigint null,
    round bigint not null default 0,
    urgent boolean not null default false,
    queue_rank bigint not null default 0,
    live_version bigint null,
    live_hash text not null default '',
    live_ms bigint null,
    scheduled_ms bigint null,
    locked_by bigint null,
    locked_name text not null default '',
    locked_until_ms bigint null,
    created_ms bigint not null,
    updated_ms bigint not null
);
create index article_works_by_change on article_works (queue_rank desc, updated_ms desc, article_id desc);
create index article_works_by_state on article_works (state, queue_rank desc, updated_ms desc, article_id desc);

create table article_events (
    id $identity$,
    article_id bigint not null references articles (id),
    at_ms bigint not null,
    action text not null,
    stage text not null default '',
    version bigint not null,
    content_hash text not null,
    round bigint not null,
    comment text not null default '',
    operator_id bigint null,
    operator_name text not null,
    address text not null,
    details text not null default ''
);
create index article_events_by_article on article_events (article_id, id);

-- What was published before there were versions becomes version 1. Left out of the document is what has its default value.
insert into article_versions (article_id, number, content, content_hash, written_by, written_name, written_ms, note)
select articles.id, 1, cast($json_object$(
        'boardId', board_id, 'boardSlugs', boards.slug, 'title', title, 'digest', digest, 'bodySource', body_source,
        'bodyFormat', body_format, 'bodyHtml', body_html, 'coverUrl', cover_url, 'author', author, 'editor', editor,
        'source', source, 'sourceUrl', source_url, 'keywords', keywords, 'publishedMs', published_ms, 'sample', $json_true$) as text),
    content_hash, null, '', articles.updated_ms, ''
from articles join boards on boards.id = articles.board_id where sample;

insert into article_versions (article_id, number, content, content_hash, written_by, written_name, written_ms, note)
select articles.id, 1, cast($json_object$(
        'boardId', board_id, 'boardSlugs', boards.slug, 'title', title, 'digest', digest, 'bodySource', body_source,
        'bodyFormat', body_format, 'bodyHtml', body_html, 'coverUrl', cover_url, 'author', author, 'editor', editor,
        'source', source, 'sourceUrl', source_url, 'keywords', keywords, 'publishedMs', published_ms) as text),
    content_hash, null, '', articles.updated_ms, ''
from articles join boards on boards.id = articles.board_id where not sample;

insert into article_works (
    article_id, state, revision, head_version, content_hash, title, board_id, live_version, live_hash, live_ms, created_ms, updated_ms)
select id, status, 1, 1, content_hash, title, board_id,
    case when status = 'published' then 1 end, case when status = 'published' then content_hash else '' end,
    case when status = 'published' then published_ms end, created_ms, updated_ms
from articles;
