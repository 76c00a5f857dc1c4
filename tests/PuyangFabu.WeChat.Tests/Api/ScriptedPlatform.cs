using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace PuyangFabu.WeChat.Tests.Api;

/// <summary>
/// A listener that speaks just enough HTTP/1.1 to be scripted down to the byte: keeps connections, cuts them, says nothing.
/// Answers come from a list, the last one over and over; token calls are answered by themselves unless scripted.
/// </summary>
internal sealed class ScriptedPlatform : IAsyncDisposable
{
    private const string TokenPath = "/base/cgi-bin/stable_token";
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopping = new();
    private readonly ConcurrentQueue<Reaction> script = new();
    private readonly ConcurrentQueue<ReceivedCall> calls = new();
    private readonly ConcurrentBag<Task> connections = [];
    private readonly Task accepting;
    private Reaction? last;
    private int tokens;

    public ScriptedPlatform()
    {
        listener.Start();
        accepting = AcceptAsync();
    }

    public Uri Base => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/base/");

    /// <summary>How token calls are answered; by default token-1, token-2 and so on, good for two hours.</summary>
    public Func<ReceivedCall, int, Reaction> Token { get; set; } = static (_, number) =>
        Reaction.Json($$"""{"access_token":"token-{{number}}","expires_in":7200}""");

    /// <summary>How a call is answered while nothing is scripted.</summary>
    public Func<ReceivedCall, Reaction> Answer { get; set; } = static _ => Reaction.Json("""{"errcode":0,"errmsg":"ok","total_count":1}""");

    /// <summary>What came, without the token calls.</summary>
    public IReadOnlyList<ReceivedCall> Calls => [.. calls.Where(static call => call.Target != TokenPath)];

    public IReadOnlyList<ReceivedCall> TokenCalls => [.. calls.Where(static call => call.Target == TokenPath)];

    public ScriptedPlatform Then(params Reaction[] reactions)
    {
        foreach (var reaction in reactions)
        {
            script.Enqueue(reaction);
        }

        return this;
    }

    public ScriptedPlatform ThenJson(string json) => Then(Reaction.Json(json));

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Stop();
        await accepting;
        await Task.WhenAll(connections);
        listener.Dispose();
        stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                connections.Add(ServeAsync(await listener.AcceptTcpClientAsync(stopping.Token)));
            }
        }
        catch (Exception ended) when (stopping.IsCancellationRequested && ended is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                while (await HttpRequestReader.ReadAsync(stream, stopping.Token) is { } call)
                {
                    calls.Enqueue(call);
                    var reaction = Next(call);
                    if (reaction.Bytes.Length > 0)
                    {
                        await stream.WriteAsync(reaction.Bytes, stopping.Token);
                    }

                    if (reaction.Silent)
                    {
                        await Task.Delay(Timeout.Infinite, stopping.Token);
                    }

                    if (reaction.Cut)
                    {
                        return;
                    }
                }
            }
            catch (Exception ended) when (ended is OperationCanceledException or IOException)
            {
                // The caller hung up, or the test is over.
            }
        }
    }

    private Reaction Next(ReceivedCall call)
    {
        if (call.Target == TokenPath)
        {
            return Token(call, Interlocked.Increment(ref tokens));
        }

        if (script.TryDequeue(out var next))
        {
            last = next;
        }

        return last ?? Answer(call);
    }
}
