-- Pictures of a case: of the form behind a link until that is handed in, of a message that is still fetched from WeChat, or on disk.
create table case_pictures (
    id $identity$,
    case_id bigint null,
    link_hash text not null default '',
    account text not null default '',
    open_id text not null default '',
    sent_media_id bigint null,
    file_name text not null default '',
    content_type text not null default '',
    digest text not null default '',
    bytes bigint not null default 0,
    width bigint not null default 0,
    height bigint not null default 0,
    problem text not null default '',
    created_ms bigint not null
);
create index case_pictures_by_case on case_pictures (case_id, id);
create index case_pictures_by_link on case_pictures (link_hash, id);
create index case_pictures_by_follower on case_pictures (account, open_id);
create index case_pictures_to_bring on case_pictures (id) where file_name = '' and problem = '';
