using System.Text.RegularExpressions;

namespace PuyangFabu.Content.Uploads.Attachments;

/// <summary>Where attachments are on this site.</summary>
public static partial class AttachmentPaths
{
    public const string Prefix = "/attachments/";

    public static string Of(string file) => Prefix + file;

    /// <returns>What the file is called on disk; null for what is no path of one.</returns>
    public static string? FileOf(string? path) =>
        path is not null && path.StartsWith(Prefix, StringComparison.Ordinal) && IsFile(path[Prefix.Length..]) ? path[Prefix.Length..] : null;

    /// <summary>True for what attachments are called on disk: SHA-256 in hex and the ending of a known kind.</summary>
    public static bool IsFile(string file) => Form().IsMatch(file) && AttachmentKind.Of(file) is not null;

    [GeneratedRegex(@"\A[0-9a-f]{64}\.[a-z]{2,4}\z")]
    private static partial Regex Form();
}
