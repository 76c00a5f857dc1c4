namespace PuyangFabu.Conversation.Danger;

/// <summary>One kind of danger: the words people say in it and what they are told at once.</summary>
public sealed record DangerGroup
{
    /// <summary>For the editors and the record: 火灾.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// Somebody may die of it. Then whom to call is told also to who perhaps only reads about it; otherwise (诈骗) news and
    /// the titles of articles are answered by the search alone.
    /// </summary>
    public bool ThreatensLife { get; init; } = true;

    /// <summary>
    /// Words anywhere in a message, blanks and marks between not counted; <c>*</c> stands for up to four characters (煤气*漏),
    /// and one that begins with <c>=</c> is the whole message (=119).
    /// </summary>
    public required IReadOnlyList<string> Words { get; init; }

    /// <summary>Harmless words that hold one of <see cref="Words"/> (火锅 after 一起); they are taken out before looking.</summary>
    public IReadOnlyList<string> Except { get; init; } = [];

    /// <summary>Whom to call and what to do first.</summary>
    public required string Text { get; init; }
}
