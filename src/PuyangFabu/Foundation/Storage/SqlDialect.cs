using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace PuyangFabu.Foundation.Storage;

/// <summary>
/// What truly differs between the two databases. Everything else is one SQL text.
/// </summary>
public sealed record SqlDialect
{
    public required string Name { get; init; }

    /// <summary>Column definition of a generated 64-bit key, for migrations.</summary>
    public required string Identity { get; init; }

    public required string Blob { get; init; }

    /// <summary>Makes the table <c>audit_log</c> refuse changes and removals, for migrations.</summary>
    public required string AppendOnlyAudit { get; init; }

    /// <summary>
    /// Makes <c>audit_log</c> refuse a row in the place of another, for migrations: on SQLite <c>insert or replace</c> removes the
    /// old one without asking the triggers for removals. PostgreSQL's <c>on conflict do update</c> meets those for changes.
    /// </summary>
    public required string KeepReplacedAudit { get; init; }

    /// <summary>
    /// Makes <c>audit_log</c> let go of the rows that <c>audit_archives</c> says lie in a file, and of no others, and makes
    /// <c>audit_archives</c> take nothing but the part that comes next, for migrations.
    /// </summary>
    public required string ArchivedAudit { get; init; }

    /// <summary>Function that makes a JSON object of names and values, for migrations.</summary>
    public required string JsonObject { get; init; }

    /// <summary>JSON's <c>true</c>, for migrations.</summary>
    public required string JsonTrue { get; init; }

    /// <summary>Ends the definition of a table that is kept in the order of its primary key, for migrations; empty where there is no such thing.</summary>
    public required string Clustered { get; init; }

    /// <summary>Makes rows, each with the column <c>value</c>, of the JSON array in parameter <c>@rows</c>, under the name <c>given</c>.</summary>
    public required string GivenRows { get; init; }

    /// <summary>Predicate for "column is one of the values of parameter <c>@ids</c>", an array of numbers or texts.</summary>
    public required string InIds { get; init; }

    /// <summary>Predicate for "the bytes of parameter <c>@bytes</c> stand somewhere in a column of bytes".</summary>
    public required Func<string, string> HoldsBytes { get; init; }

    /// <summary>The same for another parameter.</summary>
    /// <param name="parameter">With its <c>@</c>.</param>
    public string In(string parameter) => InIds.Replace("@ids", parameter, StringComparison.Ordinal);

    /// <summary>How many items the array has that a text column with a JSON object holds under a name; null when there is none.</summary>
    public required Func<string, string, string> ItemsOf { get; init; }

    /// <summary>The text that a text column with a JSON object holds under a name; null when there is none.</summary>
    public required Func<string, string, string> TextOf { get; init; }

    /// <summary>
    /// Run first in a transaction that writes content, so that change numbers are committed in their order:
    /// a reader of the change feed would otherwise step over a number that commits late. SQLite has one writer anyway.
    /// </summary>
    public required string? LockChangeFeed { get; init; }

    /// <summary>True when only one transaction of the process may write at a time.</summary>
    public required bool SingleWriter { get; init; }

    /// <summary>True when the inbox lies in a part for each month, see <see cref="MonthlyInbox"/>.</summary>
    public required bool HasMonths { get; init; }

    public required Func<string, DbConnection> Connect { get; init; }

    /// <summary>
    /// What a failure means. Decided here by the databases' own codes, because <see cref="DbException.IsTransient"/> is always false
    /// on SQLite and knows no difference between a lost lock and a lost server.
    /// </summary>
    public required Func<DbException, DatabaseFailure> Judge { get; init; }

    /// <summary>True when the statement or the work around it is to blame: what others do on the same database may well succeed.</summary>
    public bool Blames(Exception failure) => failure is not DbException from || Judge(from) == DatabaseFailure.Statement;

    /// <summary>True when the same again may succeed: somebody was in the way.</summary>
    public bool IsContention(Exception failure) => failure is DbException from && Judge(from) == DatabaseFailure.Contention;

    public static SqlDialect Sqlite { get; } = new()
    {
        Name = "sqlite",
        Identity = "integer primary key autoincrement",
        Blob = "blob",
        AppendOnlyAudit =
            """
            create trigger audit_log_keeps_rows before delete on audit_log begin select raise(abort, 'audit_log is append-only'); end;
            create trigger audit_log_keeps_words before update on audit_log begin select raise(abort, 'audit_log is append-only'); end;
            """,
        // The row id is a second way to name a row; where none is given it is -1 here, which no row has.
        KeepReplacedAudit =
            """
            create trigger audit_log_keeps_numbers before insert on audit_log
                when exists (select 1 from "audit_log" where sequence = new.sequence or rowid = new.rowid)
                begin select raise(abort, 'audit_log is append-only'); end;
            """,
        ArchivedAudit =
            """
            drop trigger audit_log_keeps_rows;
            create trigger audit_log_keeps_rows before delete on audit_log
                when old.sequence not between 1 and (select coalesce(max(last_sequence), 0) from "audit_archives")
                begin select raise(abort, 'audit_log is append-only'); end;
            create trigger audit_archives_continue before insert on audit_archives
                when new.first_sequence <> (select coalesce(max(last_sequence), 0) + 1 from "audit_archives") or new.last_sequence < new.first_sequence
                begin select raise(abort, 'audit_archives is append-only'); end;
            create trigger audit_archives_keep_rows before delete on audit_archives begin select raise(abort, 'audit_archives is append-only'); end;
            create trigger audit_archives_keep_words before update on audit_archives begin select raise(abort, 'audit_archives is append-only'); end;
            """,
        JsonObject = "json_object",
        JsonTrue = "json('true')",
        Clustered = "without rowid",
        GivenRows = "json_each(@rows) as given",
        InIds = "in (select value from json_each(@ids))",
        HoldsBytes = static column => $"instr({column}, @bytes) > 0",
        ItemsOf = static (column, name) => $"json_array_length({column}, '$.{name}')",
        TextOf = static (column, name) => $"json_extract({column}, '$.{name}')",
        LockChangeFeed = null,
        SingleWriter = true,
        HasMonths = false,
        Connect = static text => new SqliteConnection(text),
        Judge = static failure => (failure as SqliteException)?.SqliteErrorCode switch
        {
            SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED => DatabaseFailure.Contention,
            SQLitePCL.raw.SQLITE_ERROR or SQLitePCL.raw.SQLITE_TOOBIG or SQLitePCL.raw.SQLITE_CONSTRAINT
                or SQLitePCL.raw.SQLITE_MISMATCH or SQLitePCL.raw.SQLITE_RANGE => DatabaseFailure.Statement,
            _ => DatabaseFailure.Unavailable,
        },
    };

    public static SqlDialect PostgreSql { get; } = new()
    {
        Name = "postgresql",
        Identity = "bigint generated by default as identity primary key",
        Blob = "bytea",
        AppendOnlyAudit =
            """
            create function audit_log_is_append_only() returns trigger language plpgsql as
                'begin raise exception ''audit_log is append-only''; end;';
            create trigger audit_log_keeps_rows before delete or update on audit_log
                for each row execute function audit_log_is_append_only();
            create trigger audit_log_keeps_all before truncate on audit_log
                for each statement execute function audit_log_is_append_only();
            """,
        KeepReplacedAudit = "",
        ArchivedAudit =
            """
            drop trigger audit_log_keeps_rows on audit_log;
            create function audit_log_keeps_unarchived() returns trigger language plpgsql as
                'begin
                    if tg_op = ''DELETE'' and old.sequence between 1 and (select coalesce(max(last_sequence), 0) from "audit_archives") then return old; end if;
                    raise exception ''audit_log is append-only'';
                end;';
            create trigger audit_log_keeps_rows before delete or update on audit_log
                for each row execute function audit_log_keeps_unarchived();
            create function audit_archives_continue() returns trigger language plpgsql as
                'begin
                    if tg_op = ''INSERT'' and new.first_sequence = (select coalesce(max(last_sequence), 0) + 1 from "audit_archives")
                        and new.last_sequence >= new.first_sequence then return new; end if;
                    raise exception ''audit_archives is append-only'';
                end;';
            create trigger audit_archives_keep_rows before insert or delete or update on audit_archives
                for each row execute function audit_archives_continue();
            create trigger audit_archives_keep_all before truncate on audit_archives
                for each statement execute function audit_archives_continue();
            """,
        JsonObject = "json_build_object",
        JsonTrue = "true",
        Clustered = "",
        GivenRows = "json_array_elements(cast(@rows as json)) as given(value)",
        InIds = "= any(@ids)",
        HoldsBytes = static column => $"position(@bytes in {column}) > 0",
        ItemsOf = static (column, name) => $"json_array_length(cast({column} as json) -> '{name}')",
        TextOf = static (column, name) => $"(cast({column} as json) ->> '{name}')",
        LockChangeFeed = "select pg_advisory_xact_lock(410900)",
        SingleWriter = false,
        HasMonths = true,
        Connect = static text => new NpgsqlConnection(text),
        Judge = static failure => (failure as PostgresException)?.SqlState switch
        {
            // With the last, the server took back the transaction of a process that had stood still (see Database).
            PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure
                or PostgresErrorCodes.LockNotAvailable or "25P03" => DatabaseFailure.Contention,
            // A server that turned read-only; connection, sign-in, database, resources, operator, system.
            null or PostgresErrorCodes.ReadOnlySqlTransaction or ['0', '8', ..] or ['2', '8', ..] or ['3', 'D', ..] or ['5', '3', ..] or ['5', '7', ..] or ['5', '8', ..]
                => DatabaseFailure.Unavailable,
            // All else blames the statement: its data, a constraint, a trigger, a limit of a row.
            _ => DatabaseFailure.Statement,
        },
    };

    /// <summary>The dialect of a provider name as written in the settings.</summary>
    /// <exception cref="ArgumentException">The name is neither <c>sqlite</c> nor <c>postgresql</c>.</exception>
    public static SqlDialect Of(string provider) => provider.ToLowerInvariant() switch
    {
        "sqlite" => Sqlite,
        "postgresql" => PostgreSql,
        _ => throw new ArgumentException($"Unknown storage provider '{provider}'.", nameof(provider)),
    };
}
