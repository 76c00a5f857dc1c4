using System.Globalization;
using System.Threading.RateLimiting;
using PuyangFabu.Console.Frame;
using PuyangFabu.Hosting.OperatorApi;
using PuyangFabu.Site.Frame;
using PuyangFabu.Site.Frame.Errors;

namespace PuyangFabu.Hosting.Limits;

/// <summary>Answers who is turned away: a page for people, a problem for programs, with the time after which to come again.</summary>
public sealed class TurnedAway(TurnedAwayPages pages, LimitMetrics metrics)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <param name="refused">Tells what was refused: by whom, and until when.</param>
    public async Task AnswerAsync(HttpContext context, RateLimitLease refused)
    {
        var kind = RequestSorting.KindOf(context.Request);
        var often = refused is not RunningRequests.Lease;
        var wait = refused.TryGetMetadata(MetadataName.RetryAfter, out var known) && known > TimeSpan.Zero ? known : Pause;
        metrics.Refused(kind, often);
        if (OperatorApi.OperatorApi.IsForOperators(context.Request.Path) && !ConsoleEndpoints.Includes(context.Request.Path))
        {
            ApiProblem.AddHeaders(context.Response);
            await ApiProblem.WriteAsync(context, (often ? ApiRefusals.Often : ApiRefusals.Overloaded) with { RetryAfter = wait });
            return;
        }

        var (response, page) = (context.Response, pages.Of(often, posted: !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method)));
        PublicPageEndpoints.AddPageHeaders(response);
        response.StatusCode = often ? StatusCodes.Status429TooManyRequests : StatusCodes.Status503ServiceUnavailable;
        response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        response.Headers.CacheControl = "no-store";
        response.ContentType = page.ContentType;
        response.ContentLength = page.Content.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.Body.WriteAsync(page.Content, context.RequestAborted);
        }
    }
}
