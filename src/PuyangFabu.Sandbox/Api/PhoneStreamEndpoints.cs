using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using PuyangFabu.Sandbox.Phones;

namespace PuyangFabu.Sandbox.Api;

/// <summary>Tells a page what changed, as server-sent events.</summary>
internal static class PhoneStreamEndpoints
{
    public static void MapPhoneStream(this IEndpointRouteBuilder api) => api.MapGet("/accounts/{slug}/stream", Stream);

    private static IResult Stream(
        string slug, SandboxOptions options, PhoneFeed feed, IHostApplicationLifetime lifetime, CancellationToken aborted)
    {
        if (options.Find(slug) is null)
        {
            return Results.Problem(SandboxProblem.NoSuchAccount());
        }

        return TypedResults.ServerSentEvents(EventsAsync(slug, feed, lifetime.ApplicationStopping, aborted));
    }

    private static async IAsyncEnumerable<SseItem<string>> EventsAsync(
        string slug,
        PhoneFeed feed,
        CancellationToken stopping,
        [EnumeratorCancellation] CancellationToken aborted)
    {
        // An open stream must not hold up the stop of the host.
        using var either = CancellationTokenSource.CreateLinkedTokenSource(aborted, stopping);
        var changes = feed.Listen(slug, either.Token);

        // Only now is the page told to load its snapshot: what changes from here on is in the stream.
        yield return new SseItem<string>("{}", "ready");
        await using var reader = changes.GetAsyncEnumerator(either.Token);
        while (await NextAsync(reader, stopping))
        {
            yield return new SseItem<string>(
                JsonSerializer.Serialize(reader.Current.Value, SandboxJson.Options), reader.Current.Type);
        }
    }

    private static async Task<bool> NextAsync(IAsyncEnumerator<PhoneChange> reader, CancellationToken stopping)
    {
        try
        {
            return await reader.MoveNextAsync();
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return false;
        }
    }
}
