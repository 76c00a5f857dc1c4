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

    public Task AppointAsync(string userName, string role, string displayName = "张三") => AppointAsync(host.Services, userName, role, displayName);

    public static async Task AppointAsync(IServiceProvider services, string userName, string role, string displayName)
    {
        await using var scope = services.CreateAsyncScope();
        var outcome = await scope.ServiceProvider.GetRequiredService<OperatorAppointments>().AddAsync(
            new OperatorInput { UserName = userName, DisplayName = displayName, Password = First, Roles = [role] }, Actor.CommandLine, CancellationToken.None);
        Assert.False(outcome.IsRefused);
    }

    public Task EnterAsync(IPage page, string userName) => EnterAsync(page, host.Client.BaseAddress!, userName, First);

    /// <summary>Signs in for the first time and changes the password.</summary>
    /// <param name="root">Of the product.</param>
    /// <param name="given">The password that the person was appointed with.</param>
    public static async Task EnterAsync(IPage page, Uri root, string userName, string given)
    {
        await page.GotoAsync(new Uri(root, "/console").AbsoluteUri);
        await page.GetByLabel("用户名").FillAsync(userName);
        await page.GetByLabel("密码").FillAsync(given);
        await page.Keyboard.PressAsync("Enter");
        await page.GetByLabel("现在的密码").FillAsync(given);
        await page.GetByLabel("新密码", new() { Exact = true }).FillAsync(Own);
        await page.GetByLabel("再输一遍新密码").FillAsync(Own);
        await page.Keyboard.PressAsync("Enter");
        await page.GetByText("密码已修改").WaitForAsync();
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();
}
