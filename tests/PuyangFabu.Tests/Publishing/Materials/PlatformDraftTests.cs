using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Accounts;
using PuyangFabu.Content.Articles.Bodies;
using PuyangFabu.Content.Uploads;
using PuyangFabu.People.Actors;
using PuyangFabu.Publishing.Materials;
using PuyangFabu.Publishing.Materials.Pictures;
using PuyangFabu.Sandbox.Platform.Faults;
using PuyangFabu.Tests.Content.Uploads;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.WeChat.Api;
using PuyangFabu.WeChat.Api.Drafts;
using PuyangFabu.WeChat.Api.Materials;
using SkiaSharp;

namespace PuyangFabu.Tests.Publishing.Materials;

/// <summary>Drafts over real HTTP at the sandbox, which keeps the platform's limits.</summary>
public sealed class PlatformDraftTests(TestDatabases databases) : IAsyncLifetime
{
    private ProductHost host = null!;

    public async ValueTask InitializeAsync() => host = await ProductHost.StartAsync(databases);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Eight_articles_with_pictures_of_any_kind_come_back_as_they_were_sent()
    {
        var pictures = new List<string>();
        foreach (var file in (byte[][])[SamplePictures.Encoded(SKEncodedImageFormat.Webp), SamplePictures.CmykJpeg(), SamplePictures.AnimatedGif(), SamplePictures.Noise(SKEncodedImageFormat.Png, 1400, 1000)])
        {
            pictures.Add(UploadPaths.Of(await host.Services.GetRequiredService<UploadFiles>().SaveAsync(file, ".jpg", CancellationToken.None)));
        }

        var body = string.Concat(pictures.Select(static picture => $"<p>图：<img src=\"{picture}\"></p>"));
        ArticleToSend[] articles = [.. Enumerable.Range(1, 8).Select(number => Article($"第 {number} 篇 😀", body) with { CoverUrl = pictures[number % 4] })];

        var draft = (await PrepareAsync(articles)).Value;

        var stored = await Drafts.GetAsync(Account.Api, draft.MediaId, CancellationToken.None);
        Assert.Equal(draft.Articles.Select(static article => (article.Title, article.Content, article.ThumbMediaId)), stored.Value.Select(static article => (article.Title, article.Content, article.ThumbMediaId)));
        Assert.Equal(4, draft.Articles.Select(static article => article.ThumbMediaId).Distinct().Count());
        Assert.Equal(4, (await Materials.CountAsync(Account.Api, CancellationToken.None)).Value.Images);
    }

    [Fact]
    public async Task A_pasted_text_goes_out_with_its_picture_and_its_sides()
    {
        var picture = UploadPaths.Of(await host.Services.GetRequiredService<UploadFiles>().SaveAsync(SamplePictures.Encoded(SKEncodedImageFormat.Png), ".png", CancellationToken.None));
        var body = ArticleBody.Of(ArticleBody.RawHtml, $"<center>题</center><p><img data-src=\"{picture}\"></p><p align=\"right\">落款</p>", "https://www.puyang.gov.cn/a.html");

        var draft = (await PrepareAsync(Article("一", body.Html))).Value;

        var sent = (await Drafts.GetAsync(Account.Api, draft.MediaId, CancellationToken.None)).Value[0].Content;
        Assert.Contains("<div style=\"text-align:center\">题</div>", sent, StringComparison.Ordinal);
        Assert.Contains("<p style=\"text-align:right\">落款</p>", sent, StringComparison.Ordinal);
        Assert.Matches("<img src=\"[^\"]*mmbiz", sent);
    }

    [Fact]
    public async Task A_draft_whose_answer_was_lost_is_found_in_the_box()
    {
        Fail(PlatformFaultKind.NoAnswerAfter);
        var draft = (await PrepareAsync(Article("一", "<p>正文</p>"))).Value;
        Assert.Equal(1, (await Drafts.CountAsync(Account.Api, CancellationToken.None)).Value);
        Assert.False((await Drafts.GetAsync(Account.Api, draft.MediaId, CancellationToken.None)).IsFailed);
    }

    [Fact]
    public async Task A_draft_that_never_arrived_is_unknown()
    {
        Fail(PlatformFaultKind.NoAnswerBefore);
        Assert.Equal(ApiFailureKind.NoAnswer, (await PrepareAsync(Article("一", "<p>正文</p>"))).Failure!.Kind);
    }

    [Fact]
    public async Task A_cover_deleted_at_WeChat_is_uploaded_anew()
    {
        var first = (await PrepareAsync(Article("一", "<p>正文</p>"))).Value;
        await Materials.DeleteAsync(Account.Api, first.Articles[0].ThumbMediaId, CancellationToken.None);
        var second = (await PrepareAsync(Article("二", "<p>正文</p>"))).Value;
        Assert.NotEqual(first.Articles[0].ThumbMediaId, second.Articles[0].ThumbMediaId);
    }

    [Fact]
    public async Task What_WeChat_refuses_is_told_with_its_code()
    {
        Fail(PlatformFaultKind.DailyQuotaUsed);
        var refused = await PrepareAsync(Article("一", "<p>正文</p>"));
        Assert.Equal((45009, "wechatRefused"), (refused.Failure!.Code, refused.Problem!.Code));
    }

    private WeChatAccount Account => host.Services.GetRequiredService<AccountRegistry>().Default;

    private IDraftApi Drafts => host.Services.GetRequiredService<IDraftApi>();

    private IMaterialApi Materials => host.Services.GetRequiredService<IMaterialApi>();

    private static ArticleToSend Article(string title, string html) => new() { ArticleId = 1, Title = title, BodyHtml = html, BoardSlug = "zhuanti", SourceUrl = "https://fabu.example/articles/1" };

    private void Fail(PlatformFaultKind kind) =>
        host.Services.GetRequiredService<FaultQueue>().Add("puyang", new PlatformFault { Kind = kind, Path = "draft/add" });

    private Task<Prepared<PreparedDraft>> PrepareAsync(params ArticleToSend[] articles) =>
        host.Services.GetRequiredService<WeChatDrafts>().PrepareAsync(Account, Actor.CommandLine, articles, PinnedSet.None, CancellationToken.None);
}
