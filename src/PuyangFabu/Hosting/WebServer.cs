using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using PuyangFabu.Hosting.Limits;

namespace PuyangFabu.Hosting;

/// <summary>How Kestrel is set up.</summary>
public static class WebServer
{
    /// <summary>A line may stand still for so long before its speed counts.</summary>
    private static readonly TimeSpan SlowLineGrace = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan PingDelay = TimeSpan.FromSeconds(30);

    public static void AddWebServer(this WebApplicationBuilder builder, ProductSettings settings)
    {
        builder.WebHost.UseUrls([.. settings.Urls]);
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            Limit(kestrel.Limits, settings.Limits);
        });

        // What reads a request goes on with it, and what has made the answer sends it, without handing it to another thread between.
        // A thread that stays long with one is no harm: the sockets' own queue has asked for another thread before it begins. Who
        // waits for the first byte without memory asks the kernel twice for each request; the memory is four kilobytes a connection.
        builder.Services.Configure<SocketTransportOptions>(static sockets =>
        {
            sockets.UnsafePreferInlineScheduling = true;
            sockets.WaitForDataBeforeAllocatingBuffer = false;
        });
    }

    // Who is slow holds a connection, never a thread; and no connection for long.
    private static void Limit(KestrelServerLimits server, LimitsOptions limits)
    {
        server.MaxConcurrentConnections = limits.Connections;
        server.MaxConcurrentUpgradedConnections = RunningRequests.LivesAtOnce;
        server.RequestHeadersTimeout = TimeSpan.FromSeconds(limits.HeaderSeconds);
        server.KeepAliveTimeout = TimeSpan.FromSeconds(limits.IdleSeconds);
        server.MinRequestBodyDataRate = new MinDataRate(limits.BytesPerSecond, SlowLineGrace);
        server.MinResponseDataRate = new MinDataRate(limits.BytesPerSecond, SlowLineGrace);

        // A browser needs a dozen streams for a page; a dead peer is found by a ping.
        server.Http2.MaxStreamsPerConnection = 100;
        server.Http2.KeepAlivePingDelay = PingDelay;
    }
}
