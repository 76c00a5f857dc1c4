using PuyangFabu.Conversation.Cases;
using PuyangFabu.Conversation.Cases.Pictures;

namespace PuyangFabu.Site.Cases;

/// <summary>What the page of the form shows: the form with what was typed, the number and code of what was handed in, or why neither.</summary>
public sealed record CaseFormModel
{
    public string Key { get; init; } = "";

    public CaseInput Input { get; init; } = new();

    /// <summary>Whether the form may be filled in.</summary>
    public bool Open { get; init; }

    public string? Problem { get; init; }

    /// <summary>What was typed into a form whose link is of no use: to be copied.</summary>
    public string? Kept { get; init; }

    /// <summary>What is wrong with which field.</summary>
    public IReadOnlyDictionary<string, string> Errors { get; init; } = new Dictionary<string, string>();

    /// <summary>Those that came with it so far.</summary>
    public IReadOnlyList<CasePicture> Pictures { get; init; } = [];

    /// <summary>What was handed in just now.</summary>
    public MadeCase? Made { get; init; }

    public string? ErrorOf(string field) => Errors.TryGetValue(field, out var reason) ? reason : null;
}
