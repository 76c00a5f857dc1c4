using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
#if SENPARC
using PuyangFabu.Senparc;
#endif
using PuyangFabu.WeChat.Api;
using PuyangFabu.WeChat.Api.Transport;

namespace PuyangFabu.WeChat.Tests.Api;

/// <summary>The calls as a product registers them, against a scripted platform.</summary>
internal sealed class ApiBench : IAsyncDisposable
{
    public static readonly ApiAccount Account = new("wx0000000000000001", "s3cr3t-of-the-account");
    private readonly ServiceProvider services;

    /// <param name="baseUrl">Somewhere else than the scripted platform.</param>
    /// <param name="clock">A clock that stands still unless moved; without one repetitions wait in real time.</param>
    /// <param name="limits">Other limits than the product's.</param>
    public ApiBench(Uri? baseUrl = null, FakeTimeProvider? clock = null, ApiLimits? limits = null)
    {
        var registrations = new ServiceCollection();
        registrations.AddSingleton<TimeProvider>(clock ?? TimeProvider.System);
        registrations.AddSingleton(limits ?? new ApiLimits { RepetitionDelay = TimeSpan.FromMilliseconds(1) });
        registrations.AddWeChatApi(_ => baseUrl ?? Platform.Base);
#if SENPARC
        registrations.AddSenparcCalls();
#endif
        services = registrations.BuildServiceProvider();
    }

    public ScriptedPlatform Platform { get; } = new();

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public IServiceProvider Services => services;

    public T Api<T>()
        where T : notnull => services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await Platform.DisposeAsync();
    }
}
