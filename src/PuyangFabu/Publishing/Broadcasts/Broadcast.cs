using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PuyangFabu.People.Moves;
using PuyangFabu.Publishing.Broadcasts.Drafting;
using PuyangFabu.Review.Releasing;

namespace PuyangFabu.Publishing.Broadcasts;

/// <summary>One mass message (群发) from its draft to its result. What WeChat does with it stands in its parts.</summary>
public sealed record Broadcast : IMovable
{
    /// <summary>What the record, and calls about it, call such a thing.</summary>
    public const string AuditKind = "broadcast";

    public long Id { get; init; }

    /// <summary>Slug of the account that sends it.</summary>
    public required string Account { get; init; }

    /// <summary>One of <see cref="BroadcastState"/>.</summary>
    public required string State { get; init; }

    /// <summary>Grows with every change.</summary>
    public long Revision { get; init; } = 1;

    /// <summary>One of <see cref="BroadcastKind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>What people call it: the first article's title, the beginning of the text.</summary>
    public required string Title { get; init; }

    public string TextContent { get; init; } = "";

    /// <summary>File name of the uploaded picture, when it is one; else empty.</summary>
    public string ImageName { get; init; } = "";

    /// <summary>One of <see cref="AudienceKind"/>.</summary>
    public required string Audience { get; init; }

    public long? TagId { get; init; }

    /// <summary>Length of the list; null when it goes to all or to a tag.</summary>
    public long? Recipients { get; init; }

    /// <summary>How many it is for, as it was counted when it was approved; null before, and where nobody knew.</summary>
    public long? People { get; init; }

    public bool SendIgnoreReprint { get; init; }

    /// <summary>What WeChat does not open in its articles goes out as footnotes with the address in plain text.</summary>
    public bool LinkFootnotes { get; init; }

    /// <summary>False keeps it waiting after the approval until somebody sends it.</summary>
    public bool SendWhenApproved { get; init; } = true;

    /// <summary>Hash of everything that is approved: content, audience, account; not the time.</summary>
    public required string ContentHash { get; init; }

    /// <summary>When it is to go out, UTC milliseconds; null means as soon as it may.</summary>
    public long? ScheduledMs { get; init; }

    public long? AuthorId { get; init; }

    public string AuthorName { get; init; } = "";

    public long? ApprovedBy { get; init; }

    public string ApprovedName { get; init; } = "";

    public long? ApprovedMs { get; init; }

    /// <summary>The <see cref="ContentHash"/> that the second person read and approved; empty until then.</summary>
    public string ApprovedHash { get; init; } = "";

    /// <summary>Pictures of other sites as they were when it was submitted, see <see cref="Materials.Pictures.PinnedSet.Stored"/>; empty for none.</summary>
    public string Pinned { get; init; } = "";

    /// <summary>Draft at WeChat made for previews; never the one that is sent.</summary>
    public string PreviewMediaId { get; init; } = "";

    /// <summary>The <see cref="ContentHash"/> that the preview's draft was made of.</summary>
    public string PreviewHash { get; init; } = "";

    /// <summary>Why it waits for a person, in Chinese; empty when it does not.</summary>
    public string Attention { get; init; } = "";

    /// <summary>When its sending began; counts against the quota of that day.</summary>
    public long? SentMs { get; init; }

    /// <summary>When somebody said that he knows of its failure; null while it waits for that.</summary>
    public long? AcknowledgedMs { get; init; }

    public long CreatedMs { get; init; }

    public long UpdatedMs { get; init; }

    /// <summary>The fingerprint of what a second person approves: account, content and audience, not the time.</summary>
    /// <param name="entries">All of the list in its order; empty unless it goes to a list.</param>
    public static string HashOf(Broadcast broadcast, IEnumerable<ChosenArticle> articles, IEnumerable<string> entries)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, "broadcast 1", broadcast.Account, broadcast.Kind, broadcast.TextContent, broadcast.ImageName, broadcast.Audience);
        Append(hash, broadcast.TagId?.ToString(CultureInfo.InvariantCulture) ?? "", broadcast.SendIgnoreReprint ? "reprint" : "");
        foreach (var article in articles)
        {
            Append(hash, article.ArticleId.ToString(CultureInfo.InvariantCulture), article.ContentHash);
        }

        foreach (var entry in entries)
        {
            Append(hash, RecipientLists.DigestOf(entry));
        }

        if (broadcast.Pinned.Length > 0)
        {
            Append(hash, "pinned", broadcast.Pinned);
        }

        // Nothing at all without them: what was approved before there were any stays approved.
        if (broadcast.LinkFootnotes)
        {
            Append(hash, "footnotes");
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // Each with its length: two texts side by side must not read like two others.
    private static void Append(IncrementalHash hash, params ReadOnlySpan<string> parts)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        foreach (var part in parts)
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }
    }
}
