using System.Security.Cryptography;
using System.Text;
using PuyangFabu.Content.Versions;
using PuyangFabu.People.Moves;

namespace PuyangFabu.Conversation.Replies.Standard;

/// <summary>A stored state of the standard replies. Its texts never change; the newest approved one is what followers get.</summary>
public sealed record StandardRepliesVersion : IMovable
{
    /// <summary>What the record calls such a thing.</summary>
    public const string AuditKind = "standardReplies";

    string IMovable.State => Status;

    long IMovable.Revision => Version;

    /// <summary>1, 2, 3 …; 0 are the texts that came with the product.</summary>
    public required long Version { get; init; }

    /// <summary><see cref="StandardTexts"/> as JSON.</summary>
    public required string Content { get; init; }

    /// <summary>One of <see cref="StandardRepliesState"/>.</summary>
    public string Status { get; init; } = StandardRepliesState.Draft;

    /// <summary>
    /// The operators who had a hand in it, as JSON: who wrote, submitted or corrected it, and the same of those drafts since the
    /// last approved version that it goes on from.
    /// </summary>
    public string Hands { get; init; } = "[]";

    /// <summary>The operator who saved it; null for the texts that came with the product.</summary>
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

    public StandardTexts Texts => ContentJson.Read<StandardTexts>(Content);

    /// <inheritdoc cref="Hands"/>
    public IEnumerable<long?> HandIds => ContentJson.Read<long[]>(Hands).Select(static id => (long?)id);

    /// <summary>The version before anybody wrote one.</summary>
    public static StandardRepliesVersion Product { get; } =
        new() { Version = 0, Content = ContentJson.Write(StandardTexts.Default), Status = StandardRepliesState.Approved, CreatedMs = 0 };

    /// <summary>The same with one more who had a hand in it.</summary>
    /// <param name="hand">Null for who is nobody in particular.</param>
    public StandardRepliesVersion TouchedBy(long? hand) => this with { Hands = HandsOf([.. HandIds, hand]) };

    /// <returns>In the form of <see cref="Hands"/>.</returns>
    public static string HandsOf(IEnumerable<long?> hands) => ContentJson.Write(hands.OfType<long>().Distinct().Order().ToArray());
}
