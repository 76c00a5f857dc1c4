using PuyangFabu.Sources.Fetching;

namespace PuyangFabu.Tests.Sources.Fetching;

/// <summary>What a robots.txt lets this program read.</summary>
public sealed class RobotsRulesTests
{
    [Theory]
    [InlineData("", "/a", true)]
    [InlineData("<html>没有这一页</html>", "/a", true)]
    [InlineData("User-agent: *\nDisallow:", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /", "/a", false)]
    [InlineData("User-agent: *\r\nDisallow: /a # 内部\r\n", "/a/b", false)]
    [InlineData("User-agent: Other\nDisallow: /", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /\nUser-agent: PuyangFabu\nAllow: /", "/a", true)]
    [InlineData("User-agent: puyangfabu\nUser-agent: Other\nDisallow: /a", "/a", false)]
    [InlineData("User-agent: *\nDisallow: /a\nAllow: /a/open", "/a/open/1", true)]
    [InlineData("User-agent: *\nAllow: /a\nDisallow: /a", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf", false)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf?z=1", true)]
    [InlineData("User-agent: *\nDisallow: /*/inner/", "/x/inner/1", false)]
    [InlineData("User-agent: *\nDisallow: /内部/", "/%E5%86%85%E9%83%A8/1", false)]
    [InlineData("User-agent: *\nDisallow: /%e5%86%85%E9%83%A8/", "/%E5%86%85%E9%83%A8/1", false)]
    [InlineData("User-agent: *\nDisallow: /a%2Eb", "/a.b", false)]
    [InlineData("User-agent: *\nDisallow: /a%2Fb", "/a/b", true)]
    [InlineData("User-agent: *\nDisallow: /a%2a", "/a*", false)]
    [InlineData("User-agent: *\nDisallow: /a$b", "/a$b", false)]
    [InlineData("User-agent: *\nDisallow: /a$", "/a", false)]
    [InlineData("User-agent: *\nDisallow: /a*a$", "/a", true)]
    [InlineData("User-agent: *\rDisallow: /a\r", "/a", false)]
    [InlineData("User-agent: P\nDisallow: /", "/a", true)]
    [InlineData("User-agent: PuyangFabuBot\nDisallow: /", "/a", true)]
    [InlineData("User-agent: PuyangFabu/2.0\nDisallow: /", "/a", false)]
    public void The_longest_rule_that_fits_counts(string text, string path, bool allowed) => Assert.Equal(allowed, RobotsRules.Parse(text, PoliteFetch.Agent).Allows(path));

    [Fact]
    public void All_rules_count_however_many_there_are() => Assert.False(
        RobotsRules.Parse($"User-agent: *\n{string.Concat(Enumerable.Range(0, 20_000).Select(static number => $"Disallow: /*{number}/\n"))}Disallow: /inner/", PoliteFetch.Agent).Allows("/inner/1"));

    [Theory]
    [InlineData("User-agent: *\nCrawl-delay: 5", 5)]
    [InlineData("User-agent: *\nCrawl-delay: 0.5", 0.5)]
    [InlineData("User-agent: *\nCrawl-delay: 86400", 60)]
    [InlineData("User-agent: *\nCrawl-delay: 很久", 0)]
    public void It_may_ask_for_a_pause_of_a_minute_at_most(string text, double seconds) => Assert.Equal(seconds, RobotsRules.Parse(text, PoliteFetch.Agent).Delay.TotalSeconds);
}
