using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace PuyangFabu.WeChat.Tests.Api;

/// <summary>Reads requests off a connection byte by byte; only what the client under test sends must be understood.</summary>
internal static class HttpRequestReader
{
    /// <returns>Null when the caller closed the connection.</returns>
    public static async Task<ReceivedCall?> ReadAsync(NetworkStream stream, CancellationToken cancellation)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one, cancellation) == 0)
            {
                return null;
            }

            head.Append((char)one[0]);
        }

        var lines = head.ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var headers = lines.Skip(1).Select(static line => line.Split(": ", 2)).ToDictionary(
            static pair => pair[0], static pair => pair[1], StringComparer.OrdinalIgnoreCase);
        var body = new byte[int.Parse(headers.GetValueOrDefault("Content-Length", "0"), CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(body, cancellation);
        var start = lines[0].Split(' ');
        return new ReceivedCall(start[0], start[1], headers, body);
    }
}
