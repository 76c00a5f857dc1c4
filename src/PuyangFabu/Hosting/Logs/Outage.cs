using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Npgsql;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Hosting.Logs;

/// <summary>Failures of what the program stands on, database, disk or network: where in the code they were met tells nobody anything.</summary>
internal static class Outage
{
    public static bool Is(Exception failure) => failure switch
    {
        AggregateException several => several.InnerExceptions.Count > 0 && several.InnerExceptions.All(Is),
        SqliteException sqlite => !SqlDialect.Sqlite.Blames(sqlite),
        NpgsqlException server => !SqlDialect.PostgreSql.Blames(server),
        StorageException or IOException or SocketException or TimeoutException or HttpRequestException => true,
        _ => false,
    };

    /// <summary>One line, of the innermost reasons.</summary>
    public static string WordsOf(Exception failure) => failure is AggregateException several
        ? string.Join('；', several.InnerExceptions.Select(WordsOf).Distinct())
        : failure.Message.ReplaceLineEndings(" ");
}
