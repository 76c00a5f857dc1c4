using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PuyangFabu.Tests.People.Audit;

/// <summary>As much of a mail server as takes a plain mail: no encryption, nobody signs in.</summary>
internal sealed class MailServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Task accepting;

    public MailServer()
    {
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Whom each was for, and its text with headers.</summary>
    public ConcurrentQueue<(string To, string Text)> Mails { get; } = [];

    /// <summary>Nobody is known here.</summary>
    public bool Refuses { get; set; }

    public async ValueTask DisposeAsync()
    {
        listener.Dispose();
        await accepting;
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync();
                await TalkAsync(client.GetStream());
            }
        }
        catch (Exception over) when (over is SocketException or ObjectDisposedException or IOException)
        {
            // The test is over.
        }
    }

    private async Task TalkAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { AutoFlush = true, NewLine = "\r\n" };
        await writer.WriteLineAsync("220 test");
        var to = "";
        while (await reader.ReadLineAsync() is { } line)
        {
            var verb = line.Split(' ', ':')[0].ToUpperInvariant();
            if (verb == "RCPT")
            {
                to = line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];
            }

            await writer.WriteLineAsync(verb switch
            {
                "DATA" => "354 go on",
                "QUIT" => "221 bye",
                "RCPT" when Refuses => "550 nobody",
                _ => "250 ok",
            });
            if (verb == "DATA")
            {
                var text = new StringBuilder();
                while (await reader.ReadLineAsync() is { } part && part != ".")
                {
                    text.AppendLine(part);
                }

                Mails.Enqueue((to, text.ToString()));
                await writer.WriteLineAsync("250 ok");
            }
            else if (verb == "QUIT")
            {
                return;
            }
        }
    }
}
