using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Publishing.Materials;
using PuyangFabu.Publishing.Materials.Pictures;
using PuyangFabu.Review.Releasing;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Review;

namespace PuyangFabu.Tests.Publishing.Materials;

/// <summary>What those see who decide is what goes out, and pages that show it speak to no other site.</summary>
public sealed class CardReadingTests(TestDatabases databases)
{
    private const string Outside = "https://elsewhere.example/flood.png";

    [Theory, EachDatabase]
    public async Task A_picture_of_another_site_is_shown_only_as_it_was_kept(string provider)
    {
        await using var room = await Newsroom.OpenAsync(databases, provider, null, "--Checks:Links", "false");
        var chosen = await ChosenAsync(room, $"水位图：\n\n![水位图]({Outside})\n\n见[说明](https://other.example/).");
        var reading = room.Host.Services.GetRequiredService<CardReading>();

        var before = Assert.Single((await reading.ReadAsync([chosen], null, linkFootnotes: false, CancellationToken.None))!);
        var after = Assert.Single((await reading.ReadAsync([chosen], [new PinnedPictureView(Outside, "/uploads/kept.png")], linkFootnotes: true, CancellationToken.None))!);

        Assert.Contains("［别的网站的图片", before.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(Outside, before.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", before.Body, StringComparison.Ordinal);
        Assert.Contains("target=\"_blank\"", before.Body, StringComparison.Ordinal);
        Assert.Contains("src=\"/uploads/kept.png\"", after.Body, StringComparison.Ordinal);
        Assert.Contains("[1]", after.Body, StringComparison.Ordinal);
        Assert.StartsWith("/covers/boards/puyang-yaowen/", after.Cover, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_text_than_was_chosen_is_not_shown_at_all()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        var chosen = await ChosenAsync(room, "正文。");

        Assert.Null(await room.Host.Services.GetRequiredService<CardReading>().ReadAsync(
            [chosen with { ContentHash = new string('0', 64) }], null, linkFootnotes: false, CancellationToken.None));
    }

    private static async Task<ChosenArticle> ChosenAsync(Newsroom room, string body)
    {
        var id = await room.PublishedAsync(new { board = "puyang-yaowen", title = "水位", body, source = "濮阳日报" });
        var released = room.Host.Services.GetRequiredService<ReleasedArticles>();
        return Assert.Single((await room.Host.Database.Database.ReadAsync(session => released.ChooseAsync(session, [id]), CancellationToken.None)).Value);
    }
}
