using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using PuyangFabu.Sandbox.Phones;

namespace PuyangFabu.Sandbox.Api;

/// <summary>The errors of the sandbox's calls as <c>application/problem+json</c>: a Chinese title and a stable code.</summary>
internal static class SandboxProblem
{
    public static ProblemDetails NoSuchAccount() => Of(StatusCodes.Status404NotFound, "no_such_account", "没有这个公众号。");

    public static ProblemDetails NoSuchFollower() => Of(StatusCodes.Status404NotFound, "no_such_follower", "没有这个粉丝。");

    public static ProblemDetails NoSuchDelivery() =>
        Of(StatusCodes.Status404NotFound, "no_such_delivery", "没有这次投递，或它已被新的投递挤掉。");

    public static ProblemDetails NoSuchFault() =>
        Of(StatusCodes.Status404NotFound, "no_such_fault", "没有这个故障，或它已经发生过了。");

    public static ProblemDetails WrongJobState() =>
        Of(StatusCodes.Status409Conflict, "wrong_job_state", "没有这次群发，或它现在的状态不能这样做。");

    public static ProblemDetails CommentsClosed() =>
        Of(StatusCodes.Status409Conflict, "comments_closed", "没有这篇文章，或它没有开放留言。");

    public static ProblemDetails NoSuchPost() =>
        Of(StatusCodes.Status404NotFound, "no_such_post", "没有这次发布，或它里面没有这一篇。");

    public static ProblemDetails TooManyArticles(int most) =>
        Of(StatusCodes.Status400BadRequest, "too_many_articles", $"篇数应为 0 到 {most}。");

    public static ProblemDetails TooManyFollowers(int most) =>
        Of(StatusCodes.Status409Conflict, "too_many_followers", $"最多 {most} 个粉丝。");

    /// <param name="following">Whether the follower follows already, where the action needs the opposite.</param>
    public static ProblemDetails WrongState(bool following) => Of(
        StatusCodes.Status409Conflict, "wrong_state", following ? "已经关注了。" : "还没有关注该公众号。");

    public static ProblemDetails NotJson() =>
        Of(StatusCodes.Status415UnsupportedMediaType, "not_json", "只收 JSON。");

    /// <param name="path">Where in the body, null when nothing was there.</param>
    public static ProblemDetails BadJson(string? path) => Of(
        StatusCodes.Status400BadRequest, "bad_json", path is null ? "缺少请求内容。" : $"JSON 有误，位置 {path}。");

    public static ProblemDetails Invalid(IReadOnlyDictionary<string, string[]> errors)
    {
        var problem = Of(StatusCodes.Status400BadRequest, "invalid_input", "输入有误。");
        problem.Extensions["errors"] = errors;
        return problem;
    }

    public static ProblemDetails NotAPicture(int status) => Of(status, "not_a_picture", "只收 PNG、JPEG、GIF 和 WebP 图片。");

    public static ProblemDetails PictureTooLarge() => Of(
        StatusCodes.Status413PayloadTooLarge, "picture_too_large", $"图片不能超过 {PictureShelf.MaxBytes >> 20} MB。");

    public static ProblemDetails Stopping() => Of(StatusCodes.Status503ServiceUnavailable, "stopping", "服务正在停止。");

    private static ProblemDetails Of(int status, string code, string title) =>
        new() { Status = status, Title = title, Extensions = { ["code"] = code } };
}
