using System.Security.Cryptography;
using Microsoft.Extensions.Logging.Abstractions;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Webhook.Callbacks;

namespace PuyangFabu.Tests.Webhook;

public sealed class SignatureMigrationTests(TestDatabases databases)
{
    private const string Signature = "f464b24fc39322e44b38aa78f5edd27bd1441696";
    private const long SignedAt = 1_760_000_000;
    private static readonly byte[] Body = "<xml></xml>"u8.ToArray();

    [Theory, EachDatabase]
    public async Task What_was_put_down_in_full_before_the_upgrade_is_known_after_it(string provider)
    {
        using var database = databases.CreateEmpty(provider);
        var migrator = new Migrator(database.Database, NullLogger<Migrator>.Instance);
        migrator.Run(26);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Body))[..32];
        await database.Database.WriteAsync(
            session => session.ExecuteAsync(
                "insert into seen_signatures (signed_at, signature, body, expires_ms) values (@SignedAt, @Signature, @hash, 0)", new { SignedAt, Signature, hash }),
            CancellationToken.None);

        migrator.Run();

        var claim = SignatureClaim.OfPlain(new CallbackQuery { Signature = Signature }, SignedAt, 0, Body);
        var earlier = await database.Database.WriteAsync(session => SeenSignatureStore.ClaimAsync(session, [claim]), CancellationToken.None);
        Assert.Equal(claim.BodyHash, Assert.Single(earlier, pair => pair.Key == claim.Signature).Value);
    }
}
