using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.Retry;
using PuyangFabu.WeChat.Api.Errors;

namespace PuyangFabu.WeChat.Api.Transport;

/// <summary>The one policy of repetitions: a few, further and further apart, and only for calls that do no harm when they arrive twice.</summary>
internal static class HarmlessRepetitions
{
    private const int FirstServerError = 500;
    private static readonly HttpRequestOptionsKey<bool> Harmless = new("harmless");

    public static void Mark(HttpRequestMessage request, bool isHarmless) => request.Options.Set(Harmless, isHarmless);

    public static void Configure(ResiliencePipelineBuilder<HttpResponseMessage> builder, ResilienceHandlerContext context)
    {
        var limits = context.ServiceProvider.GetRequiredService<ApiLimits>();
        builder.TimeProvider = context.ServiceProvider.GetRequiredService<TimeProvider>();
        builder.AddRetry(new HttpRetryStrategyOptions
        {
            MaxRetryAttempts = limits.Repetitions,
            Delay = limits.RepetitionDelay,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            ShouldRetryAfterHeader = false,
            ShouldHandle = arguments => ShouldRepeatAsync(arguments, limits),
        });
    }

    private static async ValueTask<bool> ShouldRepeatAsync(RetryPredicateArguments<HttpResponseMessage> arguments, ApiLimits limits)
    {
        if (!IsMarked(arguments.Context.GetRequestMessage()))
        {
            return false;
        }

        return arguments.Outcome switch
        {
            { Exception: HttpRequestException } => true,
            { Result: { } response } => (int)response.StatusCode >= FirstServerError
                || await SaysBusyAsync(response, limits, arguments.Context.CancellationToken),
            _ => false,
        };
    }

    private static bool IsMarked(HttpRequestMessage? request) =>
        request is not null && request.Options.TryGetValue(Harmless, out var harmless) && harmless;

    private static async Task<bool> SaysBusyAsync(HttpResponseMessage response, ApiLimits limits, CancellationToken cancellation)
    {
        await response.Content.LoadIntoBufferAsync(limits.AnswerBytes, cancellation);
        var body = await response.Content.ReadAsByteArrayAsync(cancellation);
        return body is [(byte)'{', ..]
            && RawAnswer.ReadJson(body)?.Number("errcode") is { } code
            && ErrorCodes.IsBusy(code);
    }
}
