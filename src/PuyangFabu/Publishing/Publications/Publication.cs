using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PuyangFabu.People.Moves;
using PuyangFabu.Review.Releasing;

namespace PuyangFabu.Publishing.Publications;

/// <summary>
/// Articles that get an address at WeChat without anybody being told (发布). Another thing than a mass message (群发): it
/// takes no quota, rings no phone, and can be removed.
/// </summary>
public sealed record Publication : IMovable
{
    /// <summary>What the record, and calls about it, call such a thing.</summary>
    public const string AuditKind = "publication";

    public long Id { get; init; }

    /// <summary>Slug.</summary>
    public required string Account { get; init; }

    /// <summary>One of <see cref="PublicationState"/>.</summary>
    public required string State { get; init; }

    /// <summary>Grows with every change.</summary>
    public long Revision { get; init; } = 1;

    /// <summary>Of the first article.</summary>
    public required string Title { get; init; }

    /// <summary>Of everything that is approved: account, articles, and pictures of other sites.</summary>
    public required string ContentHash { get; init; }

    public long? AuthorId { get; init; }

    public string AuthorName { get; init; } = "";

    public long? ApprovedBy { get; init; }

    public string ApprovedName { get; init; } = "";

    public long? ApprovedMs { get; init; }

    /// <summary>The <see cref="ContentHash"/> that the second person approved; empty until then.</summary>
    public string ApprovedHash { get; init; } = "";

    /// <summary>Pictures of other sites as they were when it was handed in, see <see cref="Materials.Pictures.PinnedSet.Stored"/>; empty for none.</summary>
    public string Pinned { get; init; } = "";

    /// <summary>What WeChat does not open in its articles goes out as footnotes with the address in plain text.</summary>
    public bool LinkFootnotes { get; init; }

    /// <summary>The draft that is published; stored before WeChat is asked to.</summary>
    public string MediaId { get; init; } = "";

    /// <summary>WeChat's job; empty until it answered.</summary>
    public string PublishId { get; init; } = "";

    /// <summary>What WeChat calls the published post; empty until then.</summary>
    public string WeChatArticleId { get; init; } = "";

    /// <summary>Addresses in the order of the articles, one a line.</summary>
    public string ArticleUrls { get; init; } = "";

    /// <summary>WeChat's errcode.</summary>
    public long? ErrorCode { get; init; }

    /// <summary>What a person should know or do, in Chinese; empty when there is nothing.</summary>
    public string Attention { get; init; } = "";

    /// <summary>When WeChat was asked.</summary>
    public long? StartedMs { get; init; }

    /// <summary>When to look again; <see cref="Never"/> leaves it to a person.</summary>
    public long NextStepMs { get; init; }

    /// <summary>How often was looked.</summary>
    public long Looks { get; init; }

    public long? PublishedMs { get; init; }

    public long CreatedMs { get; init; }

    public long UpdatedMs { get; init; }

    public const long Never = long.MaxValue;

    /// <summary>The fingerprint of what a second person approves: account, articles, and pictures of other sites.</summary>
    /// <param name="pinned">See <see cref="Pinned"/>.</param>
    /// <param name="linkFootnotes">See <see cref="LinkFootnotes"/>.</param>
    public static string HashOf(string account, IEnumerable<ChosenArticle> articles, string pinned, bool linkFootnotes)
    {
        // Neither a slug nor a number nor a hash nor JSON on one line holds a line end.
        var lines = articles.Select(static article => string.Create(CultureInfo.InvariantCulture, $"{article.ArticleId} {article.ContentHash}"));
        if (pinned.Length > 0)
        {
            lines = lines.Append(pinned);
        }

        // Nothing at all without them: what was approved before there were any stays approved.
        if (linkFootnotes)
        {
            lines = lines.Append("footnotes");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines.Prepend(account).Prepend("publication 1")))));
    }
}
