using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Accounts;
using PuyangFabu.Foundation.Secrets;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit.Anchoring;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;

namespace PuyangFabu.Tests.Foundation.Secrets;

/// <summary>A master key that is gone stops the start while something is sealed: a new one would hide that the old one is to be put back.</summary>
public sealed class LostMasterKeyTests(TestDatabases databases)
{
    [Theory, EachDatabase]
    public async Task An_account_s_secrets_without_their_key_stop_the_start_and_no_new_key_is_made(string provider)
    {
        await using var product = await ProductHost.StartAsync(databases, provider);
        await product.Services.GetRequiredService<AccountEditing>().SaveAsync(
            Actor.CommandLine, "puyang", new AccountInput { Token = "tokenwrittenthroughtheapi" }, TestContext.Current.CancellationToken);
        var path = MasterKeyFile.PathIn(product.DataDirectory);
        var kept = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);

        var stopped = await Assert.ThrowsAsync<SecretsException>(() => product.RestartAsync(() => File.Delete(path)));

        Assert.Contains(path, stopped.Message, StringComparison.Ordinal);
        Assert.Contains("账号密钥", stopped.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(path));

        // Put back, it starts; so it does with a new key that somebody made on purpose.
        await product.RestartAsync(() => File.WriteAllText(path, kept));
        await product.RestartAsync(() => File.WriteAllText(path, MasterKey.Create().ToBase64()));
    }

    [Fact]
    public async Task A_signing_key_without_the_master_key_stops_the_start()
    {
        await using var product = await ProductHost.StartAsync(databases);
        await product.Services.GetRequiredService<SignedAnchors>().SignAsync(TestContext.Current.CancellationToken);
        var path = MasterKeyFile.PathIn(product.DataDirectory);
        var kept = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);

        Assert.Contains("审计", (await Assert.ThrowsAsync<SecretsException>(() => product.RestartAsync(() => File.Delete(path)))).Message, StringComparison.Ordinal);
        await product.RestartAsync(() => File.WriteAllText(path, kept));
    }

    [Fact]
    public async Task Without_anything_sealed_a_new_key_is_made()
    {
        await using var product = await ProductHost.StartAsync(databases);
        var path = MasterKeyFile.PathIn(product.DataDirectory);

        await product.RestartAsync(() => File.Delete(path));

        Assert.True(File.Exists(path));
    }
}
