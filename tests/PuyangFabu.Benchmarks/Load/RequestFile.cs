using System.Globalization;
using System.Text;

namespace PuyangFabu.Benchmarks.Load;

/// <summary>
/// Requests for wrk, written beforehand because Lua is too slow to sign. Each is its length in eight digits and
/// then the bytes as they go over the wire; one file a thread, so that no request is sent twice.
/// </summary>
internal static class RequestFile
{
    public const int Threads = 2;

    // Signed as they would be if they were sent now, at about the speed at which they are answered: what is signed in one
    // second lies together in the product's database, and everything in one second would be dearer than life is.
    private const int SignedASecond = 20_000;

    /// <param name="prefix">The files are this and <c>.0</c>, <c>.1</c>.</param>
    /// <param name="message">Makes each, signed at the moment that it is given.</param>
    public static void WriteMessages(string prefix, int count, Func<int, DateTimeOffset, SignedMessage> message)
    {
        var start = TimeProvider.System.GetUtcNow();
        Write(prefix, Enumerable.Range(0, count).Select(index => Post(message(index, start.AddSeconds(index / SignedASecond)))));
    }

    /// <param name="pages">Paths, each with the ETag under which the reader has the page; null for who has it not.</param>
    public static void WritePages(string prefix, IEnumerable<(string Path, string? Tag)> pages) => Write(prefix, pages.Select(static page => Encoding.ASCII.GetBytes(
        $"GET {page.Path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/html\r\nAccept-Encoding: gzip, deflate, br\r\n{(page.Tag is null ? "" : $"If-None-Match: {page.Tag}\r\n")}\r\n")));

    private static void Write(string prefix, IEnumerable<byte[]> requests)
    {
        var files = Enumerable.Range(0, Threads)
            .Select(thread => new FileStream(string.Create(CultureInfo.InvariantCulture, $"{prefix}.{thread}"), FileMode.Create, FileAccess.Write, FileShare.Read, 1 << 20))
            .ToArray();
        try
        {
            foreach (var (index, request) in requests.Index())
            {
                var file = files[index % Threads];
                file.Write(Encoding.ASCII.GetBytes(request.Length.ToString("D8", CultureInfo.InvariantCulture)));
                file.Write(request);
            }
        }
        finally
        {
            Array.ForEach(files, static file => file.Dispose());
        }
    }

    private static byte[] Post(SignedMessage message) =>
    [
        .. Encoding.ASCII.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $"POST {message.Path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: text/xml\r\nContent-Length: {message.Body.Length}\r\n\r\n")),
        .. message.Body,
    ];
}
