using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Content.Versions;

/// <summary>Runs a change of content: nothing of it stays when it is refused, and this process follows it before the caller goes on.</summary>
public sealed class ContentTransactions(Database database, ContentChangeFeed feed)
{
    public async Task<Outcome<T>> RunAsync<T>(Func<DbSession, Task<Outcome<T>>> work, CancellationToken cancellation)
    {
        var outcome = await database.TryWriteAsync(
            async session =>
            {
                await ContentChangeStore.BeginAsync(session);
                return await work(session);
            },
            cancellation);
        if (!outcome.IsRefused)
        {
            await feed.HurryAsync(cancellation);
        }

        return outcome;
    }
}
