using System.Buffers.Text;
using System.Security.Cryptography;

namespace PuyangFabu.Console.Frame;

/// <summary>The style sheet of the console, embedded in the program in parts and served as one file.</summary>
public sealed class ConsoleAssets
{
    private static readonly string[] StyleParts = ["tokens", "page", "forms", "tables", "sheet"];

    public ConsoleAssets()
    {
        using var content = new MemoryStream();
        foreach (var part in StyleParts)
        {
            using var stream = typeof(ConsoleAssets).Assembly.GetManifestResourceStream($"Console/Styles/{part}.css")
                ?? throw new InvalidOperationException($"The embedded style sheet '{part}' is missing.");
            stream.CopyTo(content);
            content.WriteByte((byte)'\n');
        }

        var bytes = content.ToArray();
        StyleSheet = bytes;
        StylePath = $"{ConsoleEndpoints.Prefix}/assets/console.{Base64Url.EncodeToString(SHA256.HashData(bytes).AsSpan(0, 9))}.css";
    }

    public ReadOnlyMemory<byte> StyleSheet { get; }

    /// <summary>Changes with the content, so that browsers may keep the file for ever.</summary>
    public string StylePath { get; }
}
