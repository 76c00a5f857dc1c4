create table wechat_materials (
    id $identity$,
    app_id text not null,
    kind text not null,
    sha256 text not null,
    media_id text not null,
    url text not null,
    uploaded_ms bigint not null,
    expires_ms bigint null,
    unique (app_id, kind, sha256)
);
create index wechat_materials_by_media_id on wechat_materials (app_id, media_id);
