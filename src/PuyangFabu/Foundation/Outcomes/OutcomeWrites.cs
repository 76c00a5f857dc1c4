using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Foundation.Outcomes;

/// <summary>Transactions whose work may refuse.</summary>
public static class OutcomeWrites
{
    /// <summary>Commits what was done; a refusal leaves nothing behind, whatever was written before it.</summary>
    public static async Task<Outcome<T>> TryWriteAsync<T>(
        this Database database, Func<DbSession, Task<Outcome<T>>> work, CancellationToken cancellation)
    {
        try
        {
            return await database.WriteAsync(
                async session =>
                {
                    var outcome = await work(session);
                    return outcome.IsRefused ? throw new RolledBack(outcome.Refusal) : outcome;
                },
                cancellation);
        }
        catch (RolledBack refused)
        {
            return refused.Refusal;
        }
    }

    // The only way out of a transaction that takes back what it wrote is to throw; nobody outside sees it.
    private sealed class RolledBack(Refusal refusal) : Exception
    {
        public Refusal Refusal { get; } = refusal;
    }
}
