using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Operators;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Site;

namespace PuyangFabu.BrowserTests.Console;

/// <summary>The product with an administrator whose password the tests know, and people appointed by the command line.</summary>
public sealed class ConsoleHost(TestDatabases databases) : IAsyncLifetime
{
    public const string First = "Given-word-2016";
    public const string Own = "Own-word-2016-x";

    private readonly PagesHost host = new(databases);

    public TimeProvider Clock => host.Database.Clock;

    public IServiceProvider Services => host.Services;

    public void Advance(TimeSpan time) => host.Database.Clock.Advance(time);

    public string Address(string path) => host.Client.BaseAddress!.ToString().TrimEnd('/') + path;

    public async ValueTask InitializeAsync() => await host.InitializeAsync();

    public async Task AppointAsync(string userName, string role, string displayName = "张三")
    {
        await using var scope = host.Services.CreateAsyncScope();
        var outcome = await scope.ServiceProvider.GetRequiredService<OperatorAppointments>().AddAsync(
            new OperatorInput { UserName = userName, DisplayName = displayName, Password = First, Roles = [role] }, Actor.CommandLine, CancellationToken.None);
        Assert.False(outcome.IsRefused);
    }

    /// <summary>Signs in for the first time and changes the password.</summary>
    public async Task EnterAsync(IPage page, string userName)
    {
        await page.GotoAsync(Address("/console"));
        await page.GetByLabel("用户名").FillAsync(userName);
        await page.GetByLabel("密码").FillAsync(First);
        await page.Keyboard.PressAsync("Enter");
        await page.GetByLabel("现在的密码").FillAsync(First);
        await page.GetByLabel("新密码", new() { Exact = true }).FillAsync(Own);
        await page.GetByLabel("再输一遍新密码").FillAsync(Own);
        await page.Keyboard.PressAsync("Enter");
        await page.GetByText("密码已修改").WaitForAsync();
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();
}
