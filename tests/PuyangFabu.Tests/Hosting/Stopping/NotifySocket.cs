using System.Net.Sockets;
using System.Text;

namespace PuyangFabu.Tests.Hosting.Stopping;

/// <summary>systemd's end of the socket at which a service of <c>Type=notify</c> says how it is (sd_notify(3)).</summary>
internal sealed class NotifySocket : IDisposable
{
    private readonly Socket socket = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);

    public NotifySocket(string path)
    {
        socket.Bind(new UnixDomainSocketEndPoint(path));
        Environment = [("NOTIFY_SOCKET", path), ("WATCHDOG_USEC", "60000000")];
    }

    /// <summary>What systemd gives to the service.</summary>
    public (string Name, string Value)[] Environment { get; }

    /// <returns>What it says next.</returns>
    public async Task<string> NextAsync()
    {
        var said = new byte[256];
        return Encoding.UTF8.GetString(said, 0, await socket.ReceiveAsync(said.AsMemory(), SocketFlags.None, TestContext.Current.CancellationToken));
    }

    public void Dispose() => socket.Dispose();
}
