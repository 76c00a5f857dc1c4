using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PuyangFabu.Publishing.Broadcasts.Drafting;
using PuyangFabu.Review.Releasing;

namespace PuyangFabu.Publishing.Broadcasts;

/// <summary>The fingerprint of what a second person approves: account, content and audience, not the time.</summary>
public static class BroadcastHash
{
    /// <param name="entries">All of the list in its order; empty unless it goes to a list.</param>
    public static string Of(Broadcast broadcast, IEnumerable<ChosenArticle> articles, IEnumerable<string> entries)
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
