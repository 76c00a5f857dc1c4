using System.Net;
using System.Net.Sockets;

namespace PuyangFabu.Benchmarks.Nodes;

/// <summary>
/// Sends each request to a node by chance, without looking at how it is. Where nobody listens another node is asked at once, as
/// nginx does: nothing was sent. Whatever else goes wrong is the sender's to repeat.
/// </summary>
internal sealed class Balancer(IReadOnlyList<Node> nodes) : IDisposable
{
    private readonly HttpClient client = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false, PooledConnectionIdleTimeout = TimeSpan.FromSeconds(2) })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>A node by chance.</summary>
    public Node Any() => nodes[Random.Shared.Next(nodes.Count)];

    /// <param name="make">The request for an address; made again for another node.</param>
    /// <param name="not">Not this node first, where there is another one.</param>
    /// <returns>What was answered in time; 504 when nothing was, 502 when the connection broke or nobody listens anywhere.</returns>
    public async Task<Balanced> SendAsync(Func<Uri, HttpRequestMessage> make, TimeSpan patience, Node? not = null)
    {
        var order = nodes.ToArray();
        Random.Shared.Shuffle(order);
        using var limit = new CancellationTokenSource(patience);
        foreach (var node in order.OrderBy(node => node == not))
        {
            try
            {
                using var request = make(node.Address);
                using var answer = await client.SendAsync(request, limit.Token);
                return new Balanced(
                    node, (int)answer.StatusCode, await answer.Content.ReadAsByteArrayAsync(limit.Token), answer.Content.Headers.ContentType?.ToString() ?? "");
            }
            catch (HttpRequestException failure) when (failure.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionRefused })
            {
                // The next one.
            }
            catch (HttpRequestException)
            {
                return new Balanced(node, (int)HttpStatusCode.BadGateway, [], "");
            }
            catch (OperationCanceledException)
            {
                return new Balanced(node, (int)HttpStatusCode.GatewayTimeout, [], "");
            }
        }

        return new Balanced(order[0], (int)HttpStatusCode.BadGateway, [], "");
    }

    public void Dispose() => client.Dispose();
}

/// <summary>What came of a request.</summary>
/// <param name="Node">Who answered, or was asked last.</param>
internal sealed record Balanced(Node Node, int Status, byte[] Body, string ContentType)
{
    public bool IsDone => Status is >= 200 and < 300;
}
