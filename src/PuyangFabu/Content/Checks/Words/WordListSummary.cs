using PuyangFabu.Foundation.Pages;

namespace PuyangFabu.Content.Checks.Words;

/// <summary>A word list without its words.</summary>
public sealed record WordListSummary
{
    public required string Name { get; init; }

    /// <summary>How many rules it has.</summary>
    public required long Rules { get; init; }

    /// <summary>How many of them are switched on.</summary>
    public required long Enabled { get; init; }

    public required long UpdatedMs { get; init; }
}

/// <summary>A word list as the API and the command line list it.</summary>
/// <param name="Enabled">How many of the rules are switched on.</param>
public sealed record WordListItem(string Name, long Rules, long Enabled, string UpdatedAt)
{
    public static WordListItem Of(WordListSummary list) => new(list.Name, list.Rules, list.Enabled, ChinaTime.Iso(list.UpdatedMs));
}
