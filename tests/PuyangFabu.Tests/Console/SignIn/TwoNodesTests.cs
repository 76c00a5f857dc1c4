using System.Net;
using PuyangFabu.Foundation.Secrets;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Console.SignIn;

/// <summary>Behind a balancer a form comes from one node and is sent to another, and the session that it makes is shown to both.</summary>
public sealed class TwoNodesTests(TestDatabases databases)
{
    [Theory, EachDatabase]
    public async Task What_one_node_gave_out_the_other_takes(string provider)
    {
        string[] settings = ["--Secrets:MasterKey", MasterKey.Create().ToBase64()];
        await using var one = await ProductHost.StartAsync(databases, provider, settings: settings);
        await using var two = await ProductHost.StartOnAsync(one.Database, settings: settings);
        using var driver = OperatorDriver.Of(one);
        await driver.CreateAsync("zhangsan", Role.Editor);

        // Cookies belong to the machine, whatever the port.
        using var visitor = new ConsoleVisitor(one.Address);
        using var door = await visitor.OpenAsync("/console/sign-in");
        using var entered = await visitor.SendAsync(At(two, "/console/sign-in"), ("userName", "zhangsan"), ("password", OperatorDriver.Password), ("return", ""));
        Assert.Equal(HttpStatusCode.SeeOther, entered.StatusCode);
        using var form = await visitor.OpenAsync(At(two, "/console/password"));
        using var changed = await visitor.SendAsync(
            "/console/password", ("currentPassword", OperatorDriver.Password), ("newPassword", ConsolePeople.Own), ("repeated", ConsolePeople.Own));
        Assert.Equal(HttpStatusCode.SeeOther, changed.StatusCode);
        using var page = await visitor.OpenAsync(At(two, "/console"));
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    private static string At(ProductHost host, string path) => new Uri(host.Address, path).ToString();
}
