namespace PuyangFabu.Content.Checks;

/// <summary>Settings of the checks; section <c>Checks</c>.</summary>
public sealed class ChecksOptions
{
    public const string SectionName = "Checks";

    /// <summary>Whether links are tried out.</summary>
    public bool Links { get; set; } = true;

    /// <summary>Whether links to private addresses are tried out too, for networks without the internet.</summary>
    public bool AllowPrivateLinks { get; set; }
}
