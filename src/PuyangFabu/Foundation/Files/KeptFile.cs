namespace PuyangFabu.Foundation.Files;

/// <summary>A file that is kept.</summary>
/// <param name="name">See <see cref="IKeptFiles"/>.</param>
/// <param name="bytes">Its length.</param>
/// <param name="at">Since when it is kept.</param>
/// <param name="path">Where it lies on this machine's disk; null for one that lies in the database.</param>
public sealed class KeptFile(string name, long bytes, DateTimeOffset at, string? path, Func<Stream> open)
{
    public string Name { get; } = name;

    public long Bytes { get; } = bytes;

    public DateTimeOffset At { get; } = at;

    public string? Path { get; } = path;

    /// <summary>Its last part, with the ending.</summary>
    public string FileName => System.IO.Path.GetFileName(Name);

    /// <summary>A stream that can be read from any place; to be read asynchronously.</summary>
    /// <exception cref="FileNotFoundException">It went meanwhile.</exception>
    public Stream Open() => open();

    /// <summary>The whole content, for what works on a picture or a document at once.</summary>
    public async Task<byte[]> ReadAsync(CancellationToken cancellation)
    {
        await using var stream = Open();
        var content = new byte[stream.Length];
        await stream.ReadExactlyAsync(content, cancellation);
        return content;
    }
}
