using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;
using PuyangFabu.Publishing.Menus;
using PuyangFabu.Publishing.Menus.Releasing;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Publishing.Menus;

/// <summary>The tables of the menus' moves are what happens.</summary>
public sealed class MenuFlowTests(TestDatabases databases)
{
    [Theory, EachDatabase]
    public async Task A_move_that_ends_elsewhere_than_the_tables_say_is_not_written(string provider)
    {
        await using var host = await ProductHost.StartAsync(databases, provider);
        using var operators = OperatorDriver.Of(host);
        var editor = await operators.WithRolesAsync(Role.Editor);
        var chief = await operators.WithRolesAsync(Role.Chief);
        var version = await SubmittedAsync(editor, "甲");
        await chief.CallAsync("POST", "/api/menu/approve", new { version });
        await chief.CallAsync("POST", "/api/menu/publish", new { at = host.Database.Clock.GetUtcNow().AddHours(1) });
        var (audit, menus) = (host.Services.GetRequiredService<AuditLog>(), host.Services.GetRequiredService<MenuStore>());
        var publication = (await host.Services.GetRequiredService<MenuPublicationStore>().ListAsync("puyang", 1, CancellationToken.None))[0];
        var before = await RowsAsync(host);

        await Assert.ThrowsAsync<InvalidOperationException>(() => host.Database.Database.WriteAsync(
            async session =>
            {
                var draft = (await MenuStore.FindAsync(session, "puyang", version))! with { Status = MenuStatus.Draft };
                await new OpenMenu(session, audit, menus, Actor.Product, MenuFlow.Table.Of(MenuStatus.Draft, MenuAction.Submit), draft, 0)
                    .MoveAsync(draft with { Status = MenuStatus.Approved });
            },
            CancellationToken.None));
        await Assert.ThrowsAsync<InvalidOperationException>(() => host.Database.Database.WriteAsync(
            session => new OpenMenuPublication(
                session, audit, Actor.Product, MenuPublicationFlow.Table.Of(publication.State, MenuPublicationAction.Postpone), publication, 0)
                .MoveAsync(publication with { State = MenuPublicationState.Published }),
            CancellationToken.None));

        Assert.Equal(before, await RowsAsync(host));
    }

    [Theory, EachDatabase]
    public async Task What_a_newer_menu_replaces_stands_in_the_record(string provider)
    {
        await using var host = await ProductHost.StartAsync(databases, provider);
        using var operators = OperatorDriver.Of(host);
        var editor = await operators.WithRolesAsync(Role.Editor);
        var waiting = await SubmittedAsync(editor, "甲");

        await SubmittedAsync(editor, "乙");

        var versions = (await editor.CallAsync("GET", "/api/menu/versions")).Json.GetProperty("items").EnumerateArray();
        Assert.Equal(["pendingApproval", "replaced"], versions.Take(2).Select(static item => item.GetProperty("status").GetString()));
        var target = await host.Database.Database.ReadAsync(
            session => session.FirstOrDefaultAsync<string>("select target_id from audit_log where action = 'menu.replace'"), CancellationToken.None);
        Assert.Equal($"puyang/{waiting}", target);
    }

    [Fact]
    public async Task A_refusal_names_what_this_person_can_do_instead()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var operators = OperatorDriver.Of(host);
        var author = await operators.WithRolesAsync(Role.Editor);
        var both = await operators.WithRolesAsync(Role.Editor, Role.Chief);
        var menu = new { button = new[] { new { type = "click", name = "甲", key = "board:puyang-yaowen" } } };
        var version = (await author.CallAsync("PUT", "/api/menu", menu)).Json.GetProperty("version").GetInt64();

        Assert.Equal("submit", await AllowedAsync(both, "approve", version));
        await author.CallAsync("POST", "/api/menu/submit");
        Assert.Equal("approve reject", await AllowedAsync(both, "submit", version));
        Assert.Equal("", await AllowedAsync(author, "submit", version));
    }

    private static async Task<string> AllowedAsync(HttpClient person, string move, long version)
    {
        var refused = (await person.CallAsync("POST", $"/api/menu/{move}", new { version }, HttpStatusCode.Conflict)).Json;
        Assert.Equal("illegalMove", refused.GetProperty("code").GetString());
        return string.Join(' ', refused.GetProperty("allowed").EnumerateArray().Select(static action => action.GetString()));
    }

    private static async Task<long> SubmittedAsync(HttpClient editor, string name)
    {
        var menu = new { button = new[] { new { type = "click", name, key = "board:puyang-yaowen" } } };
        var version = (await editor.CallAsync("PUT", "/api/menu", menu)).Json.GetProperty("version").GetInt64();
        await editor.CallAsync("POST", "/api/menu/submit");
        return version;
    }

    private static Task<string> RowsAsync(ProductHost host) => host.Database.Database.ReadAsync(
        async session => string.Join(
            '\n',
            [
                .. await session.QueryAsync<string>("select status from menus order by id"),
                .. await session.QueryAsync<string>("select state from menu_publications order by id"),
                $"{await session.ScalarAsync<long>("select count(*) from audit_log")} entries",
            ]),
        CancellationToken.None);
}
