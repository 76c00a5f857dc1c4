-- Uploads and what followers sent, where Storage:Files says that they lie in the database. In parts, so that nobody holds a whole film in memory.
create table kept_files (
    id $identity$,
    name text not null,
    size bigint not null,
    kept_ms bigint not null
);
create unique index kept_files_by_name on kept_files (name);

create table kept_file_parts (
    file_id bigint not null references kept_files (id),
    start bigint not null,
    data $blob$ not null,
    primary key (file_id, start)
);
