namespace PuyangFabu.Foundation.Pages;

/// <summary>A file of the site as it is sent.</summary>
public sealed record ServedFile(string ContentType, byte[] Content)
{
    /// <summary>A file that is embedded in the program.</summary>
    /// <param name="name">The resource's name.</param>
    public static ServedFile Embedded(string contentType, string name)
    {
        using var stream = typeof(ServedFile).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The embedded file '{name}' is missing.");
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return new ServedFile(contentType, content);
    }
}
