using System.Text.RegularExpressions;

namespace PuyangFabu.Tests;

/// <summary>The page that says which test keeps what (<c>docs/kept-behaviour.md</c>), and every other one, names only tests that are there.</summary>
public sealed partial class KeptBehaviourTests
{
    private static readonly ILookup<string, SourceFile> Files = SourceTree.Files("tests", "*Tests.cs").ToLookup(static file => file.Stem);

    private static readonly string[] Rows =
        [.. File.ReadLines(Path.Combine(SourceTree.Root, "docs/kept-behaviour.md")).Where(static line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1)];

    [Fact]
    public void Every_row_of_the_page_names_tests_and_every_one_is_there() => Assert.All(Rows, static row =>
        Assert.All(Name().Matches(row), match => Assert.True(
            Files[match.Groups["class"].Value].Any(file => IsTest(file, match.Groups["test"].Value)),
            $"docs/kept-behaviour.md names {match.Value}, which is no test. What it kept is to be kept by another one, named there.")));

    [Fact]
    public void Every_test_that_any_page_names_is_there() => Assert.Empty(
        from page in SourceTree.Files("docs", "*.md")
        from match in Name().Matches(page.Text)
        where !Files[match.Groups["class"].Value].Any(file => IsTest(file, match.Groups["test"].Value))
        select $"{page.Path} names {match.Value}, which is no test.");

    [Fact]
    public void What_only_looks_like_a_test_is_none()
    {
        var file = new SourceFile("tests/ATests.cs", "    [Fact]\n    public void Kept()\n    [Theory, EachDatabase]\n    public async Task Kept_too(string provider)\n    public void Helping()\n");

        Assert.Equal([true, true, false, false], ((string[])["Kept", "Kept_too", "Helping", "Gone"]).Select(name => IsTest(file, name)));
    }

    // The attributes stand right above it, a theory's cases in lines of their own.
    private static bool IsTest(SourceFile file, string name) =>
        Regex.IsMatch(file.Text, $@"\[(?:Fact|Theory)\b[^\n]*\n(?:\s*\[[^\n]*\n|\s*//[^\n]*\n)*\s*public [^\n=;{{]*\b{name}\(");

    [GeneratedRegex(@"`(?<class>\w+Tests)\.(?<test>\w+)`")]
    private static partial Regex Name();
}
