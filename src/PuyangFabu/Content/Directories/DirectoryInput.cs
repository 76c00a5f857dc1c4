using PuyangFabu.Foundation.Outcomes;

namespace PuyangFabu.Content.Directories;

/// <summary>A directory entry as an editor hands it in.</summary>
[EchoOf(typeof(DirectoryView))]
public sealed record DirectoryInput
{
    /// <summary>One of <see cref="DirectoryKind"/>.</summary>
    public string? Kind { get; init; }

    public string? Name { get; init; }

    public string? Summary { get; init; }

    public string? SiteUrl { get; init; }

    public string? AccountName { get; init; }

    public string? Phone { get; init; }

    /// <summary>The lower one comes first within its kind; left out, it stays, and a new entry comes last.</summary>
    public long? Order { get; init; }

    /// <summary>The revision that was read; saving on another one is refused. Left out: whatever is stored is replaced.</summary>
    public long? Revision { get; init; }
}
