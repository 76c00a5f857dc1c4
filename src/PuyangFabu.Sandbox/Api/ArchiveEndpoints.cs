using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PuyangFabu.Sandbox.Platform.Accounts;
using PuyangFabu.Sandbox.Platform.Archives;
using PuyangFabu.Sandbox.Platform.Articles;

namespace PuyangFabu.Sandbox.Api;

/// <summary>What an account published before, and what becomes of it: changed or deleted by hand in WeChat's own console.</summary>
internal static class ArchiveEndpoints
{
    public static void MapArchive(this IEndpointRouteBuilder platform)
    {
        platform.MapPost("/archive", FillAsync);
        platform.MapPut("/archive/{articleId}", ChangeAsync);
        platform.MapDelete("/archive/{articleId}", Delete);
    }

    private static Task<IResult> FillAsync(string slug, HttpRequest http, PlatformDirectory accounts, PublishedArchive archive) =>
        BodyReading.With<ArchiveRequest>(http, request =>
        {
            if (accounts.Find(slug) is not { } account)
            {
                return Task.FromResult(Results.Problem(SandboxProblem.NoSuchAccount()));
            }

            if (request.Articles is < 0 or > PublishedArchive.Most || request.News is < 0 or > PublishedArchive.Most)
            {
                return Task.FromResult(Results.Problem(SandboxProblem.TooManyArticles(PublishedArchive.Most)));
            }

            archive.Fill(account, request.Articles, request.News, $"{http.Scheme}://{http.Host}{http.PathBase}/sandbox/wechat");
            return Task.FromResult(Results.Json(new { posts = account.Publications.Public.Count, news = account.News.Count }, SandboxJson.Options));
        });

    private static Task<IResult> ChangeAsync(string slug, string articleId, HttpRequest http, PlatformDirectory accounts) =>
        BodyReading.With<ArchiveChange>(http, request => Task.FromResult(
            Replace(accounts.Find(slug), articleId, request.Index, article => article with
            {
                Title = request.Title ?? article.Title,
                Content = request.Content ?? article.Content,
            })));

    private static IResult Delete(string slug, string articleId, PlatformDirectory accounts) =>
        Replace(accounts.Find(slug), articleId, null, static article => article with { Deleted = true });

    /// <param name="index">From 1; null for all articles of the post.</param>
    private static IResult Replace(PlatformAccount? account, string articleId, int? index, Func<PlatformArticle, PlatformArticle> change)
    {
        if (account is null)
        {
            return Results.Problem(SandboxProblem.NoSuchAccount());
        }

        lock (account.Gate)
        {
            if (account.Publications.ByArticle(articleId) is not { } post || index is < 1 || index > post.Articles.Count)
            {
                return Results.Problem(SandboxProblem.NoSuchPost());
            }

            PlatformArticle[] articles = [.. post.Articles.Select((article, i) => index is null || i + 1 == index ? change(article) : article)];
            account.Publications.Keep(post with { Articles = articles, Status = Array.TrueForAll(articles, static article => article.Deleted) ? 5 : 0 });
            return Results.Json(new { done = true }, SandboxJson.Options);
        }
    }
}

/// <summary>So many articles in posts, and so many in news materials.</summary>
internal sealed record ArchiveRequest(int Articles, int News = 0);

/// <summary>What somebody changes in WeChat's console; what is left out stays.</summary>
/// <param name="Index">Of the article in its post, from 1.</param>
internal sealed record ArchiveChange(int Index, string? Title, string? Content);
