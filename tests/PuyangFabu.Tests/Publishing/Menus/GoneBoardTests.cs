using System.Net;
using PuyangFabu.Publishing.Menus.Releasing;
using PuyangFabu.Tests.Foundation.DueWork;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Review;

namespace PuyangFabu.Tests.Publishing.Menus;

/// <summary>A board that went away after its menu was approved.</summary>
public sealed class GoneBoardTests(TestDatabases databases)
{
    [Theory, EachDatabase]
    public async Task A_menu_whose_board_went_away_does_not_reach_followers(string provider)
    {
        await using var room = await Newsroom.OpenAsync(databases, provider);
        (await room.Editor.PostAsync("/api/boards", new { slug = "linshi", name = "临时", order = 90, visible = true })).Ok();
        await ApprovedAsync(room, "临时", "linshi");
        (await room.Publisher.PostAsync("/api/menu/publish")).Ok();
        await ApprovedAsync(room, "甲", "linshi");
        (await room.Publisher.PostAsync("/api/menu/publish", new { at = room.Host.Database.Clock.GetUtcNow().AddMinutes(10) })).Ok();
        (await room.Editor.PutAsync("/api/menu", Menu("草稿", "zhuanti"))).Ok();
        (await room.Editor.DeleteAsync("/api/boards/linshi")).Ok();

        (await room.Publisher.PostAsync("/api/menu/publish")).Refused(HttpStatusCode.Conflict, "menuBoardGone");
        room.Host.Database.Clock.Advance(TimeSpan.FromMinutes(11));
        await room.Host.Services.StepAsync<ScheduledMenus>();

        var planned = (await room.Publisher.GetAsync("/api/menu/publications")).Ok().Body.GetProperty("items")[0];
        Assert.Equal("waiting", planned.GetProperty("status").GetString());
        Assert.Contains("“甲”指向的栏目不存在", planned.ToString(), StringComparison.Ordinal);

        (await room.Editor.PostAsync("/api/menu/submit")).Ok();
        (await room.Chief.PostAsync("/api/menu/approve", new { version = (await room.Editor.GetAsync("/api/menu")).Ok().Body.GetProperty("version").GetInt64() })).Ok();
        (await room.Publisher.PostAsync("/api/menu/publish")).Ok();
        (await room.Publisher.PostAsync("/api/menu/rollback")).Refused(HttpStatusCode.Conflict, "menuBoardGone");
    }

    private static object Menu(string name, string board) => new { button = new[] { new { type = "click", name, key = $"board:{board}" } } };

    private static async Task ApprovedAsync(Newsroom room, string name, string board)
    {
        var version = (await room.Editor.PutAsync("/api/menu", Menu(name, board))).Ok().Body.GetProperty("version").GetInt64();
        (await room.Editor.PostAsync("/api/menu/submit")).Ok();
        (await room.Chief.PostAsync("/api/menu/approve", new { version })).Ok();
    }
}
