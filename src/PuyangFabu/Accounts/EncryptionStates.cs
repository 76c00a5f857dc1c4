using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Accounts;

/// <summary>
/// Which accounts refuse plain messages, as this process knows it. The truth is in the database, and whoever stores messages
/// asks it in their transaction (see <see cref="MayHaveChanged"/>); this is the quick answer before.
/// </summary>
public sealed class EncryptionStates(WeChatOptions options, Database database) : IContentChangeListener, IDisposable
{
    private readonly SemaphoreSlim loading = new(1, 1);
    private readonly Lock learning = new();
    private volatile IReadOnlyDictionary<string, long> since = new Dictionary<string, long>();
    private int loads;

    private bool Sandbox => options.Sandbox == true;

    public bool RefusesPlain(WeChatAccount account) => account.RequireEncryption switch
    {
        EncryptionRule.Always => true,
        EncryptionRule.Never => false,
        _ => !Sandbox && since.ContainsKey(account.Slug),
    };

    /// <summary>Whether another process may have made the account refuse plain messages meanwhile.</summary>
    public bool MayHaveChanged(WeChatAccount account) =>
        account.RequireEncryption == EncryptionRule.Auto && !Sandbox && !since.ContainsKey(account.Slug);

    /// <summary>Whether encrypted messages mark their account. The sandbox's are practice.</summary>
    public bool Marks => !Sandbox;

    public EncryptionView Show(AccountState state) => EncryptionView.Of(
        EncryptionRule.Of(state.Options.RequireEncryption), Sandbox, since.TryGetValue(state.Slug, out var sinceMs) ? sinceMs : null);

    /// <summary>Reads the truth in somebody's transaction.</summary>
    public async Task<EncryptionSnapshot> ReadAsync(DbSession session)
    {
        int before;
        lock (learning)
        {
            before = loads;
        }

        return new EncryptionSnapshot(before, await EncryptionStateStore.ReadAsync(session));
    }

    /// <summary>Takes over what a committed transaction read, so that no message waits for a second look; unless a later look was begun.</summary>
    public void Learn(EncryptionSnapshot snapshot)
    {
        lock (learning)
        {
            since = snapshot.Loads == loads ? snapshot.Since : since;
        }
    }

    public async Task LoadAsync(CancellationToken cancellation)
    {
        // One at a time: a slow load must not put back what a later one has replaced.
        await loading.WaitAsync(cancellation);
        try
        {
            lock (learning)
            {
                loads++;
            }

            since = await database.ReadAsync(EncryptionStateStore.ReadAsync, cancellation);
        }
        finally
        {
            loading.Release();
        }
    }

    public Task ApplyAsync(IReadOnlyList<ContentChange> changes, CancellationToken cancellation) =>
        changes.Any(static change => change.Kind == ContentKind.Account) ? LoadAsync(cancellation) : Task.CompletedTask;

    public Task ReloadAsync(CancellationToken cancellation) => LoadAsync(cancellation);

    public void Dispose() => loading.Dispose();
}

/// <summary>Which accounts have received encrypted messages, since when (UTC milliseconds), as a transaction read it.</summary>
/// <param name="Loads">How often <see cref="EncryptionStates"/> had been loaded before; what is loaded later is newer.</param>
public sealed record EncryptionSnapshot(int Loads, IReadOnlyDictionary<string, long> Since);
