using System.Net.Sockets;
using System.Text;

namespace PuyangFabu.Tests.Hosting.Limits;

/// <summary>
/// Many connections at once to a server on this machine: every other one says nothing; the others ask for pages, send half of something,
/// or what is no HTTP at all. None reads what it gets.
/// </summary>
internal sealed class FloodConnections : IDisposable
{
    /// <summary>More at a time would not fit into the system's line of connections that wait to be taken.</summary>
    private const int AtOnce = 64;

    private static readonly byte[][] Openings =
    [
        [.. "GET / HTTP/1.1\r\nHost: x\r\n\r\n"u8],
        Encoding.ASCII.GetBytes($"GET /search?q={Uri.EscapeDataString("公积金")} HTTP/1.1\r\nHost: x\r\n\r\n"),
        [.. "GET / HTTP/1.1\r\nHost: x\r\nAcc"u8],
        [.. "POST /wechat?signature=x&timestamp=1&nonce=1 HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n\r\n<xm"u8],
        [.. "POST /cases/progress HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 500\r\n\r\nnumb"u8],

        // The beginning of a TLS handshake, to a port that speaks none.
        [0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xfc, 0x03, 0x03, .. new byte[32]],
        [.. Enumerable.Range(0, 200).Select(static number => (byte)(number * 97))],
        [.. "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8],
    ];

    private readonly List<Socket> sockets = [];
    private readonly List<Socket> asking = [];

    public async Task OpenAsync(Uri server, int count, CancellationToken cancellation)
    {
        foreach (var numbers in Enumerable.Range(0, count).Chunk(AtOnce))
        {
            await Task.WhenAll(numbers.Select(number => OpenOneAsync(server, number % 2 == 0 ? [] : Openings[number / 2 % Openings.Length], cancellation)));
        }
    }

    /// <summary>The first bytes that came back to those who asked for pages.</summary>
    public async Task<IReadOnlyList<string>> AnswersAsync(CancellationToken cancellation)
    {
        var buffers = asking.Select(static _ => new byte["HTTP/1.1 200".Length]).ToList();
        await Task.WhenAll(asking.Zip(buffers, (socket, buffer) => socket.ReceiveAsync(buffer, cancellation).AsTask()));
        return [.. buffers.Select(Encoding.ASCII.GetString)];
    }

    public void Dispose()
    {
        lock (sockets)
        {
            sockets.ForEach(static socket => socket.Dispose());
        }
    }

    private async Task OpenOneAsync(Uri server, byte[] opening, CancellationToken cancellation)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        lock (sockets)
        {
            sockets.Add(socket);
            if (opening.AsSpan().StartsWith("GET"u8) && opening.AsSpan().EndsWith("\r\n\r\n"u8))
            {
                asking.Add(socket);
            }
        }

        await socket.ConnectAsync(server.Host, server.Port, cancellation);
        if (opening.Length > 0)
        {
            await socket.SendAsync(opening, cancellation);
        }
    }
}
