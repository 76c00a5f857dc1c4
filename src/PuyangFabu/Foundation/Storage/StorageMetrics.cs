using System.Data.Common;
using System.Diagnostics.Metrics;

namespace PuyangFabu.Foundation.Storage;

/// <summary>Counts what the database failed at; meter <c>PuyangFabu.Storage</c>. One for the process, as the databases of commands and of tests are made by hand.</summary>
public static class StorageMetrics
{
    public const string MeterName = "PuyangFabu.Storage";

    private const string Contention = "contention";
    private const string Outage = "outage";

    private static readonly Meter Meter = new(MeterName);
    private static readonly Counter<long> Failures = Meter.CreateCounter<long>("puyangfabu.storage.failures");

    /// <summary>Counts a failure of the database itself; what it says of a statement is its caller's affair.</summary>
    /// <returns>False, so that it can stand in a filter, before anything is unwound.</returns>
    internal static bool Count(SqlDialect dialect, DbException failure)
    {
        if (dialect.IsContention(failure))
        {
            Failures.Add(1, Tag(Contention));
        }
        else if (!dialect.Blames(failure))
        {
            Failures.Add(1, Tag(Outage));
        }

        return false;
    }

    /// <summary>Shows every count as 0 to who listens by now.</summary>
    public static void ShowZeros()
    {
        Failures.Add(0, Tag(Contention));
        Failures.Add(0, Tag(Outage));
    }

    private static KeyValuePair<string, object?> Tag(string kind) => new("kind", kind);
}
