using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Webhook;

/// <summary>What stands in the inbox.</summary>
internal static class InboxRows
{
    public static Task<long> CountAsync(TestDatabase database) => database.Database.ReadAsync(
        static session => session.ScalarAsync<long>("select count(*) from inbox"), CancellationToken.None);

    public static Task<IReadOnlyList<string>> ReasonsAsync(TestDatabase database) => database.Database.ReadAsync(
        static session => session.QueryAsync<string>("select reason from inbox order by id"), CancellationToken.None);
}
