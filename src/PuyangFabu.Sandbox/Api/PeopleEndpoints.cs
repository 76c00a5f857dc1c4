using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PuyangFabu.Sandbox.Platform.Accounts;
using PuyangFabu.Sandbox.Platform.Comments;
using PuyangFabu.Sandbox.Platform.Notices;

namespace PuyangFabu.Sandbox.Api;

/// <summary>What people do on the platform outside the chat: write a comment, agree to a notice.</summary>
internal static class PeopleEndpoints
{
    public static void MapPeople(this IEndpointRouteBuilder platform)
    {
        platform.MapPost("/comments", CommentAsync);
        platform.MapPost("/consents", ConsentAsync);
    }

    private static Task<IResult> CommentAsync(
        string slug, HttpRequest http, PlatformDirectory accounts, CommentEndpoints comments, SandboxOptions options) =>
        BodyReading.With<CommentRequest>(http, request =>
        {
            if (accounts.Find(slug) is not { } account)
            {
                return Task.FromResult(Results.Problem(SandboxProblem.NoSuchAccount()));
            }

            lock (account.Gate)
            {
                return Task.FromResult(
                    !account.Followers.Knows(request.OpenId) ? Results.Problem(SandboxProblem.NoSuchFollower())
                    : comments.Write(account, request.MsgDataId, request.Index, request.OpenId, request.Content, options.TimeProvider.GetUtcNow()) is { } written
                        ? Results.Json(new { written.Id }, SandboxJson.Options)
                        : Results.Problem(SandboxProblem.CommentsClosed()));
            }
        });

    private static Task<IResult> ConsentAsync(string slug, HttpRequest http, PlatformDirectory accounts, NoticeDelivery delivery) =>
        BodyReading.With<ConsentRequest>(http, async request =>
        {
            if (accounts.Find(slug) is not { } account)
            {
                return Results.Problem(SandboxProblem.NoSuchAccount());
            }

            if (!account.Followers.Knows(request.OpenId))
            {
                return Results.Problem(SandboxProblem.NoSuchFollower());
            }

            lock (account.Gate)
            {
                account.Subscriptions.Agree(request.OpenId, request.TemplateId);
            }

            await delivery.TellAsync(account, request.OpenId, NoticeDelivery.Agreed(request.TemplateId));
            return Results.Json(new { done = true }, SandboxJson.Options);
        });
}

/// <summary>What a reader writes under an article.</summary>
/// <param name="MsgDataId">Of what was sent or published.</param>
/// <param name="Index">The article's number from 0.</param>
internal sealed record CommentRequest(long MsgDataId, int Index, string OpenId, string Content);

/// <summary>A person agrees to one more notice.</summary>
/// <param name="TemplateId">As the account has it.</param>
internal sealed record ConsentRequest(string OpenId, string TemplateId);
