using PuyangFabu.Content.Checks;
using PuyangFabu.Content.Checks.Words;

namespace PuyangFabu.Tests.Content.Checks;

/// <summary>The longest bodies there can be, made to keep the checks busy.</summary>
public sealed class HostileTextTests
{
    private const int Length = 1_000_000;

    /// <summary>
    /// Of the processor, for this test and what runs beside it: a busy machine changes nothing. An honest body of this
    /// length takes a fifth of a second, these take a few; what grows with the square takes many minutes.
    /// </summary>
    private static readonly TimeSpan Bearable = TimeSpan.FromSeconds(40);

    private static readonly CompiledWordLists Words = new(
    [
        Rule(WordRuleKind.Exact, "的"),
        Rule(WordRuleKind.Exact, string.Join('\n', Enumerable.Range(1, 50).Select(static length => new string('a', length)))),
        Rule(WordRuleKind.Pattern, "(a+)+b"),
        Rule(WordRuleKind.Together, "1\n零"),
        Rule(WordRuleKind.Order, "1\n2"),
    ]);

    [Theory]
    [InlineData("1")]
    [InlineData("1 ")]
    [InlineData("1-")]
    [InlineData("138 ")]
    [InlineData("13812345678 ")]
    [InlineData("11010519491231002X")]
    [InlineData("11010519491231002X\n")]
    [InlineData("的")]
    [InlineData("a")]
    [InlineData("2026年11月23日(星期二)")]
    [InlineData("2026-11-")]
    [InlineData("11月")]
    [InlineData("小区1号楼1")]
    [InlineData("一二三四五楼")]
    [InlineData("村1组")]
    [InlineData("\n")]
    [InlineData("\u200b")]
    [InlineData("㎏")]
    [InlineData("😀")]
    [InlineData("\ud83d")]
    public void A_body_of_one_thing_a_million_times_is_soon_done(string part)
    {
        var body = string.Concat(Enumerable.Repeat(part, Length / part.Length));
        var before = Environment.CpuUsage.TotalTime;
        var document = Checking.Open(Checking.Body(body));
        var findings = CheckList.OfText.SelectMany(check => check.Check(document)).Concat(Words.Check(document)).ToArray();
        var used = Environment.CpuUsage.TotalTime - before;
        Assert.True(used < Bearable, $"{used.TotalSeconds:0.0} s");
        Assert.DoesNotContain(findings, static finding => finding.Excerpt.Length >= 200);
    }

    private static WordRule Rule(string kind, string words) => new() { Kind = kind, Words = words, Severity = FindingSeverity.Hint };
}
