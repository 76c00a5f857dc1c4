using System.Net;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Console.Desk;

public sealed class DeskPageTests(TestDatabases databases)
{
    private static readonly string[] Real =
    [
        "--WeChat:Sandbox", "false", "--WeChat:ApiBaseUrl", "http://127.0.0.1:1/",
        "--WeChat:Accounts:puyang:AppSecret", "0123456789abcdef", "--WeChat:Accounts:other:AppSecret", "fedcba9876543210",
        "--WeChat:Accounts:other:RequireEncryption", "true", "--Operators:ForcePasswordChange", "false",
    ];

    [Fact]
    public async Task It_says_of_each_account_which_messages_it_takes_and_warns_while_a_real_one_takes_plain_ones()
    {
        await using var host = await ProductHost.StartAsync(databases, settings: Real);
        using var driver = OperatorDriver.Of(host);
        await driver.CreateAsync("zhangsan", Role.Editor);
        using var visitor = new ConsoleVisitor(host.Address);
        using var entered = await visitor.SignInAsync("zhangsan", OperatorDriver.Password);
        using var form = await visitor.OpenAsync("/console/password");
        using var changed = await visitor.SendAsync(
            "/console/password", ("currentPassword", OperatorDriver.Password), ("newPassword", "Another-word-77"), ("repeated", "Another-word-77"));

        using var before = await visitor.OpenAsync("/console");
        Assert.Contains("还没有收到过加密消息，明文消息也接受", visitor.Html, StringComparison.Ordinal);
        Assert.Contains("明文消息可以被截获签名的人伪造", visitor.Html, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.OK, (await host.Sender.SendEncryptedAsync(host.Sender.Text("公积金"))).Status);
        using var after = await visitor.OpenAsync("/console");
        Assert.Contains("起收到过加密消息", visitor.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("明文消息可以被截获签名的人伪造", visitor.Html, StringComparison.Ordinal);
    }
}
