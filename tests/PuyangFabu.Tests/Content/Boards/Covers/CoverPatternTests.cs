using System.Text.RegularExpressions;
using PuyangFabu.Content.Boards.Covers;

namespace PuyangFabu.Tests.Content.Boards.Covers;

public sealed partial class CoverPatternTests
{
    [Fact]
    public void The_same_title_always_gives_the_same_pattern()
    {
        Assert.Equal(CoverPattern.Draw("聚焦海绵城市系列报道"), CoverPattern.Draw(new string("聚焦海绵城市系列报道".ToCharArray())));
        Assert.NotEqual(CoverPattern.Draw("聚焦海绵城市系列报道"), CoverPattern.Draw("聚焦海绵城市系列报道二"));
    }

    [Fact]
    public void Any_title_gives_a_path_of_bounded_size()
    {
        foreach (var number in Enumerable.Range(0, 2000))
        {
            var path = CoverPattern.Draw($"标题 {number}");
            Assert.InRange(path.Length, 200, 6000);
            Assert.Matches(SvgPath(), path);
        }
    }

    [GeneratedRegex(@"^[Mqta0-9 \-]+$")]
    private static partial Regex SvgPath();
}
