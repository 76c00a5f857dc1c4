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
        var words = SourceTree.Files("tests/PuyangFabu.BrowserTests/Console", "*.cs").Where(static file => file.Name != "HeldPages.cs")
            .SelectMany(static file => Literal().Matches(file.Code)).Select(static match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        // Some are made of the page's address, some of who looks.
        var held = words.Concat(words.Where(static word => word.StartsWith("/console/", StringComparison.Ordinal)).Select(static path => path["/console/".Length..].Replace('/', '-')))
            .Concat(words.Where(static word => word.EndsWith("-{name}", StringComparison.Ordinal)).Select(static word => word.Replace("{name}", "first", StringComparison.Ordinal)));
        Assert.Empty(HeldPages.ByRoute.Values.Except(held));
    }

    [GeneratedRegex("^@page \"([^\"]+)\"", RegexOptions.Multiline)]
    private static partial Regex Route();

    [GeneratedRegex("\"([^\"\\\\\\n]*)\"")]
    private static partial Regex Literal();
}
