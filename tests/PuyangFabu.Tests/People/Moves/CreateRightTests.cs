using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Moves;
using PuyangFabu.Publishing.Broadcasts;
using PuyangFabu.Publishing.Menus;
using PuyangFabu.Publishing.Menus.Releasing;
using PuyangFabu.Publishing.Publications;
using PuyangFabu.Review;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;

namespace PuyangFabu.Tests.People.Moves;

/// <summary>A desk asks for the right to make something new as it does before every other move.</summary>
public sealed class CreateRightTests(TestDatabases databases)
{
    [Fact]
    public async Task An_operator_without_the_right_makes_nothing_whoever_lets_him_in()
    {
        await using var host = await ProductHost.StartAsync(databases);
        var services = host.Services;

        string?[] codes =
        [
            await CodeAsync(services.GetRequiredService<BroadcastDesk>(), BroadcastAction.Create),
            await CodeAsync(services.GetRequiredService<PublicationDesk>(), PublicationAction.Create),
            await CodeAsync(services.GetRequiredService<MenuDesk>(), MenuAction.Save),
            await CodeAsync(services.GetRequiredService<MenuDesk>(), MenuAction.Restore),
            await CodeAsync(services.GetRequiredService<MenuPublicationDesk>(), MenuPublicationAction.Call),
            await CodeAsync(services.GetRequiredService<MenuPublicationDesk>(), MenuPublicationAction.Schedule),
            await CodeAsync(services.GetRequiredService<ReviewDesk>(), ReviewAction.Create),
        ];

        Assert.All(codes, static code => Assert.Equal("noRight", code));
    }

    private static async Task<string?> CodeAsync<TKey, TRow, TAction, TOpen>(MoveDesk<TKey, TRow, TAction, TOpen> desk, TAction action)
        where TRow : class, IMovable
        where TAction : struct, Enum
        where TOpen : class, IOpened<TRow> =>
        (await desk.CreateAsync(
            Actor.CommandLine with { OperatorId = 999_999 }, action, static _ => throw new InvalidOperationException("It was made."), CancellationToken.None)).Refusal?.Code;
}
