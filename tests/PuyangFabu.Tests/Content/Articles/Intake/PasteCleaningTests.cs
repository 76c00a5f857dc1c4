using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Content.Articles.Intake;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Content.Uploads;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using SkiaSharp;

namespace PuyangFabu.Tests.Content.Articles.Intake;

/// <summary>What editors copy from Word, WPS and pages of other accounts.</summary>
public sealed class PasteCleaningTests(TestDatabases databases)
{
    // Smaller ones only stand in for pictures that are loaded late.
    private static readonly string Stamp = $"data:image/png;base64,{Convert.ToBase64String(SamplePictures.Encoded(SKEncodedImageFormat.Png))}";

    [Fact]
    public async Task Words_tables_and_pictures_stay_and_what_goes_is_named()
    {
        var pasted = await CleanAsync(
            $"""
            <p class="MsoNormal" align="center" style="font-family:仿宋;color:red"><b>通知</b></p>
            <table border="1"><tr><td style="width:10pt">时间</td><td>地点</td></tr></table>
            <p><img src="{Stamp}" alt="印章"></p><iframe src="https://v.qq.com/x"></iframe><script>alert(1)</script>
            """);
        Assert.Contains("<p class=\"align-center\"><b>通知</b></p>", pasted.Html, StringComparison.Ordinal);
        Assert.Contains("<td>地点</td>", pasted.Html, StringComparison.Ordinal);
        Assert.Matches("<img [^>]*src=\"/uploads/[0-9a-f]{64}\\.(?:png|jpg)\"", pasted.Html);
        Assert.DoesNotContain("style", pasted.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("alert", pasted.Html, StringComparison.Ordinal);
        Assert.Contains(pasted.Lost, static lost => lost.StartsWith("嵌入的网页", StringComparison.Ordinal));
        Assert.Contains(pasted.Lost, static lost => lost.StartsWith("字体、字号", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_is_named_where_nothing_went() => Assert.Empty((await CleanAsync("<p>一段话。</p><ul><li>一条</li></ul>")).Lost);

    private async Task<PastedText> CleanAsync(string html)
    {
        var database = databases.Create("sqlite");
        await using var host = await ProductHost.StartOnAsync(database);
        var cleaned = await host.Services.GetRequiredService<PasteCleaning>().CleanAsync(Actor.CommandLine, html, "", TestContext.Current.CancellationToken);
        Assert.False(cleaned.IsRefused);
        return cleaned.Value;
    }
}
