using PuyangFabu.Content.CitizenServices;

namespace PuyangFabu.Site.CitizenServices;

/// <summary>What the page of services shows.</summary>
public sealed record ServicesPageModel
{
    /// <summary>What the reader looks for; empty for everything.</summary>
    public required string Query { get; init; }

    /// <summary>The theme that was chosen; empty for all.</summary>
    public required string Theme { get; init; }

    /// <summary>The county that was chosen; empty for all.</summary>
    public required string County { get; init; }

    /// <summary>All there are, in the editors' order.</summary>
    public required IReadOnlyList<string> Themes { get; init; }

    /// <inheritdoc cref="Themes"/>
    public required IReadOnlyList<string> Counties { get; init; }

    /// <summary>Those that fit, by theme.</summary>
    public required IReadOnlyList<IGrouping<string, CitizenService>> Groups { get; init; }

    /// <summary>How many fit.</summary>
    public int Count => Groups.Sum(static group => group.Count());

    public bool IsNarrowed => Query.Length + Theme.Length + County.Length > 0;
}
