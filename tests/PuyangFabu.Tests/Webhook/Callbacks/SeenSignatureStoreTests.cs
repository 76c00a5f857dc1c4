using System.Globalization;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Webhook.Callbacks;

namespace PuyangFabu.Tests.Webhook.Callbacks;

/// <summary>Which signature stands for what: whoever put it down first says so, in whatever process.</summary>
public sealed class SeenSignatureStoreTests(TestDatabases databases)
{
    private const long SignedAt = 1_760_000_000;

    [Theory, EachDatabase]
    public async Task Of_many_claims_those_that_come_second_are_told_what_came_first(string provider)
    {
        using var database = databases.Create(provider);

        Assert.Empty(await ClaimAsync(database, [.. Enumerable.Range(0, 20).Select(static number => Claim(number, "first"))]));
        var earlier = await ClaimAsync(database, [.. Enumerable.Range(10, 20).Reverse().Select(static number => Claim(number, "second"))]);

        Assert.Equal(Enumerable.Range(10, 10).Select(SignatureOf), earlier.Keys.Where(signature => earlier[signature] == "first").Order(StringComparer.Ordinal));
        Assert.Equal(Enumerable.Range(20, 10).Select(SignatureOf), earlier.Keys.Where(signature => earlier[signature] == "second").Order(StringComparer.Ordinal));
    }

    [Theory, EachDatabase]
    public async Task A_signature_of_another_time_is_another_one(string provider)
    {
        using var database = databases.Create(provider);

        await ClaimAsync(database, [Claim(1, "first")]);

        Assert.Empty(await ClaimAsync(database, [Claim(1, "second") with { SignedAt = SignedAt + 1 }]));
    }

    private static SignatureClaim Claim(int number, string body) => new() { SignedAt = SignedAt, Signature = SignatureOf(number), BodyHash = body, ExpiresMs = 0 };

    private static string SignatureOf(int number) => number.ToString("x16", CultureInfo.InvariantCulture);

    private static Task<IReadOnlyDictionary<string, string>> ClaimAsync(TestDatabase database, IReadOnlyCollection<SignatureClaim> claims) =>
        database.Database.WriteAsync(session => SeenSignatureStore.ClaimAsync(session, claims), TestContext.Current.CancellationToken);
}
