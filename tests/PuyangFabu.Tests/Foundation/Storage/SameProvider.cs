namespace PuyangFabu.Tests.Foundation.Storage;

/// <summary>
/// Connection strings that lead to the same kind of database are the same. Whether the columns of an answer are those that its reader
/// was made for, Dapper looks at each time.
/// </summary>
internal sealed class SameProvider : IEqualityComparer<string>
{
    public bool Equals(string? x, string? y) => IsSqlite(x) == IsSqlite(y);

    public int GetHashCode(string obj) => IsSqlite(obj) ? 1 : 0;

    private static bool IsSqlite(string? connectionString) => connectionString?.StartsWith("Data Source=", StringComparison.Ordinal) == true;
}
