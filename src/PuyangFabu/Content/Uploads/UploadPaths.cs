using System.Text.RegularExpressions;

namespace PuyangFabu.Content.Uploads;

/// <summary>Where uploads are on this site.</summary>
public static partial class UploadPaths
{
    public const string Prefix = "/uploads/";

    public static string Of(string name) => Prefix + name;

    /// <summary>True for a path that an upload can have.</summary>
    public static bool IsUpload(string path) => path.StartsWith(Prefix, StringComparison.Ordinal) && IsName(path[Prefix.Length..]);

    /// <summary>True for what uploads are called, and nothing else: no folder, no other ending, no trick.</summary>
    public static bool IsName(string name) => Name().IsMatch(name);

    [GeneratedRegex(@"\A[0-9a-f]{64}\.(?:jpg|png|gif)\z")]
    private static partial Regex Name();
}
