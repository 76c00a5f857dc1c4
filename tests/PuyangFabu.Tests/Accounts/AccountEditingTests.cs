using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PuyangFabu.Accounts;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Secrets;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;
using PuyangFabu.Tests.Foundation.Secrets;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.Operations.Backup;
using PuyangFabu.Tests.Webhook;

namespace PuyangFabu.Tests.Accounts;

public sealed class AccountEditingTests(TestDatabases databases)
{
    private const string NewToken = "tokenwrittenthroughtheapi";
    private const string NewKey = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789abcdefg";

    private static readonly AccountInput NewAccount = new()
    {
        Name = "范县发布",
        OriginalId = "gh_fanxian",
        AppId = "wx00000000000000f1",
        Kind = "service",
        AppSecret = "0123456789abcdef0123456789abcdef",
        Token = NewToken,
        EncodingAesKey = NewKey,
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_new_token_counts_at_once_and_the_old_one_no_longer(string provider)
    {
        await using var product = await ProductHost.StartAsync(databases, provider);
        var saved = await SaveAsync(product, "puyang", new AccountInput { Token = NewToken });

        Assert.Equal((AccountState.Database, 1L), (saved.Value.Source, saved.Value.Revision));
        Assert.Equal(HttpStatusCode.OK, (await product.Sender.SendAsync(product.Sender.Text("你好"), token: NewToken)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await product.Sender.SendAsync(product.Sender.Text("你好"))).Status);
    }

    [Theory, EachDatabase]
    public async Task Another_node_with_the_same_master_key_follows_and_so_does_a_restart(string provider)
    {
        var master = MasterKey.Create().ToBase64();
        await using var first = await ProductHost.StartAsync(databases, provider, settings: ["--Secrets:MasterKey", master]);
        await using var second = await ProductHost.StartOnAsync(first.Database, settings: ["--Secrets:MasterKey", master]);
        await SaveAsync(first, "puyang", new AccountInput { Token = NewToken });

        await second.FollowChangesAsync();
        Assert.Equal(HttpStatusCode.OK, (await second.Sender.SendAsync(second.Sender.Text("你好"), token: NewToken)).Status);
        await first.RestartAsync();
        Assert.Equal(HttpStatusCode.OK, (await first.Sender.SendAsync(first.Sender.Text("再来"), token: NewToken)).Status);
    }

    [Theory, EachDatabase]
    public async Task A_node_with_another_master_key_starts_says_so_and_lets_nobody_in(string provider)
    {
        using var log = new KeptLog();
        await using var first = await ProductHost.StartAsync(databases, provider);
        await SaveAsync(first, "puyang", new AccountInput { Token = NewToken });

        await using var second = await ProductHost.StartOnAsync(
            first.Database, services => services.AddLogging(logging => logging.AddProvider(log)), "--Secrets:MasterKey", MasterKey.Create().ToBase64());

        Assert.Equal(HttpStatusCode.Forbidden, (await second.Sender.SendAsync(second.Sender.Text("你好"), token: NewToken)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await second.Sender.SendAsync(second.Sender.Text("你好"))).Status);
        Assert.Contains("doctor", log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(NewToken, log.Text, StringComparison.Ordinal);
        var shut = second.Services.GetRequiredService<AccountRegistry>().States.Single(static state => state.Slug == "puyang");
        Assert.Equal(4, shut.Shut.Count);

        // Writing them again on this node opens the account here.
        await SaveAsync(second, "puyang", new AccountInput { AppSecret = NewAccount.AppSecret, Token = NewToken, EncodingAesKey = NewKey });
        Assert.Equal(HttpStatusCode.OK, (await second.Sender.SendAsync(second.Sender.Text("你好"), token: NewToken)).Status);
    }

    [Fact]
    public async Task A_new_AES_key_leaves_the_old_one_in_use_until_it_is_cleared()
    {
        await using var product = await ProductHost.StartAsync(databases);
        await SaveAsync(product, "puyang", new AccountInput { EncodingAesKey = NewKey });

        foreach (var key in new[] { NewKey, WeChatSender.Key })
        {
            var (status, body) = await product.Sender.SendEncryptedAsync(product.Sender.Text("你好"), key: key);
            Assert.Equal(HttpStatusCode.OK, status);
            Assert.NotEmpty(WeChatSender.Open(body, key));
        }

        await SaveAsync(product, "puyang", new AccountInput { PreviousEncodingAesKey = "" });
        Assert.Equal(HttpStatusCode.Forbidden, (await product.Sender.SendEncryptedAsync(product.Sender.Text("你好"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await product.Sender.SendEncryptedAsync(product.Sender.Text("你好"), key: NewKey)).Status);
    }

    [Theory, EachDatabase]
    public async Task A_slug_that_nobody_has_becomes_an_account_with_its_own_webhook(string provider)
    {
        await using var product = await ProductHost.StartAsync(databases, provider);
        Assert.Equal(HttpStatusCode.NotFound, (await product.Sender.SendAsync(product.Sender.Text("你好"), "/wechat/fanxian", NewToken)).Status);

        Assert.False((await SaveAsync(product, "fanxian", NewAccount)).IsRefused);

        var message = product.Sender.Text("你好").Replace(WeChatSender.OriginalId, NewAccount.OriginalId, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await product.Sender.SendAsync(message, "/wechat/fanxian", NewToken)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await product.Sender.SendAsync(product.Sender.Text("你好"), "/wechat/fanxian")).Status);
        Assert.Equal(HttpStatusCode.OK, (await product.Sender.SendAsync(product.Sender.Text("你好"))).Status);
    }

    [Theory, EachDatabase]
    public async Task What_is_wrong_is_named_by_field_without_its_value_and_nothing_changes(string provider)
    {
        await using var product = await ProductHost.StartAsync(databases, provider);
        (string Slug, AccountInput Input, string Field)[] wrong =
        [
            ("puyang", new() { Token = "a b" }, "token"),
            ("puyang", new() { Token = "" }, "token"),
            ("puyang", new() { Token = "othertoken" }, "token"),
            ("puyang", new() { AppId = "wx0000000000000002" }, "appId"),
            ("puyang", new() { AppId = "微信" }, "appId"),
            ("puyang", new() { EncodingAesKey = "short" }, "encodingAesKey"),
            ("puyang", new() { PreviousEncodingAesKey = "short" }, "previousEncodingAesKey"),
            ("puyang", new() { AppSecret = "with blank inside" }, "appSecret"),
            ("puyang", new() { AppSecret = new string('a', 5000) }, "appSecret"),
            ("puyang", new() { Kind = "enterprise" }, "kind"),
            ("puyang", new() { Name = " " }, "name"),
            ("puyang", new() { Name = new string('长', 500) }, "name"),
            ("puyang", new() { OriginalId = "<script>" }, "originalId"),
            ("Upper", NewAccount, "slug"),
            ("fanxian", NewAccount with { AppSecret = null }, "appSecret"),
            ("fanxian", NewAccount with { Name = null }, "name"),
        ];
        foreach (var (slug, input, field) in wrong)
        {
            var refusal = (await SaveAsync(product, slug, input)).Refusal;
            Assert.Equal(RefusalKind.BadInput, refusal?.Kind);
            Assert.Contains(refusal!.Fields, problem => problem.Field == field);
            Assert.All(refusal.Fields, problem => Assert.DoesNotContain("with blank", problem.Reason, StringComparison.Ordinal));
        }

        Assert.Equal(["other", "puyang"], product.Services.GetRequiredService<AccountRegistry>().All.Select(static account => account.Slug));
        Assert.Equal(HttpStatusCode.OK, (await product.Sender.SendAsync(product.Sender.Text("你好"))).Status);
        Assert.Empty(await SavesAsync(product));
    }

    [Theory, EachDatabase]
    public async Task A_stale_revision_is_refused_and_of_twenty_at_once_one_counts(string provider)
    {
        await using var product = await ProductHost.StartAsync(databases, provider);
        Assert.Equal(RefusalKind.Stale, (await SaveAsync(product, "puyang", new AccountInput { Name = "甲", Revision = 7 })).Refusal?.Kind);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(number =>
            SaveAsync(product, "puyang", new AccountInput { Name = $"第{number}个", Revision = 0 })));

        var counted = Assert.Single(outcomes, static outcome => !outcome.IsRefused);
        Assert.Equal(1, counted.Value.Revision);
        Assert.All(outcomes.Where(static outcome => outcome.IsRefused), static outcome => Assert.Equal(RefusalKind.Stale, outcome.Refusal!.Kind));
        Assert.Equal(counted.Value.Options.Name, product.Services.GetRequiredService<AccountRegistry>().Default.Name);
    }

    [Theory, EachDatabase]
    public async Task Two_new_accounts_at_once_cannot_have_one_token(string provider)
    {
        await using var product = await ProductHost.StartAsync(databases, provider);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 5).Select(number =>
            SaveAsync(product, $"county-{number}", NewAccount with { AppId = $"wx000000000000000{number}f" })));

        Assert.Single(outcomes, static outcome => !outcome.IsRefused);
    }

    [Theory, EachDatabase]
    public async Task The_record_names_what_changed_and_neither_it_nor_the_database_tells_a_secret(string provider)
    {
        await using var product = await ProductHost.StartAsync(databases, provider);
        await SaveAsync(product, "puyang", new AccountInput { Name = "濮阳发布（新）", Token = NewToken, EncodingAesKey = NewKey });
        await SaveAsync(product, "puyang", new AccountInput { Name = "濮阳发布（新）", Token = NewToken });

        var row = Assert.Single(await SavesAsync(product));
        Assert.Equal(("account", "puyang"), (row.TargetKind, row.TargetId));
        Assert.Equal("改动：name、token、encodingAesKey、previousEncodingAesKey", row.Comment);
        var everything = string.Join('\n', (await new Installation(product.Database).RowsAsync()).SelectMany(static table => table.Value));
        Assert.All([NewToken, NewKey, WeChatSender.Key, WeChatSender.Token], secret => Assert.DoesNotContain(secret, everything, StringComparison.Ordinal));
    }

    private static async Task<IEnumerable<AuditRow>> SavesAsync(ProductHost product) =>
        (await product.Services.GetRequiredService<AuditStore>().AfterAsync(0, 100, Cancellation)).Where(static row => row.Action == "account.save");

    private static Task<Outcome<AccountState>> SaveAsync(ProductHost product, string slug, AccountInput input) =>
        product.Services.GetRequiredService<AccountEditing>().SaveAsync(Actor.CommandLine, slug, input, Cancellation);
}
