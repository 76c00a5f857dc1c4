using System.Security.Cryptography;

namespace PuyangFabu.Sandbox.Platform;

/// <summary>Ids as the platform makes them: long, opaque, never the same twice.</summary>
internal static class RandomIds
{
    /// <param name="bytes">Random bytes; the text is a third longer.</param>
    public static string Text(int bytes) =>
        Convert.ToBase64String(RandomNumberGenerator.GetBytes(bytes)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    /// <summary>The trace id at the end of every error text.</summary>
    public static string Rid()
    {
        var hex = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));
        return $"{hex[..8]}-{hex[8..16]}-{hex[16..]}";
    }
}
