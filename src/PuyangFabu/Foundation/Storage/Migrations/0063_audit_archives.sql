-- Which parts of the record lie in files beside the database, one behind the other from its first entry on.
create table audit_archives (
    first_sequence bigint not null primary key,
    last_sequence bigint not null,
    previous_hash text not null,
    last_hash text not null,
    file_name text not null,
    sha256 text not null,
    bytes bigint not null,
    archived_ms bigint not null
) $clustered$;

$archivedaudit$
