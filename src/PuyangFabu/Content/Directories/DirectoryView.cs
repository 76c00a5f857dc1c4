using PuyangFabu.Foundation.Outcomes;

namespace PuyangFabu.Content.Directories;

/// <summary>A directory entry as the operators' calls show it and as its versions keep it.</summary>
public sealed record DirectoryView
{
    public required long Id { get; init; }

    public required string Kind { get; init; }

    public required string Name { get; init; }

    public required string Summary { get; init; }

    public required string SiteUrl { get; init; }

    public required string AccountName { get; init; }

    public required string Phone { get; init; }

    public required long Order { get; init; }

    /// <summary>待核对：起步内容里的机构，核对并保存之后才公开。</summary>
    public required bool ToCheck { get; init; }

    public required long Revision { get; init; }

    public static DirectoryView Of(DirectoryEntry entry) => new()
    {
        Id = entry.Id,
        Kind = entry.Kind,
        Name = entry.Name,
        Summary = entry.Summary,
        SiteUrl = entry.SiteUrl,
        AccountName = entry.AccountName,
        Phone = entry.Phone,
        Order = entry.SortOrder,
        ToCheck = entry.ToCheck,
        Revision = entry.Revision,
    };
}

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
