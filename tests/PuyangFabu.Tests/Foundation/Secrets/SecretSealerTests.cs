using PuyangFabu.Foundation.Secrets;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Foundation.Secrets;

public sealed class SecretSealerTests(TestDatabases databases)
{
    private const string Secret = "0123456789abcdef0123456789abcdef";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public void What_was_sealed_opens_for_its_purpose_only(string provider)
    {
        using var database = databases.Create(provider);
        using var node = new SealingNode(database);
        var seal = node.Sealer.Seal(SecretPurpose.Totp, Secret);

        Assert.DoesNotContain(Secret, seal, StringComparison.Ordinal);
        Assert.Equal(Secret, node.Sealer.Open(SecretPurpose.Totp, seal));
        Assert.Null(node.Sealer.Open(SecretPurpose.Account, seal));
    }

    [Theory, EachDatabase]
    public void Nodes_with_one_master_key_open_each_other_s_seals(string provider)
    {
        using var database = databases.Create(provider);
        var master = MasterKey.Create().ToBase64();
        using var first = new SealingNode(database, master);
        using var second = new SealingNode(database, master);

        Assert.Equal(Secret, second.Sealer.Open(SecretPurpose.Totp, first.Sealer.Seal(SecretPurpose.Totp, Secret)));
        Assert.Equal(Secret, first.Sealer.Open(SecretPurpose.Totp, second.Sealer.Seal(SecretPurpose.Totp, Secret)));
    }

    [Theory, EachDatabase]
    public async Task Nodes_that_start_together_have_one_key(string provider)
    {
        using var database = databases.Create(provider);
        var master = MasterKey.Create().ToBase64();
        var nodes = Enumerable.Range(0, 4).Select(_ => new SealingNode(database, master)).ToList();
        using var all = new Barrier(nodes.Count);

        await Task.WhenAll(nodes.Select(node => Task.Factory.StartNew(
            () =>
            {
                all.SignalAndWait(Cancellation);
                node.First.Make();
            },
            Cancellation, TaskCreationOptions.LongRunning, TaskScheduler.Default)));

        Assert.Equal(1, Assert.Single(await new KeyRingInspection(database.Database).CountAsync(Cancellation)).Value);
        nodes.ForEach(static node => node.Dispose());
    }

    [Theory, EachDatabase]
    public async Task A_node_with_another_master_key_says_so_and_works_with_a_key_of_its_own(string provider)
    {
        using var database = databases.Create(provider);
        using var first = new SealingNode(database);
        using var second = new SealingNode(database);
        var seal = first.Sealer.Seal(SecretPurpose.Totp, Secret);

        Assert.Null(second.Sealer.Open(SecretPurpose.Totp, seal));
        Assert.Contains(second.Master.Fingerprint, second.Log.Text, StringComparison.Ordinal);
        Assert.Equal("own", second.Sealer.Open(SecretPurpose.Totp, second.Sealer.Seal(SecretPurpose.Totp, "own")));
        Assert.Equal(Secret, first.Sealer.Open(SecretPurpose.Totp, seal));
        Assert.Equal(
            new Dictionary<string, long> { [first.Master.Fingerprint] = 1, [second.Master.Fingerprint] = 1 },
            await new KeyRingInspection(database.Database).CountAsync(Cancellation));
    }

    [Theory, EachDatabase]
    public async Task The_database_alone_tells_nothing(string provider)
    {
        using var database = databases.Create(provider);
        using var node = new SealingNode(database);
        node.Sealer.Seal(SecretPurpose.Totp, Secret);

        var rows = await database.Database.ReadAsync(
            static session => session.QueryAsync<string>("select content from data_protection_keys"), Cancellation);

        var row = Assert.Single(rows);
        Assert.Contains("<wrapped masterKey=", row, StringComparison.Ordinal);
        Assert.DoesNotContain("<masterKey", row, StringComparison.Ordinal);
    }

    /// <summary>As every version before the areas wrote it; a key that names a class of another place opens nothing.</summary>
    [Theory, EachDatabase]
    public async Task A_key_is_opened_by_the_name_that_stands_in_it_since_the_first_version(string provider)
    {
        using var database = databases.Create(provider);
        var master = MasterKey.Create().ToBase64();
        using var first = new SealingNode(database, master);
        var seal = first.Sealer.Seal(SecretPurpose.Totp, Secret);

        var key = Assert.Single(await database.Database.ReadAsync(
            static session => session.QueryAsync<string>("select content from data_protection_keys"), Cancellation));
        Assert.Contains("decryptorType=\"PuyangFabu.Secrets.MasterKeyDecryptor, PuyangFabu\"", key, StringComparison.Ordinal);

        var older = key.Replace("MasterKeyDecryptor, PuyangFabu\"", "MasterKeyDecryptor, PuyangFabu, Version=0.1.0.0, Culture=neutral, PublicKeyToken=null\"", StringComparison.Ordinal);
        Assert.NotEqual(key, older);
        await database.Database.WriteAsync(session => session.ExecuteAsync("update data_protection_keys set content = @older", new { older }), Cancellation);
        using var second = new SealingNode(database, master);
        Assert.Equal(Secret, second.Sealer.Open(SecretPurpose.Totp, seal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("nothing of ours")]
    [InlineData("CfDJ8AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void What_nobody_sealed_opens_to_nothing(string text)
    {
        using var database = databases.Create("sqlite");
        using var node = new SealingNode(database);
        Assert.Null(node.Sealer.Open(SecretPurpose.Account, text));
        Assert.NotEmpty(node.Log.Text);
    }

    [Fact]
    public async Task The_first_seal_inside_a_transaction_of_SQLite_does_not_wait_for_itself()
    {
        using var database = databases.Create("sqlite");
        using var node = new SealingNode(database);
        var sealing = database.Database.WriteAsync(
            _ => Task.FromResult(Record.Exception(() => node.Sealer.Seal(SecretPurpose.Totp, Secret))), Cancellation);

        Assert.NotNull(await sealing.WaitAsync(TimeSpan.FromSeconds(60), Cancellation));
        Assert.Equal(Secret, node.Sealer.Open(SecretPurpose.Totp, node.Sealer.Seal(SecretPurpose.Totp, Secret)));
    }
}
