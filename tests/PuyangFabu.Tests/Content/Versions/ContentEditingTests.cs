using System.Net;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Content.Versions;

/// <summary>The life of each kind of content on both databases, and on a second node beside the one that was written to.</summary>
public sealed class ContentEditingTests(TestDatabases databases)
{
    [Theory, EachDatabase]
    public async Task Every_kind_is_made_changed_deleted_and_restored(string provider)
    {
        await using var host = await ProductHost.StartAsync(databases, provider);
        using var operators = OperatorDriver.Of(host);
        var editor = await operators.WithRolesAsync(Role.Editor);

        await LiveAsync(editor, "/api/reply-rules", new { name = "甲", keywords = new[] { "库测甲" }, replies = "甲" }, new { name = "乙", keywords = new[] { "库测乙" }, replies = "乙" });
        await LiveAsync(editor, "/api/boards", new { slug = "kuce", name = "甲" }, new { name = "乙", parent = "wei-puyang", visible = false });
        await LiveAsync(editor, "/api/directory", new { kind = "部门", name = "甲" }, new { kind = "媒体", name = "乙" });

        await editor.CallAsync("PUT", "/api/synonyms", new { groups = new[] { new[] { "甲", "乙" } } });
        Assert.Equal(2, (await editor.CallAsync("GET", "/api/synonyms")).Revision);
        Assert.Equal("甲", await host.Sender.AskAsync("库测甲"));
        await host.Sender.AskAsync("㐀㐁㐂库测");
        Assert.Equal(1, (await editor.CallAsync("GET", "/api/unanswered-words")).Json.GetProperty("items").GetArrayLength());
        await editor.CallAsync("POST", "/api/unanswered-words/rule", new { words = new[] { "㐀㐁㐂库测" }, reply = "丙" }, HttpStatusCode.Created);
        Assert.Equal(0, (await editor.CallAsync("GET", "/api/unanswered-words")).Json.GetProperty("items").GetArrayLength());
    }

    [Theory, EachDatabase]
    public async Task A_menu_goes_from_draft_to_use(string provider)
    {
        await using var host = await ProductHost.StartAsync(databases, provider);
        using var operators = OperatorDriver.Of(host);
        var editor = await operators.WithRolesAsync(Role.Editor);
        var chief = await operators.WithRolesAsync(Role.Chief);

        var draft = await editor.CallAsync("PUT", "/api/menu", """{"button":[{"name":"库测","type":"click","key":"board:zhuanti"}]}""");
        await editor.CallAsync("POST", "/api/menu/submit");
        var approved = await chief.CallAsync("POST", "/api/menu/approve", new { contentHash = draft.Json.GetProperty("contentHash").GetString(), comment = "可以" });

        Assert.Equal(("approved", 2, "可以"), (approved.Json.GetProperty("status").GetString(), approved.Json.GetProperty("version").GetInt64(), approved.Json.GetProperty("comment").GetString()));
        Assert.DoesNotContain("库测", (await operators.Anonymous().CallAsync("GET", "/sandbox/api/accounts/puyang/menu")).Json.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_node_follows_what_was_written_here()
    {
        await using var host = await ProductHost.StartAsync(databases, "postgresql");
        await using var second = await ProductHost.StartOnAsync(host.Database);
        using var operators = OperatorDriver.Of(host);
        var editor = await operators.WithRolesAsync(Role.Editor);

        await editor.CallAsync("POST", "/api/reply-rules", new { name = "甲", keywords = new[] { "两个节点" }, replies = "都知道" }, HttpStatusCode.Created);
        await editor.CallAsync("POST", "/api/boards", new { slug = "liang-ge", name = "两个栏目" }, HttpStatusCode.Created);
        await second.FollowChangesAsync();

        Assert.Equal("都知道", await second.Sender.AskAsync("两个节点"));
        Assert.StartsWith("【两个栏目】", await second.Sender.AskAsync("两个栏目"), StringComparison.Ordinal);
    }

    private static async Task LiveAsync(HttpClient editor, string path, object first, object second)
    {
        var made = await editor.CallAsync("POST", path, first, HttpStatusCode.Created);
        var own = $"{path}/{(made.Json.TryGetProperty("slug", out var slug) ? slug.GetString() : made.Json.GetProperty("id").ToString())}";
        Assert.Equal("甲", (await editor.CallAsync("GET", own)).Json.GetProperty("name").GetString());
        var changed = await editor.CallAsync("PUT", own, second);
        Assert.Equal(("乙", 2), (changed.Json.GetProperty("name").GetString(), changed.Revision));
        await editor.CallAsync("DELETE", $"{own}?revision=2", null, HttpStatusCode.NoContent);
        await editor.CallAsync("GET", own, null, HttpStatusCode.NotFound);
        var restored = await editor.CallAsync("POST", $"{own}/versions/1/restore");
        Assert.Equal(("甲", 4), (restored.Json.GetProperty("name").GetString(), restored.Revision));
        Assert.Equal(restored.Json.ToString(), (await editor.CallAsync("GET", own)).Json.ToString());
        Assert.Equal(4, (await editor.CallAsync("GET", $"{own}/versions")).Json.GetProperty("items").GetArrayLength());
    }
}
