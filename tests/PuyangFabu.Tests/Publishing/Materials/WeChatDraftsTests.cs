using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Accounts;
using PuyangFabu.Content.Uploads;
using PuyangFabu.People.Actors;
using PuyangFabu.Publishing.Materials;
using PuyangFabu.Tests.Content.Checks.Links;
using PuyangFabu.Tests.Content.Uploads;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.WeChat.Api;
using PuyangFabu.WeChat.Api.Drafts;
using PuyangFabu.WeChat.Api.Materials;
using PuyangFabu.WeChat.Api.Media;
using SkiaSharp;

namespace PuyangFabu.Tests.Publishing.Materials;

/// <summary>Approved articles become drafts: what is checked, what is uploaded, and what is done when WeChat does not answer.</summary>
public sealed class WeChatDraftsTests(TestDatabases databases) : IAsyncLifetime
{
    private readonly TestDatabase database = databases.Create("sqlite");
    private ScriptedWeChat weChat = null!;
    private ProductHost host = null!;

    public async ValueTask InitializeAsync()
    {
        weChat = new ScriptedWeChat(database.Clock);
        host = await ProductHost.StartOnAsync(
            database,
            services => services.AddSingleton<IMediaApi>(weChat).AddSingleton<IMaterialApi>(weChat).AddSingleton<IDraftApi>(weChat));
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task An_article_becomes_a_draft_with_its_pictures_at_WeChat_and_whole_links()
    {
        var picture = await UploadedAsync(SamplePictures.Encoded(SKEncodedImageFormat.Png), ".png");
        var article = Article($"<p>正文 <a href=\"/articles/7\">另见</a></p><p><img src=\"{picture}\" alt=\"图\"></p>") with
        {
            Author = "张三",
            Digest = "摘要",
            SourceUrl = "https://example.cn/a",
            CropWide = "0_0.1_1_0.9",
            CropSquare = "0.25_0_0.75_1",
        };

        var draft = (await PrepareAsync(article)).Value;

        var sent = Assert.Single(weChat.Drafts, stored => stored.MediaId == draft.MediaId).Articles[0];
        Assert.Equal(draft.Articles[0], sent);
        Assert.Equal(("防汛通知", "张三", "摘要", "https://example.cn/a"), (sent.Title, sent.Author, sent.Digest, sent.ContentSourceUrl));
        Assert.Equal(("0_0.1_1_0.9", "0.25_0_0.75_1"), (sent.CropWide, sent.CropSquare));
        Assert.Equal(
            $"<p>正文 <a href=\"{ProductHost.PublicBase}articles/7\">另见</a></p><p><img src=\"https://mmbiz.example/1\" alt=\"图\" style=\"max-width:100%;height:auto\"></p>",
            sent.Content);
        Assert.Empty(draft.Notes);
    }

    [Fact]
    public async Task An_article_without_a_cover_gets_the_drawn_one_of_its_board()
    {
        var draft = (await PrepareAsync(Article("<p>正文</p>"), Article("<p>正文</p>") with { ArticleId = 8 })).Value;
        Assert.NotEqual(draft.Articles[0].ThumbMediaId, draft.Articles[1].ThumbMediaId);
        var cover = weChat.Permanent[draft.Articles[0].ThumbMediaId];
        using var bitmap = SKBitmap.Decode(cover.Content.Span);
        Assert.Equal(("image/jpeg", 900, 383), (cover.ContentType, bitmap.Width, bitmap.Height));
    }

    [Fact]
    public async Task The_same_picture_is_uploaded_once_also_after_a_restart()
    {
        var picture = await UploadedAsync(SamplePictures.Encoded(SKEncodedImageFormat.Png), ".png");
        var article = Article($"<p><img src=\"{picture}\"><img src=\"{ProductHost.PublicBase.TrimEnd('/')}{picture}\"></p>") with { CoverUrl = picture };
        await PrepareAsync(article, article);
        await host.RestartAsync();
        await PrepareAsync(article);
        Assert.Equal((1, 1), (weChat.ArticleImages.Count, weChat.Permanent.Count));
        Assert.Equal(2, weChat.Drafts.Count);
    }

    [Theory]
    [InlineData("animation", "image/png")]
    [InlineData("webp", "image/jpeg")]
    [InlineData("bmp", "image/jpeg")]
    [InlineData("oversize", "image/jpeg")]
    public async Task Pictures_are_converted_by_what_they_are_and_not_by_their_names(string kind, string contentType)
    {
        var file = kind switch
        {
            "animation" => SamplePictures.AnimatedGif(),
            "webp" => SamplePictures.Encoded(SKEncodedImageFormat.Webp),
            "bmp" => SamplePictures.Bmp(40, 30),
            _ => SamplePictures.Noise(SKEncodedImageFormat.Png, 1400, 1000),
        };
        var picture = await UploadedAsync(file, ".gif");
        await PrepareAsync(Article($"<p><img src=\"{picture}\"></p>"));
        var sent = Assert.Single(weChat.ArticleImages);
        Assert.Equal(contentType, sent.ContentType);
        Assert.InRange(sent.Content.Length, 1, 1_000_000);
        using var bitmap = SKBitmap.Decode(sent.Content.Span);
        Assert.NotNull(bitmap);
    }

    [Fact]
    public async Task A_cover_that_is_no_picture_is_named_and_nothing_was_uploaded()
    {
        var page = await UploadedAsync("<html><body>并不是图片</body></html>"u8.ToArray(), ".jpg");
        var picture = await UploadedAsync(SamplePictures.Bmp(40, 30), ".jpg");
        var result = await PrepareAsync(Article($"<p><img src=\"{picture}\"></p>"), Article("<p>正文</p>") with { CoverUrl = page });
        Assert.StartsWith("第 2 篇的封面不是图片", result.Refusal!.Title, StringComparison.Ordinal);
        Assert.Equal(0, weChat.Uploads);
    }

    [Theory]
    [InlineData("data:image/png;base64,iVBORw0KGgo=", "第 1 篇正文的第 1 张图片直接写在了正文里")]
    [InlineData("/uploads/0000000000000000000000000000000000000000000000000000000000000000.jpg", "不在服务器上")]
    [InlineData("http://169.254.169.254/latest/meta-data", "指向内部网络的地址")]
    [InlineData("http://127.0.0.1:9/a.png", "指向内部网络的地址")]
    [InlineData("file:///etc/passwd", "不是 http 或 https 网址")]
    public async Task A_picture_that_cannot_be_had_is_named(string address, string reason)
    {
        var result = await PrepareAsync(Article($"<p><img src=\"{address}\"></p>"));
        Assert.Contains(reason, result.Refusal!.Title, StringComparison.Ordinal);
        Assert.Contains("第 1 篇正文的第 1 张图片", result.Refusal.Title, StringComparison.Ordinal);
        Assert.Empty(weChat.Drafts);
    }

    [Fact]
    public async Task A_picture_of_another_site_that_answers_with_an_error_is_named()
    {
        await using var neighbour = await NeighbourSite.StartAsync();
        await using var open = await ProductHost.StartAsync(
            databases, "sqlite", services => services.AddSingleton<IMediaApi>(weChat).AddSingleton<IMaterialApi>(weChat).AddSingleton<IDraftApi>(weChat), "--Checks:AllowPrivateLinks", "true");
        var result = await PrepareAsync(open, Article($"<p><img src=\"{neighbour.Address}/status/404\"></p>"));
        Assert.Contains("页面已不存在（404）", result.Refusal!.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_too_much_is_refused_with_its_number_before_anything_is_uploaded()
    {
        var good = Article("<p>正文</p>");
        Assert.Contains("9 篇", Refused(await PrepareAsync([.. Enumerable.Repeat(good, 9)])), StringComparison.Ordinal);
        Assert.Contains("0 篇", Refused(await PrepareAsync()), StringComparison.Ordinal);
        Assert.StartsWith("第 2 篇的标题有 33 个字符，微信最多 32 个", Refused(await PrepareAsync(good, good with { Title = new string('长', 33) })), StringComparison.Ordinal);
        Assert.StartsWith("第 1 篇的作者有 17 个字符", Refused(await PrepareAsync(good with { Author = new string('长', 17) })), StringComparison.Ordinal);
        Assert.StartsWith("第 1 篇的正文连同排版有 20007 个字符", Refused(await PrepareAsync(Article($"<p>{new string('a', 20_000)}</p>"))), StringComparison.Ordinal);
        Assert.StartsWith("第 1 篇的正文有 10.0 MB", Refused(await PrepareAsync(Article($"<p>{new string('a', 10 * 1024 * 1024)}</p>"))), StringComparison.Ordinal);
        Assert.StartsWith("第 1 篇没有正文", Refused(await PrepareAsync(Article("<script>1</script>"))), StringComparison.Ordinal);
        Assert.StartsWith("第 1 篇的原文链接太长", Refused(await PrepareAsync(good with { SourceUrl = $"https://example.cn/{new string('a', 1024)}" })), StringComparison.Ordinal);
        Assert.Equal(0, weChat.Uploads);
    }

    [Fact]
    public async Task A_long_digest_is_cut_at_a_whole_character()
    {
        var draft = (await PrepareAsync(Article("<p>正文</p>") with { Digest = new string('摘', 119) + "👨‍👩‍👧要" })).Value;
        Assert.Equal(new string('摘', 119), draft.Articles[0].Digest);
    }

    [Fact]
    public async Task A_cover_that_someone_deleted_at_WeChat_is_uploaded_anew_once()
    {
        var first = (await PrepareAsync(Article("<p>正文</p>"))).Value;
        weChat.Permanent.Clear();
        var second = (await PrepareAsync(Article("<p>正文</p>"))).Value;
        Assert.NotEqual(first.Articles[0].ThumbMediaId, second.Articles[0].ThumbMediaId);
        Assert.Single(weChat.Permanent);
    }

    [Fact]
    public async Task A_draft_whose_answer_was_lost_is_found_and_not_made_twice()
    {
        await PrepareAsync(Article("<p>别的</p>") with { Title = "别的" });
        weChat.LosesAnswer = true;
        var draft = (await PrepareAsync(Article("<p>正文</p>"))).Value;
        Assert.Equal("防汛通知", weChat.Drafts.Single(stored => stored.MediaId == draft.MediaId).Articles[0].Title);
        Assert.Equal(2, weChat.Drafts.Count);
    }

    [Fact]
    public async Task An_older_draft_is_not_taken_for_the_lost_one()
    {
        await PrepareAsync(Article("<p>正文</p>"));
        database.Clock.Advance(TimeSpan.FromMinutes(5));
        weChat.LosesRequest = true;
        var result = await PrepareAsync(Article("<p>正文</p>"));
        Assert.Equal(ApiFailureKind.NoAnswer, result.Failure!.Kind);
        Assert.Equal("wechatNoAnswer", result.Problem!.Code);
    }

    [Fact]
    public async Task A_broadcast_of_a_picture_gets_a_permanent_id_by_the_number_of_the_upload()
    {
        var url = await UploadedAsync(SamplePictures.Bmp(40, 30), ".jpg");
        var upload = new Upload { Name = url[UploadPaths.Prefix.Length..], ContentType = "image/jpeg", Width = 40, Height = 30, Bytes = 1 };
        var stored = await database.Database.WriteAsync(session => host.Services.GetRequiredService<UploadStore>().InsertAsync(session, upload), CancellationToken.None);
        var materials = host.Services.GetRequiredService<PictureUploads>();
        var made = await materials.PermanentAsync(Account(host), Actor.CommandLine, stored.Id, CancellationToken.None);
        Assert.Equal("image/jpeg", weChat.Permanent[made.Value.MediaId].ContentType);
        Assert.Equal(made.Value.MediaId, (await materials.PermanentAsync(Account(host), Actor.CommandLine, SamplePictures.Bmp(40, 30), CancellationToken.None)).Value.MediaId);
        var unknown = await materials.PermanentAsync(Account(host), Actor.CommandLine, 4711, CancellationToken.None);
        Assert.Contains("没有编号为 4711 的图片", unknown.Refusal!.Title, StringComparison.Ordinal);
    }

    private static string Refused(Prepared<PreparedDraft> result) => result.Refusal!.Title;

    private static ArticleToSend Article(string html) => new() { ArticleId = 1, Title = "防汛通知", BodyHtml = html, BoardSlug = "puyang-yaowen" };

    private static WeChatAccount Account(ProductHost host) => host.Services.GetRequiredService<AccountRegistry>().Default;

    private Task<Prepared<PreparedDraft>> PrepareAsync(params ArticleToSend[] articles) => PrepareAsync(host, articles);

    private static Task<Prepared<PreparedDraft>> PrepareAsync(ProductHost host, params ArticleToSend[] articles) =>
        PrepareAsync(host.Services.GetRequiredService<WeChatDrafts>(), Account(host), articles);

    private static async Task<Prepared<PreparedDraft>> PrepareAsync(WeChatDrafts drafts, WeChatAccount account, ArticleToSend[] articles)
    {
        var pinned = await drafts.PinAsync(articles, CancellationToken.None);
        return pinned.IsRefused ? pinned.Refusal : await drafts.PrepareAsync(account, Actor.CommandLine, articles, pinned.Value, CancellationToken.None);
    }

    /// <summary>On disk as it is, whatever it is.</summary>
    private async Task<string> UploadedAsync(byte[] content, string extension) =>
        UploadPaths.Of(await host.Services.GetRequiredService<UploadFiles>().SaveAsync(content, extension, CancellationToken.None));
}
