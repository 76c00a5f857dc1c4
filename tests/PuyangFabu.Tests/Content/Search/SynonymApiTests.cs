using System.Net;
using System.Text.Json;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Content.Search;

/// <summary>Synonyms over the operators' calls: the search follows them.</summary>
public sealed class SynonymApiTests(ContentHost content) : IClassFixture<ContentHost>
{
    private HttpClient Editor => content.Editor;

    [Fact]
    public async Task New_synonyms_find_what_was_not_found_before()
    {
        const string words = "㐀㐁㐂";
        var stored = (await Editor.CallAsync("GET", "/api/synonyms")).Json;
        var groups = stored.GetProperty("groups").Deserialize<List<List<string>>>()!;
        Assert.NotEmpty(groups);
        Assert.Equal("default", await SourceAsync(words));

        var saved = await Editor.CallAsync("PUT", "/api/synonyms", new { groups = groups.Append([words, "公交"]), revision = stored.GetProperty("revision").GetInt64() });

        Assert.Equal(2, saved.Revision);
        Assert.Equal("search", await SourceAsync(words));
        await Editor.CallAsync("PUT", "/api/synonyms", new { groups, revision = 1 }, HttpStatusCode.PreconditionFailed);
        await Editor.CallAsync("POST", "/api/synonyms/versions/1/restore");
        Assert.Equal("default", await SourceAsync(words));
        Assert.Equal(groups.Count, (await Editor.CallAsync("GET", "/api/synonyms")).Json.GetProperty("groups").GetArrayLength());
        Assert.Equal([3, 2, 1], (await Editor.CallAsync("GET", "/api/synonyms/versions")).Json.GetProperty("items").EnumerateArray().Select(static item => item.GetProperty("revision").GetInt64()));
    }

    [Theory]
    [InlineData("""{}""", "groups", "缺少")]
    [InlineData("""{"groups":[["只有一个"]]}""", "groups[0]", "应有 2 至 20 个")]
    [InlineData("""{"groups":[["甲","乙"],null]}""", "groups[1]", "应有 2 至 20 个")]
    [InlineData("""{"groups":[["甲"," "]]}""", "groups[0]", "里不能有空的词")]
    [InlineData("""{"groups":[["公積金","公积金"]]}""", "groups[0]", "搜索时是同一个词")]
    [InlineData("""{"groups":[["甲","一二三四五六七八九十一二三四五六七"]]}""", "groups[0]", "太长")]
    [InlineData("""{"groups":[["甲","乙\n丙"]]}""", "groups[0]", "里不能有换行")]
    public async Task A_wrong_group_is_named(string json, string field, string reason) =>
        Assert.Contains(reason, (await Editor.CallAsync("PUT", "/api/synonyms", json, HttpStatusCode.BadRequest)).Error(field), StringComparison.Ordinal);

    private async Task<string?> SourceAsync(string text) =>
        (await Editor.CallAsync("POST", "/api/reply-rules/try", new { text })).Json.GetProperty("source").GetString();
}
