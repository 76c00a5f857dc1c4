using System.Reflection;
using System.Text.Json;
using PuyangFabu.Console.Audit;
using PuyangFabu.Content.Boards;
using PuyangFabu.Content.Directories;
using PuyangFabu.Content.Import;
using PuyangFabu.Content.Search;
using PuyangFabu.Conversation.Danger;
using PuyangFabu.Conversation.Replies.Rules;
using PuyangFabu.People.Audit;
using PuyangFabu.People.Operators;
using PuyangFabu.Publishing.Menus;
using PuyangFabu.Publishing.Menus.Releasing;
using PuyangFabu.Review;

namespace PuyangFabu.Tests.Console.Audit;

/// <summary>What an entry says was before and after, for people who know no codes.</summary>
public sealed class AuditComparisonTests
{
    [Fact]
    public void Only_what_differs_is_told_and_codes_are_told_in_words()
    {
        var changes = Of(
            "account",
            new { name = "濮阳发布", kind = "subscription", requireEncryption = "true", originalId = "" },
            new { name = "濮阳发布", kind = "service", requireEncryption = "auto", originalId = "gh_1" });
        Assert.Equal(
            [new("种类", "订阅号", "服务号"), new("明文消息", "总是拒绝", "收到过加密消息后就拒绝"), new("原始 ID", null, "gh_1")],
            changes);
    }

    [Fact]
    public void Before_a_first_version_there_was_none() =>
        Assert.Equal([new("第几版", null, "1")], Of("standardReplies", new { version = 0 }, new { version = 1 }));

    [Theory]
    [InlineData("token", "{\"scopes\":[\"read\",\"audit\"]}", "范围：读取稿件和内容、审计")]
    [InlineData("session", "{\"kind\":\"console\"}", "种类：后台")]
    [InlineData("outsideCall", "{\"subject\":\"broadcast/12\"}", "对象：群发 12")]
    [InlineData("wordList", "{\"kind\":\"exact\",\"severity\":\"block\"}", "种类：出现其中任何一个词；级别：禁发")]
    [InlineData("menu", "{\"status\":\"published\"}", "状态：已发布")]
    [InlineData("board", "{\"createdAt\":\"2016-06-28T15:30:00+08:00\"}", "何时建的：2016年6月28日 15:30")]
    public void A_code_is_told_in_words(string kind, string after, string told) => Assert.Equal(
        told, string.Join('；', Of(kind, null, JsonSerializer.Deserialize<JsonElement>(after)).Select(static change => $"{change.Field}：{change.After}")));

    [Fact]
    public void Every_field_of_what_is_recorded_as_it_is_has_a_name() => Assert.Empty(
        new[]
        {
            typeof(ReplyRuleView), typeof(TextContent), typeof(ArticleContent), typeof(BoardContent), typeof(ImageContent), typeof(NewsContent), typeof(DirectoryView), typeof(BoardView),
            typeof(SynonymsView), typeof(DangerWordsView), typeof(DangerGroup), typeof(OperatorState), typeof(ImportResult), typeof(MenuView), typeof(MenuPublicationView),
        }
            .SelectMany(static type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(static property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)))
            .Where(static field => AuditFields.NameOf(field) == field && field != "overlaps").Distinct());

    private static IReadOnlyList<AuditChange> Of(string kind, object? before, object? after) => new AuditComparison(new StageOrder(new ReviewOptions())).Of(new AuditItem
    {
        Sequence = 1,
        At = default,
        Operator = "",
        Address = "",
        Action = "",
        PreviousHash = "",
        Hash = "",
        TargetKind = kind,
        Before = before is null ? null : JsonSerializer.SerializeToElement(before),
        After = after is null ? null : JsonSerializer.SerializeToElement(after),
    });
}
