using System.Globalization;
using PuyangFabu.Foundation.Outcomes;

namespace PuyangFabu.Hosting.OperatorApi;

/// <summary>Sends a refusal.</summary>
public static class ProblemAnswer
{
    public const string ContentType = "application/problem+json";

    public static Task WriteAsync(HttpContext context, Refusal refusal)
    {
        context.Response.StatusCode = (int)refusal.Kind;
        if (refusal.RetryAfter is { } wait)
        {
            context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        return context.Response.WriteAsJsonAsync(ApiProblem.Of(refusal), options: null, ContentType, context.RequestAborted);
    }
}
