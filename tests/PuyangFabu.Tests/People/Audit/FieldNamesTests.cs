using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Content.Articles;
using PuyangFabu.Conversation.Replies.Standard;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Audit;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;

namespace PuyangFabu.Tests.People.Audit;

/// <summary>What was refused stands in the record in the words of those who read it.</summary>
public sealed partial class FieldNamesTests(TestDatabases databases)
{
    /// <summary>Names of fields that stand in the source where something is refused for them.</summary>
    private static IEnumerable<string> Written => SourceTree.Files("src/PuyangFabu", "*.cs").Concat(SourceTree.Files("src/PuyangFabu", "*.razor"))
        .Where(static file => !file.Path.StartsWith("src/PuyangFabu/Operations", StringComparison.Ordinal))
        .SelectMany(static file => Refused().Matches(file.Text).Select(match => match.Groups[1].Success ? match.Groups[1].Value : match.Groups[2].Value)
            .Concat(Checked().Matches(file.Text).Where(_ => file.Path.EndsWith("Rules.cs", StringComparison.Ordinal)).Select(match => match.Groups[1].Success ? match.Groups[1].Value : match.Groups[2].Value)))
        .Select(static name => Hole().Replace(name, "0").Replace("]0", "]", StringComparison.Ordinal).TrimStart('.'))
        .Where(static name => name is not ("0" or "") && !name.StartsWith("0.", StringComparison.Ordinal) && !name.StartsWith("0[", StringComparison.Ordinal));

    [Fact]
    public void Every_field_that_can_be_refused_has_a_name_that_people_know()
    {
        var written = Written.Distinct().ToList();
        Assert.True(written.Count > 60, $"only {written.Count} found");
        Assert.DoesNotContain(written.Concat(ArticleField.All.Select(static field => field.Name)).Concat(StandardTextKind.All.Select(static kind => kind.Field)), static field => FieldNames.Of(field) is null);
    }

    [Theory]
    [InlineData("remark", "太长", "备注名：太长。")]
    [InlineData("file", "里没有词", "文件里没有词。")]
    [InlineData("groups[3].words", "太短", "第 4 组的词：太短。")]
    [InlineData("line 7", "太长", "第 7 行：太长。")]
    [InlineData("foo", "没有这个字段", "字段“foo”：没有这个字段。")]
    public void A_refusal_names_its_field_and_the_place_in_a_list(string field, string reason, string said) =>
        Assert.Equal(said, FieldNames.Said(Refusal.BadInput(field, reason)));

    [Fact]
    public void All_that_was_wrong_is_said() => Assert.Equal(
        "名称：不能是空的；电话：太长。", FieldNames.Said(Refusal.BadInput([new("name", "不能是空的"), new("phone", "太长")])));

    [Theory, EachDatabase]
    public async Task The_record_keeps_it_so(string provider)
    {
        await using var host = await ProductHost.StartAsync(databases, provider);
        await host.Services.GetRequiredService<AuditLog>().RecordRefusalAsync(PuyangFabu.People.Actors.Actor.CommandLine, "follower.remark", "X", Refusal.BadInput("remark", "太长"));

        Assert.Equal("备注名：太长。", await host.Database.Database.ReadAsync(
            static session => session.ScalarAsync<string>("select comment from audit_log order by sequence desc limit 1"), TestContext.Current.CancellationToken));
    }

    [GeneratedRegex("""(?:BadInput|FieldProblem)\(\s*\$?"([^"]*)",|yield return new\(\$?"([^"]*)",""")]
    private static partial Regex Refused();

    [GeneratedRegex("""yield return \("([^"]*)",""")]
    private static partial Regex Checked();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Hole();
}
