namespace PuyangFabu.Content.Articles.Bodies;

/// <summary>What became of an address in a body.</summary>
/// <param name="Address">Whole; null when there is none to keep.</param>
/// <param name="Problem">Why there is none, in Chinese; null when nothing was meant to be there.</param>
internal readonly record struct ResolvedAddress(string? Address, string? Problem)
{
    public static ResolvedAddress Of(string address) => new(address, null);

    public static ResolvedAddress Lost(string problem) => new(null, problem);
}
