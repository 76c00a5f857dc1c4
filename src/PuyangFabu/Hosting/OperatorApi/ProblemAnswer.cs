using PuyangFabu.Outcomes;

namespace PuyangFabu.Hosting.OperatorApi;

/// <summary>Sends a refusal.</summary>
public static class ProblemAnswer
{
    public const string ContentType = "application/problem+json";

    public static Task WriteAsync(HttpContext context, Refusal refusal)
    {
        context.Response.StatusCode = (int)refusal.Kind;
        return context.Response.WriteAsJsonAsync(ApiProblem.Of(refusal), options: null, ContentType, context.RequestAborted);
    }
}
