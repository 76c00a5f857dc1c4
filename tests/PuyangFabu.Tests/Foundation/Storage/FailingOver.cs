namespace PuyangFabu.Tests.Foundation.Storage;

/// <summary>A PostgreSQL server that is going down, or is not the leader yet, for whoever writes to a table.</summary>
internal static class FailingOver
{
    /// <summary>More than are tried again without a pause.</summary>
    public const int Failures = 7;

    public static async Task BeginAsync(TestDatabase database, string table, string sqlState) => await database.Database.WriteAsync(
        session => session.ExecuteAsync(
            $"""
            create sequence refusals;
            create function refuses() returns trigger language plpgsql as
                'begin if nextval(''refusals'') <= {Failures} then raise exception using errcode = ''{sqlState}''; end if; return new; end;';
            create trigger {table}_refuses before update on {table} for each row execute function refuses();
            """),
        TestContext.Current.CancellationToken);

    /// <summary>How often it was written to; a sequence counts outside of transactions.</summary>
    public static Task<long> TriesAsync(TestDatabase database) => database.Database.ReadAsync(
        static session => session.ScalarAsync<long>("select last_value from refusals"), TestContext.Current.CancellationToken);
}
