using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PuyangFabu.Sandbox.Deliveries;
using PuyangFabu.Sandbox.Page;
using PuyangFabu.Sandbox.Phones;
using PuyangFabu.Sandbox.Platform;
using PuyangFabu.Sandbox.Platform.Service;

namespace PuyangFabu.Sandbox;

/// <summary>Registers the sandbox.</summary>
public static class SandboxFeature
{
    /// <summary>Answers longer than this are a failed attempt.</summary>
    private const int MaxAnswerBytes = 1024 * 1024;

    public static IServiceCollection AddSandbox(this IServiceCollection services, SandboxOptions options) =>
        services.AddSandbox(_ => options);

    /// <summary>For options that need the product's own services, e.g. for the live menu.</summary>
    public static IServiceCollection AddSandbox(
        this IServiceCollection services, Func<IServiceProvider, SandboxOptions> options)
    {
        services.AddSingleton(options.Invoke);
        services.AddSingleton<PhoneFeed>();
        services.AddSingleton<PhoneBook>();
        services.AddSingleton<PhoneFiles>();
        services.AddSingleton<PictureShelf>();
        services.AddSingleton(static provider => new SentFileShelf(Time(provider)));
        services.AddSingleton<DeliveryLog>();
        services.AddSingleton(provider => new MessageIds(Time(provider)));
        services.AddSingleton(provider => new Courier(
            new AttemptSender(CreateClient(), Time(provider)),
            provider.GetRequiredService<DeliveryLog>(),
            Time(provider),
            provider.GetRequiredService<ILogger<Courier>>()));
        services.AddSingleton(provider => new PhoneActions(
            provider.GetRequiredService<PhoneBook>(),
            provider.GetRequiredService<DeliveryLog>(),
            provider.GetRequiredService<Courier>(),
            provider.GetRequiredService<MessageIds>(),
            provider.GetRequiredService<ContactWatch>(),
            Time(provider)));
        services.AddPlatform();
        return services;
    }

    private static TimeProvider Time(IServiceProvider provider) =>
        provider.GetRequiredService<SandboxOptions>().TimeProvider;

    // A new connection for each request and no second try of the client's own: every request that leaves
    // stands in the log. No proxy: the webhook is where its address says.
    private static HttpClient CreateClient() => new(new SocketsHttpHandler
    {
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        PooledConnectionLifetime = TimeSpan.Zero,
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
        MaxResponseContentBufferSize = MaxAnswerBytes,
    };
}
