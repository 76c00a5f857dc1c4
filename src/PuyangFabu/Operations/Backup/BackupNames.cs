using System.Text.RegularExpressions;
using PuyangFabu.Foundation.Files;
using PuyangFabu.People.Audit;
using PuyangFabu.People.Audit.Archiving;

namespace PuyangFabu.Operations.Backup;

/// <summary>Which names a backup may hold. Anything else is refused: a name decides where a file is written.</summary>
public static partial class BackupNames
{
    public const string Manifest = "manifest.json";
    public const string MasterKey = "keys/master.key";
    public const string SandboxSecrets = "keys/sandbox-secrets.json";

    /// <summary>Folders of a backup that hold files as they are; those that are kept stand in the first, wherever they lay.</summary>
    public static IReadOnlyList<string> Folders { get; } = [IKeptFiles.Folder, AnchorFolder.FolderName, AuditArchiveFolder.FolderName];

    /// <summary>Of a file that is kept.</summary>
    public static string Kept(string name) => $"{IKeptFiles.Folder}/{name}";

    /// <returns>Null when the entry is not a file that is kept.</returns>
    public static string? KeptOf(string name) => name.StartsWith(Kept(""), StringComparison.Ordinal) ? name[Kept("").Length..] : null;

    public static string Table(string table) => $"tables/{table}.jsonl";

    /// <returns>Null when the entry is not a table.</returns>
    public static string? TableOf(string name) => TableForm().Match(name) is { Success: true } match ? match.Groups["table"].Value : null;

    public static bool IsFile(string name) =>
        FileForm().IsMatch(name) && Folders.Contains(name[..name.IndexOf('/', StringComparison.Ordinal)], StringComparer.Ordinal);

    public static bool IsLegal(string name) => TableOf(name) is not null || IsFile(name) || name is MasterKey or SandboxSecrets;

    [GeneratedRegex(@"\Atables/(?<table>[a-z][a-z0-9_]{0,62})\.jsonl\z")]
    private static partial Regex TableForm();

    // Parts begin with a letter or digit: no "..", no empty part; and hold nothing that a file system gives a meaning.
    [GeneratedRegex(@"\A[a-z-]+(?:/[\p{L}\p{Nd}][\p{L}\p{Nd}._ -]{0,199}){1,8}\z")]
    private static partial Regex FileForm();
}
