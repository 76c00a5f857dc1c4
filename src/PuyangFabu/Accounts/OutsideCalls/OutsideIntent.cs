using PuyangFabu.People.Actors;

namespace PuyangFabu.Accounts.OutsideCalls;

/// <summary>What somebody is about to have WeChat do. Holds all that is needed to do it once more, where that is harmless.</summary>
public sealed record OutsideIntent
{
    /// <summary>One of <see cref="OutsideCallKind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>Slug.</summary>
    public required string Account { get; init; }

    public required Actor Actor { get; init; }

    /// <summary>What it is about, as the record names kinds of things.</summary>
    public string SubjectKind { get; init; } = "";

    public string SubjectId { get; init; } = "";

    /// <summary>Hash of what goes out; empty when nothing does.</summary>
    public string ContentHash { get; init; } = "";

    /// <summary>What the call needs besides, in the words of its kind; never of a person.</summary>
    public string Detail { get; init; } = "";

    public IReadOnlyList<OutsideRecipient> Recipients { get; init; } = [];

    /// <summary>Of one recipient the short name, for screens and the record.</summary>
    public string ShownTo { get; init; } = "";
}

/// <summary>Whom a call is about. Kept apart from the call, so that a person can be forgotten and the call stays.</summary>
/// <param name="Recipient">openid, or a WeChat id (微信号).</param>
/// <param name="Words">What is written of this person, a remark; else empty.</param>
public sealed record OutsideRecipient(string Recipient, string Words = "");
