using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace PuyangFabu.Hosting;

/// <summary>How Kestrel is set up.</summary>
public static class WebServer
{
    public static void AddWebServer(this WebApplicationBuilder builder, ProductSettings settings)
    {
        builder.WebHost.UseUrls([.. settings.Urls]);
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.AddServerHeader = false);

        // What reads a request goes on with it, and what has made the answer sends it, without handing it to another thread between.
        // A thread that stays long with one is no harm: the sockets' own queue has asked for another thread before it begins. Who
        // waits for the first byte without memory asks the kernel twice for each request; the memory is four kilobytes a connection.
        builder.Services.Configure<SocketTransportOptions>(static sockets =>
        {
            sockets.UnsafePreferInlineScheduling = true;
            sockets.WaitForDataBeforeAllocatingBuffer = false;
        });
    }
}
