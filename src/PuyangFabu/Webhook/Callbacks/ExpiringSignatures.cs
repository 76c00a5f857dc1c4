using PuyangFabu.Foundation.Storage;
using PuyangFabu.Foundation.Storage.Retention;

namespace PuyangFabu.Webhook.Callbacks;

/// <summary>Takes away the signatures that their time alone refuses by now.</summary>
public sealed class ExpiringSignatures(SignedTime signedTime) : IExpiringRows
{
    public Task<int> ExpireAsync(DbSession session, DateTimeOffset now, int limit) =>
        SeenSignatureStore.PruneAsync(session, signedTime.ExpiredBefore(), now.ToUnixTimeMilliseconds(), limit);
}
