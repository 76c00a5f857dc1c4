using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging;

namespace PuyangFabu.WeChat.Api.Transport;

/// <summary>
/// The HTTP client behind every call: no redirect, no cookie, no proxy from the environment, no log (addresses carry the token).
/// <para>
/// SocketsHttpHandler repeats a request by itself when a kept connection turns out to be closed, but only while no byte of
/// the body was sent, and a request with a body sends it together with its head. So calls with an effect always
/// have a body, and none of them is sent twice unseen.
/// </para>
/// </summary>
internal static class ApiHttpClient
{
    public const string Name = "WeChat";

    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    /// <summary>Shorter than servers usually keep a connection, so that few calls meet a closed one.</summary>
    private static readonly TimeSpan IdleTime = TimeSpan.FromSeconds(20);

    public static void AddApiHttpClient(this IServiceCollection services)
    {
        var client = services.AddHttpClient(Name)
            .ConfigureHttpClient(static client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(static provider => Handler(provider.GetRequiredService<ApiLimits>()))
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
        client.AddResilienceHandler("harmless-repetitions", HarmlessRepetitions.Configure);

        // It tells of every single call; what matters is a call that had to be repeated.
        services.AddLogging(static logging => logging.AddFilter("Polly", LogLevel.Warning));
    }

    private static SocketsHttpHandler Handler(ApiLimits limits) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ConnectTimeout = limits.Connect,
        PooledConnectionLifetime = ConnectionLifetime,
        PooledConnectionIdleTimeout = IdleTime,
        AutomaticDecompression = DecompressionMethods.All,
    };
}
