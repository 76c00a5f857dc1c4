using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.Publishing.Broadcasts;
using PuyangFabu.Publishing.Broadcasts.Drafting;
using static Microsoft.Playwright.Assertions;

namespace PuyangFabu.BrowserTests.Console;

/// <summary>A part of a page that lives on after the request, by the desk's broadcast of the day.</summary>
public sealed class IslandTests(ConsoleHost host, Chromium chromium) : IClassFixture<ConsoleHost>
{
    [Fact]
    public async Task A_broadcast_on_its_way_moves_on_the_desk_by_itself_and_shows_nothing_more_once_the_sign_in_is_over()
    {
        await host.AppointAsync("watcher", Role.Publisher);
        await using var browser = await chromium.OpenAsync(1366, 768);
        var page = browser.Page;
        await host.EnterAsync(page, "watcher");
        var first = await WriteAsync("防汛预警");
        await page.GotoAsync(host.Address("/console"));

        var island = page.Locator("[data-interactive]");
        await Expect(island).ToContainTextAsync("防汛预警");
        await Expect(island).ToContainTextAsync("微信已受理");
        await MoveAsync(first, BroadcastState.Succeeded);
        var second = await WriteAsync("公交改线");
        await StepUntilAsync(island, "已送达");
        await Expect(island).ToContainTextAsync("公交改线");
        browser.HadNoTrouble();

        host.Advance(TimeSpan.FromHours(1));
        await MoveAsync(second, BroadcastState.Failed);
        await StepUntilAsync(island, "登录已过期");
        await Expect(island).Not.ToContainTextAsync("未成功");
    }

    /// <summary>The island looks again every three seconds of the product's clock, which only the test moves.</summary>
    private async Task StepUntilAsync(ILocator island, string text)
    {
        await Frames.UntilAsync(
            island.Page, () => host.Advance(TimeSpan.FromSeconds(3)), async () => (await island.InnerTextAsync()).Contains(text, StringComparison.Ordinal));
        await Expect(island).ToContainTextAsync(text);
    }

    private Task<long> WriteAsync(string title) => Storage.WriteAsync(
        session => BroadcastStore.InsertAsync(session, new Broadcast
        {
            Account = "puyang",
            State = BroadcastState.Submitted,
            Kind = BroadcastKind.Text,
            Title = title,
            TextContent = title,
            Audience = AudienceKind.All,
            ContentHash = "hash",
            CreatedMs = host.Clock.NowMs(),
            UpdatedMs = host.Clock.NowMs(),
        }),
        CancellationToken.None);

    private Task MoveAsync(long id, string state) => Storage.WriteAsync(
        async session =>
        {
            var present = (await BroadcastStore.FindAsync(session, id))!;
            await BroadcastStore.MoveAsync(session, present, present with { State = state, UpdatedMs = host.Clock.NowMs() });
        },
        CancellationToken.None);

    private Database Storage => host.Services.GetRequiredService<Database>();
}
