using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Foundation.Holds;
using PuyangFabu.Operations.Backup;
using PuyangFabu.People.Actors;
using PuyangFabu.Publishing.Menus.Releasing;
using PuyangFabu.Sandbox.Platform.Faults;
using PuyangFabu.Tests.Foundation.DueWork;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Publishing.Menus;

/// <summary>Approved menus go to WeChat, are read back, taken back, and planned; WeChat is the sandbox over real HTTP.</summary>
public sealed class MenuPublishingTests(TestDatabases databases) : IAsyncLifetime
{
    private ProductHost host = null!;
    private OperatorDriver operators = null!;
    private HttpClient editor = null!;
    private HttpClient chief = null!;
    private HttpClient publisher = null!;

    public async ValueTask InitializeAsync()
    {
        host = await ProductHost.StartAsync(databases);
        operators = OperatorDriver.Of(host);
        editor = await operators.WithRolesAsync(Role.Editor);
        chief = await operators.WithRolesAsync(Role.Chief);
        publisher = await operators.WithRolesAsync(Role.Publisher);
    }

    public async ValueTask DisposeAsync()
    {
        operators.Dispose();
        await host.DisposeAsync();
    }

    [Fact]
    public async Task An_approved_menu_is_published_with_whole_addresses_and_read_back()
    {
        await ApprovedAsync("要闻");
        var before = await editor.CallAsync("GET", "/api/menu/diff");
        Assert.Contains("微信上少了按钮“要闻”。", before.Texts("differences"));

        var published = await publisher.CallAsync("POST", "/api/menu/publish");

        var publication = published.Json.GetProperty("publication");
        Assert.Equal(("published", "publisher"), (publication.GetProperty("status").GetString(), publication.GetProperty("by").GetString()));
        Assert.True(published.Json.GetProperty("diff").GetProperty("same").GetBoolean(), published.Json.ToString());
        var diff = (await editor.CallAsync("GET", "/api/menu/diff")).Json;
        Assert.True(diff.GetProperty("same").GetBoolean());
        Assert.Equal(publication.GetProperty("version").GetInt64(), diff.GetProperty("publishedVersion").GetInt64());
        Assert.Contains($"{ProductHost.PublicBase}directory", diff.ToString(), StringComparison.Ordinal);
        Assert.Equal("menu.publish", await LastActionAsync());
    }

    [Fact]
    public async Task Only_the_approved_version_goes_out_and_only_by_those_who_publish()
    {
        await ApprovedAsync("甲");
        var draft = await editor.CallAsync("PUT", "/api/menu", Menu("乙"));
        await editor.CallAsync("POST", "/api/menu/publish", null, HttpStatusCode.Forbidden);
        var stale = await chief.CallAsync("POST", "/api/menu/publish", new { version = draft.Json.GetProperty("version").GetInt64() }, HttpStatusCode.PreconditionFailed);
        Assert.Contains("没有批准的版本不能发布", stale.Json.GetProperty("title").GetString(), StringComparison.Ordinal);
        await chief.CallAsync("POST", "/api/menu/publish");
        Assert.Contains("甲", (await editor.CallAsync("GET", "/api/menu/diff")).Json.GetProperty("button").ToString(), StringComparison.Ordinal);
        await chief.CallAsync("POST", "/api/menu/publish?account=meiyou", null, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task An_earlier_menu_comes_back_without_a_new_approval()
    {
        await publisher.CallAsync("POST", "/api/menu/rollback", null, HttpStatusCode.Conflict);
        var first = await ApprovedAsync("甲");
        await publisher.CallAsync("POST", "/api/menu/publish");
        await publisher.CallAsync("POST", "/api/menu/rollback", null, HttpStatusCode.Conflict);
        await ApprovedAsync("乙");
        await publisher.CallAsync("POST", "/api/menu/publish");

        var back = await publisher.CallAsync("POST", "/api/menu/rollback");

        Assert.Equal(("rollback", first), (back.Json.GetProperty("publication").GetProperty("kind").GetString(), back.Json.GetProperty("publication").GetProperty("version").GetInt64()));
        Assert.Contains("微信上多了按钮“甲”。", back.Json.GetProperty("diff").GetProperty("differences").EnumerateArray().Select(static text => text.GetString()));
        Assert.Equal("menu.rollback", await LastActionAsync());
        await publisher.CallAsync("POST", "/api/menu/rollback", new { version = 4711 }, HttpStatusCode.Conflict);
        var list = await editor.CallAsync("GET", "/api/menu/publications");
        Assert.Equal(["rollback", "publish", "publish"], list.Json.GetProperty("items").EnumerateArray().Select(static item => item.GetProperty("kind").GetString()));
    }

    [Fact]
    public async Task What_WeChat_refuses_is_told_with_its_code_and_followers_keep_the_old_menu()
    {
        await ApprovedAsync("甲");
        Fail(PlatformFaultKind.NotAuthorized, "menu/create");

        var refused = await publisher.CallAsync("POST", "/api/menu/publish", null, HttpStatusCode.BadGateway);

        Assert.Equal(("wechatRefused", 48001, "permission"), (
            refused.Json.GetProperty("code").GetString(), refused.Json.GetProperty("weChatCode").GetInt32(), refused.Json.GetProperty("weChatClass").GetString()));
        Assert.Equal("failed", await LastStatusAsync());
        Assert.False((await editor.CallAsync("GET", "/api/menu/diff")).Json.TryGetProperty("button", out _));
    }

    [Fact]
    public async Task A_lost_answer_is_settled_by_reading_back()
    {
        await ApprovedAsync("甲");
        Fail(PlatformFaultKind.NoAnswerAfter, "menu/create", times: null);
        var published = await publisher.CallAsync("POST", "/api/menu/publish");
        Assert.Equal("published", published.Json.GetProperty("publication").GetProperty("status").GetString());

        Faults.Clear("puyang");
        await ApprovedAsync("乙");
        Fail(PlatformFaultKind.NoAnswerBefore, "menu/create", times: null);
        await publisher.CallAsync("POST", "/api/menu/publish", null, HttpStatusCode.GatewayTimeout);
        Assert.Equal("unknown", await LastStatusAsync());
    }

    [Fact]
    public async Task A_planned_change_happens_when_its_time_has_come()
    {
        await ApprovedAsync("国庆");
        var planned = await publisher.CallAsync("POST", "/api/menu/publish", new { at = In(10) });
        Assert.Equal("scheduled", planned.Json.GetProperty("publication").GetProperty("status").GetString());
        await StepAsync();
        Assert.Equal("scheduled", await LastStatusAsync());
        host.Database.Clock.Advance(TimeSpan.FromMinutes(11));
        await StepAsync();
        Assert.Equal("published", await LastStatusAsync());
        Assert.True((await editor.CallAsync("GET", "/api/menu/diff")).Json.GetProperty("same").GetBoolean());
        await publisher.CallAsync("POST", "/api/menu/publish", new { at = In(-1) }, HttpStatusCode.BadRequest);
        await publisher.CallAsync("POST", "/api/menu/publish", new { at = "明天" }, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_cancelled_change_does_not_happen()
    {
        await ApprovedAsync("甲");
        var id = (await publisher.CallAsync("POST", "/api/menu/publish", new { at = In(10) })).Json.GetProperty("publication").GetProperty("id").GetInt64();
        await publisher.CallAsync("POST", $"/api/menu/publications/{id}/cancel");
        await publisher.CallAsync("POST", $"/api/menu/publications/{id}/cancel", null, HttpStatusCode.Conflict);
        await publisher.CallAsync("POST", "/api/menu/publications/4711/cancel", null, HttpStatusCode.NotFound);
        host.Database.Clock.Advance(TimeSpan.FromMinutes(11));
        await StepAsync();
        Assert.Equal("cancelled", await LastStatusAsync());
    }

    [Theory]
    [InlineData(false, 31, "超过 30 分钟")]
    [InlineData(true, 1, "备份恢复")]
    public async Task A_late_change_and_one_after_a_restore_wait_for_a_person(bool restored, int minutesLate, string reason)
    {
        await ApprovedAsync("甲");
        var id = (await publisher.CallAsync("POST", "/api/menu/publish", new { at = In(10) })).Json.GetProperty("publication").GetProperty("id").GetInt64();
        if (restored)
        {
            await host.Database.Database.WriteAsync(session => host.Services.GetRequiredService<DueWorkHold>().SetAsync(session, "恢复"), CancellationToken.None);
        }

        host.Database.Clock.Advance(TimeSpan.FromMinutes(10 + minutesLate));
        await StepAsync();

        // A sign-in does not outlast the hour.
        publisher = await operators.SignInAsync(Role.Publisher);
        var last = (await publisher.CallAsync("GET", "/api/menu/publications")).Json.GetProperty("items")[0];
        Assert.Equal("waiting", last.GetProperty("status").GetString());
        Assert.Contains(reason, last.GetProperty("problem").GetString(), StringComparison.Ordinal);
        await publisher.CallAsync("POST", $"/api/menu/publications/{id}/cancel");
    }

    [Theory]
    [InlineData(false, "丙")]
    [InlineData(true, "甲")]
    public async Task A_planned_change_does_not_replace_what_was_published_or_taken_back_meanwhile(bool takenBack, string stays)
    {
        var first = await ApprovedAsync("甲");
        await publisher.CallAsync("POST", "/api/menu/publish");
        await ApprovedAsync("乙");
        await publisher.CallAsync("POST", "/api/menu/publish", new { at = In(10) });
        await ApprovedAsync("丙");
        await publisher.CallAsync("POST", "/api/menu/publish");
        if (takenBack)
        {
            await publisher.CallAsync("POST", "/api/menu/rollback", new { version = first });
        }

        host.Database.Clock.Advance(TimeSpan.FromMinutes(11));
        await StepAsync();

        Assert.Contains(stays, (await editor.CallAsync("GET", "/api/menu/diff")).Json.GetProperty("button").ToString(), StringComparison.Ordinal);
        var planned = (await publisher.CallAsync("GET", "/api/menu/publications")).Json.GetProperty("items").EnumerateArray().Single(static item => item.TryGetProperty("scheduledAt", out _));
        Assert.Equal("waiting", planned.GetProperty("status").GetString());
        Assert.Contains("又发布", planned.GetProperty("problem").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_planned_changes_happen_one_after_the_other()
    {
        await ApprovedAsync("甲");
        await publisher.CallAsync("POST", "/api/menu/publish", new { at = In(10) });
        await ApprovedAsync("乙");
        await publisher.CallAsync("POST", "/api/menu/publish", new { at = In(20) });
        foreach (var name in new[] { "甲", "乙" })
        {
            host.Database.Clock.Advance(TimeSpan.FromMinutes(11));
            await StepAsync();
            Assert.Contains(name, (await editor.CallAsync("GET", "/api/menu/diff")).Json.GetProperty("button").ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task One_that_was_planned_before_a_restore_waits_for_a_person_after_the_release_too()
    {
        await ApprovedAsync("甲");
        await publisher.CallAsync("POST", "/api/menu/publish", new { at = In(10) });
        var hold = host.Services.GetRequiredService<DueWorkHold>();
        await host.Database.Database.WriteAsync(session => hold.SetAsync(session, "恢复"), CancellationToken.None);
        await host.Services.GetRequiredService<HoldRelease>().ReleaseAsync(Actor.CommandLine, CancellationToken.None);

        host.Database.Clock.Advance(TimeSpan.FromMinutes(10));
        await StepAsync();

        var last = Assert.Single(await Publications.ListAsync("puyang", 1, CancellationToken.None));
        Assert.Equal("waiting", last.State);
        Assert.StartsWith("数据从备份恢复过", last.Problem, StringComparison.Ordinal);
        Assert.Equal("menu.postpone", await LastActionAsync());
        await publisher.CallAsync("POST", "/api/menu/publish", new { at = In(10) });
        host.Database.Clock.Advance(TimeSpan.FromMinutes(10));
        await StepAsync();
        Assert.Equal("published", await LastStatusAsync());
    }

    [Fact]
    public async Task A_planned_change_is_tried_again_while_WeChat_is_busy()
    {
        await ApprovedAsync("甲");
        await publisher.CallAsync("POST", "/api/menu/publish", new { at = In(10) });
        host.Database.Clock.Advance(TimeSpan.FromMinutes(10));
        Fail(PlatformFaultKind.Busy, "menu/create", times: null);
        await StepAsync();
        Assert.Equal("scheduled", await LastStatusAsync());
        Faults.Clear("puyang");
        await StepAsync();
        Assert.Equal("scheduled", await LastStatusAsync());
        host.Database.Clock.Advance(TimeSpan.FromMinutes(1));
        await StepAsync();
        Assert.Equal("published", await LastStatusAsync());
    }

    [Fact]
    public async Task What_a_killed_process_left_is_settled_by_asking_WeChat()
    {
        await ApprovedAsync("甲");
        await publisher.CallAsync("POST", "/api/menu/publish");
        var published = (await Publications.CurrentAsync("puyang", CancellationToken.None))!;
        var left = published with { State = MenuPublicationState.Publishing, StartedMs = host.Database.Clock.GetUtcNow().ToUnixTimeMilliseconds(), CreatedMs = 1 };
        await host.Database.Database.WriteAsync(session => MenuPublicationStore.InsertAsync(session, left), CancellationToken.None);
        await publisher.CallAsync("POST", "/api/menu/publish", null, HttpStatusCode.Conflict);
        await StepAsync();
        Assert.Equal("publishing", await LastStatusAsync());
        host.Database.Clock.Advance(TimeSpan.FromMinutes(4));
        await StepAsync();
        Assert.Equal("published", await LastStatusAsync());
    }

    private FaultQueue Faults => host.Services.GetRequiredService<FaultQueue>();

    private MenuPublicationStore Publications => host.Services.GetRequiredService<MenuPublicationStore>();

    private void Fail(PlatformFaultKind kind, string path, int? times = 1) => Faults.Add("puyang", new PlatformFault { Kind = kind, Path = path, Times = times });

    private string In(int minutes) => host.Database.Clock.GetUtcNow().AddMinutes(minutes).ToString("O");

    private Task<long?> StepAsync() => host.Services.StepAsync<ScheduledMenus>();

    private async Task<string?> LastStatusAsync() => Assert.Single(await Publications.ListAsync("puyang", 1, CancellationToken.None)).State;

    private async Task<string?> LastActionAsync() =>
        (await (await operators.AdminAsync()).CallAsync("GET", "/api/audit")).Json.GetProperty("items")[0].GetProperty("action").GetString();

    private static object Menu(string name) => new
    {
        button = new object[] { new { type = "click", name, key = "board:zhuanti" }, new { name = "更多", sub_button = new[] { new { type = "view", name = "通讯录", url = "/directory" } } } },
    };

    private async Task<long> ApprovedAsync(string name)
    {
        var draft = await editor.CallAsync("PUT", "/api/menu", Menu(name));
        await editor.CallAsync("POST", "/api/menu/submit");
        var version = draft.Json.GetProperty("version").GetInt64();
        await chief.CallAsync("POST", "/api/menu/approve", new { version });
        return version;
    }
}
