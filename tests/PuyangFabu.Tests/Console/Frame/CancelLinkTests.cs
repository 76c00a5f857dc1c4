using System.Text.RegularExpressions;

namespace PuyangFabu.Tests.Console.Frame;

/// <summary>A pressed 取消 throws away what was typed: drafts.js does it where the link says so.</summary>
public sealed partial class CancelLinkTests
{
    [Fact]
    public void Every_link_that_cancels_a_form_says_so_to_the_script()
    {
        // But 取消 of a thing, which leads to the page that asks.
        var links =
            from file in Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "src", "PuyangFabu", "Console"), "*.razor", SearchOption.AllDirectories)
            from Match link in Cancelling().Matches(File.ReadAllText(file))
            where !link.Value.Contains("aria-label", StringComparison.Ordinal)
            select (File: Path.GetFileName(file), Link: link.Value);

        Assert.True(links.Count() > 20);
        Assert.DoesNotContain(links, static link => !link.Link.Contains(" data-cancel>", StringComparison.Ordinal));
    }

    [GeneratedRegex("<a href=[^\\n]*?>(?:取消|不保存，返回)</a>")]
    private static partial Regex Cancelling();
}
