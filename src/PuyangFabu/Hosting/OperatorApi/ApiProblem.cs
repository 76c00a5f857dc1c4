using System.Globalization;
using System.Text.Json.Serialization;
using PuyangFabu.Foundation.Outcomes;

namespace PuyangFabu.Hosting.OperatorApi;

/// <summary>A refusal as <c>application/problem+json</c> (RFC 9457).</summary>
public sealed record ApiProblem
{
    public const string ContentType = "application/problem+json";

    public required int Status { get; init; }

    /// <summary>中文说明，可以直接给人看。</summary>
    public required string Title { get; init; }

    /// <summary>供程序判断的代码，不会改变。</summary>
    public required string Code { get; init; }

    /// <summary>填写不对的字段和原因。</summary>
    public IReadOnlyDictionary<string, string[]>? Errors { get; init; }

    /// <summary>More under names of its own, as the refusal has it.</summary>
    [JsonExtensionData]
    public IDictionary<string, object?>? Details { get; init; }

    public static ApiProblem Of(Refusal refusal) => new()
    {
        Status = (int)refusal.Kind,
        Title = refusal.Title,
        Code = refusal.Code,
        Errors = refusal.Fields.Count == 0
            ? null
            : refusal.Fields.GroupBy(static field => field.Field, static field => field.Reason)
                .ToDictionary(static group => group.Key, static group => group.ToArray()),
        Details = refusal.Details?.ToDictionary(static pair => pair.Key, static pair => pair.Value),
    };

    /// <summary>What every answer to programs has: kept nowhere, and nothing but what it says it is.</summary>
    public static void AddHeaders(HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
    }

    /// <summary>Sends a refusal.</summary>
    public static Task WriteAsync(HttpContext context, Refusal refusal)
    {
        context.Response.StatusCode = (int)refusal.Kind;
        if (refusal.RetryAfter is { } wait)
        {
            context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        return context.Response.WriteAsJsonAsync(Of(refusal), options: null, ContentType, context.RequestAborted);
    }
}
