using System.Globalization;
using System.Reflection;

namespace PuyangFabu.Foundation.Storage;

/// <summary>Which migrations this program knows, and which of them a database has had.</summary>
public static class AppliedMigrations
{
    internal const string Table = "schemaversions";
    private const string Folder = ".Migrations.";

    /// <summary>The number of the newest migration that this program knows.</summary>
    public static int Newest => Known.Max(NumberOf);

    private static string[] Known { get; } = [.. Assembly.GetExecutingAssembly().GetManifestResourceNames().Where(IsMigration)];

    /// <returns>The number of the newest migration in the database; 0 when none has run.</returns>
    public static async Task<int> NewestInAsync(DbSession session) => (await InAsync(session)).Where(IsMigration).Select(NumberOf).DefaultIfEmpty().Max();

    /// <summary>Whether the database has had every migration up to this number.</summary>
    internal static async Task<bool> AllInAsync(DbSession session, int last) => !Known.Where(script => NumberOf(script) <= last).Except(await InAsync(session)).Any();

    private static async Task<IReadOnlyList<string>> InAsync(DbSession session)
    {
        var exists = await session.ScalarAsync<long>(session.Dialect.SingleWriter
            ? "select count(*) from sqlite_master where lower(name) = @table"
            : "select count(*) from information_schema.tables where table_schema = current_schema() and table_name = @table", new { table = Table });
        return exists == 0 ? [] : await session.QueryAsync<string>($"select scriptname from {Table}");
    }

    internal static bool IsMigration(string script) => script.Contains(Folder, StringComparison.Ordinal);

    internal static int NumberOf(string script) =>
        int.Parse(script.AsSpan(script.IndexOf(Folder, StringComparison.Ordinal) + Folder.Length, 4), NumberStyles.None, CultureInfo.InvariantCulture);
}
