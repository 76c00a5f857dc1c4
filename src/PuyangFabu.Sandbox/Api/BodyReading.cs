using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace PuyangFabu.Sandbox.Api;

/// <summary>
/// Reads the JSON body of a call of the page. Only JSON is taken, so that no other site's form can make the
/// call; and it is read with the sandbox's own settings, for the product's do not know how it spells its enums.
/// </summary>
internal static class BodyReading
{
    public static async Task<IResult> With<T>(HttpRequest http, Func<T, Task<IResult>> work)
    {
        if (!http.HasJsonContentType())
        {
            return Results.Problem(SandboxProblem.NotJson());
        }

        T? body;
        try
        {
            body = await http.ReadFromJsonAsync<T>(SandboxJson.Options, http.HttpContext.RequestAborted);
        }
        catch (JsonException e)
        {
            return Results.Problem(SandboxProblem.BadJson(e.Path));
        }

        return body is null ? Results.Problem(SandboxProblem.BadJson(null)) : await work(body);
    }
}
