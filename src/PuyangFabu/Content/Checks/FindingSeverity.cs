namespace PuyangFabu.Content.Checks;

/// <summary>How much a finding weighs, as stored and as the API writes it.</summary>
public static class FindingSeverity
{
    /// <summary>禁发: the text must be changed.</summary>
    public const string Block = "block";

    /// <summary>须复核: the last reviewer may let it stand, with a reason.</summary>
    public const string Confirm = "confirm";

    /// <summary>提示: nobody has to act.</summary>
    public const string Hint = "hint";

    private static readonly string[] HeaviestFirst = [Block, Confirm, Hint];

    /// <summary>0 for the heaviest; an unknown word counts as that.</summary>
    public static int RankOf(string severity) => Math.Max(0, Array.IndexOf(HeaviestFirst, severity));
}
