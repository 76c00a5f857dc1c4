namespace PuyangFabu.Console.Desk;

/// <summary>One thing to do before the product can be used.</summary>
/// <param name="Explanation">Why, and how.</param>
/// <param name="Path">Where it is done; null when it is done elsewhere.</param>
/// <param name="Action">What the link says.</param>
public sealed record FirstStep(string Name, bool Finished, string Explanation, string? Path = null, string? Action = null)
{
    /// <summary>What the explanation lists.</summary>
    public IReadOnlyList<string> Lines { get; init; } = [];

    /// <summary>What is to be copied elsewhere.</summary>
    public string? ToCopy { get; init; }

    /// <summary>It ends when something comes from WeChat: nobody here presses a button for it.</summary>
    public bool FromOutside { get; init; }

    /// <summary>A light for what WeChat alone can tell: what it says while it is off, and while it is on. Null where none is needed.</summary>
    public (string Off, string On)? Light { get; init; }
}
