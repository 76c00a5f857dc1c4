namespace PuyangFabu.Foundation.Pages;

/// <summary>Absolute addresses of this product as a follower's phone must see them.</summary>
/// <param name="configured">The setting <c>PublicBaseUrl</c>, or null.</param>
/// <param name="listening">The first address the server listens on; known for certain once it has started.</param>
public sealed class PublicUrls(Uri? configured, Func<string> listening)
{
    /// <summary>Ends in a slash.</summary>
    public Uri Base => configured ?? Listening;

    /// <summary>The address this process itself answers at, whatever stands before it.</summary>
    public Uri Listening => field ??= Known();

    public string To(string pathAndQuery) => new Uri(Base, pathAndQuery.TrimStart('/')).AbsoluteUri;

    // Before the start the port may still be open (0); such an address must not be kept.
    private Uri Known()
    {
        var address = new Uri(Reachable(listening()) + "/");
        return address.Port == 0 ? throw new InvalidOperationException("The server has not started: its address is not known.") : address;
    }

    // "Every address" is a place to listen on, not one to go to.
    private static string Reachable(string address) => address.TrimEnd('/')
        .Replace("://[::]", "://127.0.0.1", StringComparison.Ordinal)
        .Replace("://0.0.0.0", "://127.0.0.1", StringComparison.Ordinal)
        .Replace("://*", "://127.0.0.1", StringComparison.Ordinal)
        .Replace("://+", "://127.0.0.1", StringComparison.Ordinal);
}
