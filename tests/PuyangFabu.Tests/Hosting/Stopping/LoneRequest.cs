using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace PuyangFabu.Tests.Hosting.Stopping;

/// <summary>What became of a request that had a connection of its own.</summary>
internal enum LoneEnd
{
    /// <summary>A whole answer came.</summary>
    Answered,

    /// <summary>Nobody listened.</summary>
    Refused,

    /// <summary>The connection was made and ended without a byte: the system had taken it, the program had not.</summary>
    Dropped,

    /// <summary>The answer broke off.</summary>
    Half,
}

/// <summary>A request on a connection of its own, sent in two pieces, which sees every byte of the answer and what is missing.</summary>
internal sealed class LoneRequest : IDisposable
{
    private readonly TcpClient client = new();
    private NetworkStream? stream;

    /// <summary>What came back.</summary>
    public string Answer { get; private set; } = "";

    public int Status => int.Parse(Answer.Split(' ', 3)[1], CultureInfo.InvariantCulture);

    /// <returns>False when nobody listens.</returns>
    public async Task<bool> ConnectAsync(Uri product)
    {
        try
        {
            await client.ConnectAsync(product.Host, product.Port, TestContext.Current.CancellationToken);
            stream = client.GetStream();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <returns>False when the other end is gone.</returns>
    public async Task<bool> WriteAsync(string text)
    {
        try
        {
            await stream!.WriteAsync(Encoding.UTF8.GetBytes(text), TestContext.Current.CancellationToken);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>Reads until the other end has nothing more to say.</summary>
    public async Task<LoneEnd> ReadAsync()
    {
        using var received = new MemoryStream();
        try
        {
            await stream!.CopyToAsync(received, TestContext.Current.CancellationToken);
        }
        catch (IOException)
        {
            // What had come by then counts.
        }

        Answer = Encoding.UTF8.GetString(received.ToArray());
        return Answer.Length == 0 ? LoneEnd.Dropped : IsWhole(Answer) ? LoneEnd.Answered : LoneEnd.Half;
    }

    public static string Head(string path, int length) =>
        $"POST {path} HTTP/1.1\r\nHost: fabu.example\r\nConnection: close\r\nContent-Type: text/xml\r\nContent-Length: {length}\r\n\r\n";

    public void Dispose() => client.Dispose();

    private static bool IsWhole(string answer)
    {
        var parts = answer.Split("\r\n\r\n", 2);
        if (parts.Length < 2)
        {
            return false;
        }

        const string length = "Content-Length: ";
        var line = parts[0].Split("\r\n").FirstOrDefault(static header => header.StartsWith(length, StringComparison.OrdinalIgnoreCase));
        return line is null
            ? parts[1].EndsWith("0\r\n\r\n", StringComparison.Ordinal)
            : Encoding.UTF8.GetByteCount(parts[1]) == int.Parse(line[length.Length..], CultureInfo.InvariantCulture);
    }
}
