using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.People.Audit;

/// <summary>
/// One line of the anchor files: where the chain ended at a time. Each line holds a hash over itself and the line before, so
/// that none can be taken out, put in or changed without all after it.
/// </summary>
public sealed record AuditAnchor
{
    /// <summary>What the first line counts as the one before it.</summary>
    public static string Start { get; } = AuditHash.Start;

    public required long Sequence { get; init; }

    /// <summary>Hash of the record's row of that number.</summary>
    public required string Hash { get; init; }

    /// <summary>When the line was written, in China's time with its offset.</summary>
    public required string At { get; init; }

    /// <summary>Hash over this line and the one before; lines of the first versions do not hold one, theirs is worked out.</summary>
    public required string LineHash { get; init; }

    /// <summary>The line holds its own hash.</summary>
    public required bool Chained { get; init; }

    /// <summary>The line's hash is not what it says and the line before give.</summary>
    public bool Misfit { get; init; }

    public static AuditAnchor Of(AuditHead head, long nowMs, string previousLineHash)
    {
        var at = UnixMilliseconds.ToChinaTime(nowMs).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
        return new AuditAnchor
        {
            Sequence = head.Sequence,
            Hash = head.Hash,
            At = at,
            LineHash = Link(previousLineHash, Text(head.Sequence, head.Hash, at)),
            Chained = true,
        };
    }

    /// <returns>Null when the line is no anchor.</returns>
    public static AuditAnchor? Parse(string line, string previousLineHash)
    {
        var parts = line.Split(' ');
        if (parts is not [var number, { Length: 64 } hash, var at, ..] || parts.Length > 4
            || !long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) || sequence == 0)
        {
            return null;
        }

        var link = Link(previousLineHash, Text(sequence, hash, at));
        var own = parts.Length == 4 ? parts[3] : null;
        return own is { Length: not 64 } ? null : new AuditAnchor
        {
            Sequence = sequence,
            Hash = hash,
            At = at,
            LineHash = own ?? link,
            Chained = own is not null,
            Misfit = own is not null && own != link,
        };
    }

    /// <summary>The line as <see cref="Parse"/> reads it.</summary>
    public override string ToString() => Chained ? $"{Text(Sequence, Hash, At)} {LineHash}" : Text(Sequence, Hash, At);

    private static string Text(long sequence, string hash, string at) => string.Create(CultureInfo.InvariantCulture, $"{sequence} {hash} {at}");

    private static string Link(string previous, string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{previous} {text}")));
}

/// <summary>What the database knows of the anchor files, so that a missing or shortened one is noticed.</summary>
public sealed record AuditAnchorHead
{
    /// <summary>How many lines there are at least; one more may have been written just before a crash.</summary>
    public long Lines { get; init; }

    /// <summary>The record's number in the last of them; 0 for none.</summary>
    public long Sequence { get; init; }

    /// <summary>The hash of that row in the last of them.</summary>
    public string Hash { get; init; } = "";

    public string LineHash { get; init; } = AuditAnchor.Start;

    /// <summary>When the last of them was written.</summary>
    public long AtMs { get; init; }

    /// <summary>Number of the entry by which a contradiction was acknowledged last; 0 for none.</summary>
    public long Acknowledged { get; init; }

    /// <summary>Digest of what was wrong in the record when it was acknowledged; anything else that is wrong is new.</summary>
    public string Accepted { get; init; } = "";
}
