using System.Net;
using System.Text.Json;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Conversation.Danger;

/// <summary>Words of danger over the operators' calls: the answers follow them.</summary>
public sealed class DangerWordsApiTests(ContentHost content) : IClassFixture<ContentHost>
{
    private HttpClient Editor => content.Editor;

    [Fact]
    public async Task A_saved_set_answers_at_once_and_the_product_s_comes_back_with_its_version()
    {
        var stored = (await Editor.CallAsync("GET", "/api/danger-words")).Json;
        var groups = stored.GetProperty("groups").Deserialize<List<object>>()!;

        var saved = await Editor.CallAsync("PUT", "/api/danger-words", new { groups = groups.Append(new { name = "蛟龙", words = new[] { "蛟龙*洞" }, text = "请拨打 110。" }), revision = 1 });

        Assert.Equal(2, saved.Revision);
        Assert.Equal("danger", await SourceAsync("蛟龙出洞"));
        await Editor.CallAsync("PUT", "/api/danger-words", new { groups, revision = 1 }, HttpStatusCode.PreconditionFailed);

        // What an older version lacks is taken away by going back to it: that is not for who may only add.
        await Editor.CallAsync("POST", "/api/danger-words/versions/1/restore", expected: HttpStatusCode.Forbidden);
        await Editor.CallAsync("PUT", "/api/danger-words", new { groups }, HttpStatusCode.Forbidden);
        Assert.Equal("danger", await SourceAsync("蛟龙出洞"));
        var chief = await content.Operators.WithRolesAsync(PuyangFabu.People.Actors.Role.Chief);
        await chief.CallAsync("POST", "/api/danger-words/versions/1/restore");
        Assert.NotEqual("danger", await SourceAsync("蛟龙出洞"));
        Assert.Equal("danger", await SourceAsync("煤气泄漏"));
    }

    [Theory]
    [InlineData("""{}""", "groups", "不能清空")]
    [InlineData("""{"groups":[]}""", "groups", "不能清空")]
    [InlineData("""{"groups":[{"name":"","words":["甲乙"],"text":"丙"}]}""", "groups[0].name", "不能是空的")]
    [InlineData("""{"groups":[{"name":"甲","words":[],"text":"丙"}]}""", "groups[0].words", "应有 1 至")]
    [InlineData("""{"groups":[{"name":"甲","words":["火"],"text":"丙"}]}""", "groups[0].words", "太短")]
    [InlineData("""{"groups":[{"name":"甲","words":["*火灾"],"text":"丙"}]}""", "groups[0].words", "* 只能放在")]
    [InlineData("""{"groups":[{"name":"甲","words":["火=灾"],"text":"丙"}]}""", "groups[0].words", "= 只能放在开头")]
    [InlineData("""{"groups":[{"name":"甲","words":["=煤气*漏"],"text":"丙"}]}""", "groups[0].words", "不能同时有 = 和 *")]
    [InlineData("""{"groups":[{"name":"甲","words":["火灾"],"except":["=火*灾"],"text":"丙"}]}""", "groups[0].except", "不能同时有 = 和 *")]
    [InlineData("""{"groups":[{"name":"甲","words":["火灾"]}]}""", "groups[0].text", "不能是空的")]
    public async Task A_wrong_set_is_named(string json, string field, string reason) =>
        Assert.Contains(reason, (await Editor.CallAsync("PUT", "/api/danger-words", json, HttpStatusCode.BadRequest)).Error(field), StringComparison.Ordinal);

    private async Task<string?> SourceAsync(string text) =>
        (await Editor.CallAsync("POST", "/api/reply-rules/try", new { text })).Json.GetProperty("source").GetString();
}
