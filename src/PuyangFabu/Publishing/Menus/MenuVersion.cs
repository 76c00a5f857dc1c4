using System.Security.Cryptography;
using System.Text;
using PuyangFabu.People.Moves;

namespace PuyangFabu.Publishing.Menus;

/// <summary>A stored state of an account's menu. Its content never changes; the newest approved one is in use.</summary>
public sealed record MenuVersion : IMovable
{
    /// <summary>What the record calls such a thing.</summary>
    public const string AuditKind = "menu";

    string IMovable.State => Status;

    long IMovable.Revision => Version;

    public required string Account { get; init; }

    /// <summary>1, 2, 3 … for each account.</summary>
    public required long Version { get; init; }

    /// <summary>See <see cref="MenuJson"/>.</summary>
    public required string Content { get; init; }

    /// <summary>One of <see cref="MenuStatus"/>.</summary>
    public string Status { get; init; } = MenuStatus.Approved;

    /// <summary>The operator who wrote it; null for the menu that came with the product.</summary>
    public long? AuthorId { get; init; }

    public string Author { get; init; } = "";

    /// <summary>Who approved or rejected it; empty while nobody has.</summary>
    public string DecidedBy { get; init; } = "";

    public long? DecidedMs { get; init; }

    /// <summary>Why it was rejected, or what was said on approval.</summary>
    public string Comment { get; init; } = "";

    public required long CreatedMs { get; init; }

    /// <summary>SHA-256 of the content in 64 lower-case hex digits: what an approver has read.</summary>
    public string ContentHash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Content)));
}
