using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Content.Checks;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;

namespace PuyangFabu.Tests.Content.Checks;

/// <summary>All checks together, as the product has them.</summary>
public sealed class PreflightTests(TestDatabases databases)
{
    [Fact]
    public async Task Findings_come_gravest_first_and_too_many_lose_no_weight()
    {
        await using var host = await ProductHost.StartAsync(databases);
        var preflight = host.Services.GetRequiredService<Preflight>();
        var clean = Checking.Body("本月二十八日开通。") with { BodyHtml = "<p>本月二十八日开通。</p>" };
        Assert.Empty(preflight.Check(clean));

        var few = preflight.Check(clean with { Source = "", BodyText = "13812345678，11010519491231002X" });
        Assert.Equal(["block", "confirm", "hint"], few.Select(static finding => finding.Severity));

        var many = preflight.Check(clean with { BodyText = string.Join('\n', Enumerable.Repeat("11010519491231002X", 600)) });
        Assert.Equal(Preflight.MostFindings + 1, many.Count);
        Assert.Equal((CheckRules.More, FindingSeverity.Block), (many[^1].Rule, many[^1].Severity));
        Assert.Contains("100", many[^1].Message, StringComparison.Ordinal);
        Assert.Equal(many.Count, many.Select(static finding => finding.Id).Distinct().Count());
    }
}
