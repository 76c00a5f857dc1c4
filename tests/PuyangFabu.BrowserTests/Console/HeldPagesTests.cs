using System.Text.RegularExpressions;
using PuyangFabu.Tests;

namespace PuyangFabu.BrowserTests.Console;

/// <summary>No page of the console is forgotten: each meets the rules for pages in some test.</summary>
public sealed partial class HeldPagesTests
{
    [Fact]
    public void Every_page_is_held_by_a_test()
    {
        var routes = SourceTree.Files("src/PuyangFabu/Console", "*.razor").SelectMany(static file => Route().Matches(file.Text)).Select(static match => match.Groups[1].Value);
        Assert.Equal(routes.Order(StringComparer.Ordinal), HeldPages.ByRoute.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_name_of_a_page_is_one_that_a_test_holds_it_by()
    {
        var held = SourceTree.Files("tests/PuyangFabu.BrowserTests", "*.cs").SelectMany(static file => NamesIn(file.Code)).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(HeldPages.ByRoute.Values.Except(held));
    }

    [Theory]
    [InlineData("""await PageRules.HoldAsync(page, "some-page");""", "some-page")]
    [InlineData("""await PageRules.HoldAllAsync(browser, root, (await Of("/end"), "one-page"), ($"/console/{id}/edit", "another-page"));""", "one-page another-page")]
    [InlineData("""await ShowAsync(page, $"{path}/accept", "some-page");""", "some-page")]
    [InlineData("""await page.GetByLabel("boards").FillAsync("some-page");""", "")]
    public void A_name_is_what_a_page_is_held_by_and_no_other_word(string code, string names) => Assert.Equal(names, string.Join(' ', NamesIn(code)));

    // Addresses stand among them. A name may say who looks: the first stands for all.
    private static IEnumerable<string> NamesIn(string code) => Holding().Matches(code)
        .SelectMany(static call => Literal().Matches(call.Groups["given"].Value)).Select(static match => match.Groups[1].Value)
        .Where(static word => !word.Contains('/', StringComparison.Ordinal)).Select(static word => word.Replace("{name}", "first", StringComparison.Ordinal));

    // What is given to a call, up to its own bracket.
    [GeneratedRegex(@"(?:HoldAsync|HoldAllAsync|ShowAsync)\((?<given>(?:[^()]|\((?<open>)|\)(?<-open>))*)\)")]
    private static partial Regex Holding();

    [GeneratedRegex("^@page \"([^\"]+)\"", RegexOptions.Multiline)]
    private static partial Regex Route();

    [GeneratedRegex("\"([^\"\\\\\\n]*)\"")]
    private static partial Regex Literal();
}
