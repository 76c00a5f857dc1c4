using System.Globalization;
using System.Text;

namespace PuyangFabu.Benchmarks.Load;

/// <summary>
/// Signed requests for wrk, written beforehand because Lua is too slow to sign. Each is its length in eight digits and
/// then the bytes as they go over the wire; one file a thread, so that no request is sent twice.
/// </summary>
internal static class RequestFile
{
    public const int Threads = 2;

    // Signed as they would be if they were sent now, at about the speed at which they are answered: what is signed in one
    // second lies together in the product's database, and everything in one second would be dearer than life is.
    private const int SignedASecond = 10_000;

    /// <param name="prefix">The files are this and <c>.0</c>, <c>.1</c>.</param>
    public static void Write(string prefix, LoadedAccount account, MessageNumbers numbers, int count, Func<int, string> words, bool safe)
    {
        var files = Enumerable.Range(0, Threads)
            .Select(thread => new FileStream(string.Create(CultureInfo.InvariantCulture, $"{prefix}.{thread}"), FileMode.Create, FileAccess.Write, FileShare.Read, 1 << 20))
            .ToArray();
        var start = TimeProvider.System.GetUtcNow();
        try
        {
            for (var index = 0; index < count; index++)
            {
                var message = SignedMessage.Create(account, numbers.Next(), words(index), safe, start.AddSeconds(index / SignedASecond));
                Write(files[index % Threads], message);
            }
        }
        finally
        {
            Array.ForEach(files, static file => file.Dispose());
        }
    }

    private static void Write(FileStream file, SignedMessage message)
    {
        var head = Encoding.ASCII.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $"POST {message.Path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: text/xml\r\nContent-Length: {message.Body.Length}\r\n\r\n"));
        file.Write(Encoding.ASCII.GetBytes((head.Length + message.Body.Length).ToString("D8", CultureInfo.InvariantCulture)));
        file.Write(head);
        file.Write(message.Body);
    }
}
