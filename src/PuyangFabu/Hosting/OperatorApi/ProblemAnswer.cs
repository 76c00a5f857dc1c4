using Microsoft.AspNetCore.Mvc;
using PuyangFabu.Outcomes;

namespace PuyangFabu.Hosting.OperatorApi;

/// <summary>A refusal as <c>application/problem+json</c>: Chinese <c>title</c>, stable <c>code</c>, <c>errors</c> by field.</summary>
public static class ProblemAnswer
{
    public static Task WriteAsync(HttpContext context, Refusal refusal)
    {
        var problem = new ProblemDetails { Status = (int)refusal.Kind, Title = refusal.Title };
        problem.Extensions["code"] = refusal.Code;
        if (refusal.Fields.Count > 0)
        {
            problem.Extensions["errors"] = refusal.Fields
                .GroupBy(static field => field.Field, static field => field.Reason)
                .ToDictionary(static group => group.Key, static group => group.ToArray());
        }

        foreach (var (name, value) in refusal.Details ?? new Dictionary<string, object?>())
        {
            problem.Extensions[name] = value;
        }

        context.Response.StatusCode = (int)refusal.Kind;
        return context.Response.WriteAsJsonAsync(problem, options: null, "application/problem+json", context.RequestAborted);
    }
}
