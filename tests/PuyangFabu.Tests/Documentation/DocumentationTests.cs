using System.Text.RegularExpressions;
using PuyangFabu.Console.Frame.Places;
using PuyangFabu.Tests.Architecture;

namespace PuyangFabu.Tests.Documentation;

/// <summary>README stays a door, and nothing in the documentation leads nowhere.</summary>
public sealed partial class DocumentationTests
{
    private const int LongestReadme = 140;
    private const int LargestPicture = 200_000;

    private static string Root => SourceTree.Root;

    [Fact]
    public void Every_link_and_every_picture_is_there() => Assert.Empty(DocumentationPage.All.SelectMany(LeadingNowhere));

    [Fact]
    public void Every_file_that_a_page_names_is_there() => Assert.Empty(DocumentationPage.All.SelectMany(MissingFiles));

    [Fact]
    public void Pictures_are_small() => Assert.All(
        Directory.GetFiles(Path.Combine(Root, "docs/images")), static picture => Assert.InRange(new FileInfo(picture).Length, 1, LargestPicture));

    [Fact]
    public void README_is_a_door_and_no_manual() => Assert.InRange(DocumentationPage.Read("README.md").Text.Count('\n'), 60, LongestReadme);

    [Fact]
    public void README_leads_to_every_page()
    {
        var readme = DocumentationPage.Read("README.md").Links.Select(static link => link.Split('#')[0]).ToHashSet();
        Assert.All(DocumentationPage.All.Where(static page => page.Path != "README.md"), page => Assert.True(readme.Contains(page.Path), $"README does not lead to {page.Path}."));
    }

    [Fact]
    public void README_lists_the_areas_in_their_order_and_leads_to_each() => Assert.Equal(
        AreaMap.Current.Areas.Select(static area => $"[{area.Name}](src/{AreaMap.Product}/{area.Name})"),
        AreaLink().Matches(DocumentationPage.Read("README.md").Text).Select(static match => match.Groups["link"].Value));

    [Fact]
    public void README_lists_the_places_of_the_console_in_their_order() =>
        Assert.Contains(string.Join('、', PlaceRegister.All.Select(static place => place.Name)), DocumentationPage.Read("README.md").Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("[a](nowhere.md)", "nowhere.md")]
    [InlineData("[a](../nowhere.md)", "nowhere.md")]
    [InlineData("[a](../../../etc/passwd)", "../../../etc/passwd")]
    [InlineData("[a](settings.md#没有这一节)", "settings.md#没有这一节")]
    [InlineData("[a](#没有这一节)", "#没有这一节")]
    [InlineData("[a](../LICENSE#mit)", "LICENSE#mit")]
    [InlineData("[a]()", "")]
    [InlineData("![a](images/nowhere.png)", "images/nowhere.png")]
    [InlineData("![a](https://example.com/a.png)", "https://example.com/a.png")]
    [InlineData("""| <img src="images/nowhere.png" width="9"> |""", "images/nowhere.png")]
    [InlineData("""<a href="nowhere.md">a</a>""", "nowhere.md")]
    public void What_leads_nowhere_is_told(string text, string link) =>
        Assert.Contains(link, Assert.Single(LeadingNowhere(new("docs/invented.md", text)).Distinct()), StringComparison.Ordinal);

    [Theory]
    [InlineData("[a](settings.md)")]
    [InlineData("[a](settings.md#写在哪里)")]
    [InlineData("[a](../README.md#一分钟上手)")]
    [InlineData("# 群发、PostgreSQL 和多个节点\n[a](#群发postgresql-和多个节点)")]
    [InlineData("![a](images/phone.png)")]
    [InlineData("[a](https://example.com/nowhere) <http://127.0.0.1:5080/>")]
    [InlineData("`[a](nowhere.md)`")]
    public void What_is_there_is_not(string text) => Assert.Empty(LeadingNowhere(new("docs/invented.md", text)));

    [Theory]
    [InlineData("`config/examples/nowhere.conf`", false)]
    [InlineData("`src/PuyangFabu/Nowhere/`", false)]
    [InlineData("`tests/nowhere.sh 256`", false)]
    [InlineData("`tests/PuyangFabu.Tests/bin/Debug`", false)]
    [InlineData("`config/examples/nginx.conf`", true)]
    [InlineData("`tests/long.sh 256` `data/nowhere` `config/appsettings.{环境}.json`", true)]
    public void A_file_that_is_named_must_be_there(string text, bool there) =>
        Assert.Equal(there, !MissingFiles(new("docs/invented.md", text)).Any());

    private static IEnumerable<string> LeadingNowhere(DocumentationPage page) =>
        page.Links.Where(link => !Leads(page, link)).Concat(page.Pictures.Where(static picture => picture.Contains("://", StringComparison.Ordinal)))
            .Select(link => $"{page.Path} leads nowhere, or outside for a picture: {link}");

    private static IEnumerable<string> MissingFiles(DocumentationPage page) =>
        from code in page.Codes
        let path = RepositoryFile().Match(code)
        where path.Success && !IsKept(path.Value)
        select $"{page.Path} names {path.Value}, which is not there.";

    // What a build makes is not there for whoever has just cloned.
    private static bool IsKept(string path) =>
        !path.Split('/').Any(static part => part is "bin" or "obj") && (File.Exists(Path.Combine(Root, path)) || Directory.Exists(Path.Combine(Root, path)));

    private static bool Leads(DocumentationPage page, string link)
    {
        if (link.StartsWith("http://", StringComparison.Ordinal) || link.StartsWith("https://", StringComparison.Ordinal))
        {
            return true;
        }

        var parts = Uri.UnescapeDataString(link).Split('#', 2);
        var path = parts[0].Length == 0
            ? page.Path
            : Path.GetRelativePath(Root, Path.GetFullPath(Path.Combine(Root, Path.GetDirectoryName(page.Path)!, parts[0]))).Replace('\\', '/');
        if (link.Length == 0 || path.StartsWith("..", StringComparison.Ordinal))
        {
            return false;
        }

        var target = path == page.Path ? page : File.Exists(Path.Combine(Root, path)) && path.EndsWith(".md", StringComparison.Ordinal) ? DocumentationPage.Read(path) : null;
        return parts.Length == 1 ? target is not null || File.Exists(Path.Combine(Root, path)) || Directory.Exists(Path.Combine(Root, path)) : target?.Anchors.Contains(parts[1]) == true;
    }

    [GeneratedRegex(@"^\| (?<link>\[\w+\]\([^)]*\)) \|", RegexOptions.Multiline)]
    private static partial Regex AreaLink();

    // What stands before a blank; names with a part that people choose are none of a file.
    [GeneratedRegex(@"^(?:config|src|tests|docs|eng|\.ci)/[\w./-]*(?=$|\s)")]
    private static partial Regex RepositoryFile();
}
