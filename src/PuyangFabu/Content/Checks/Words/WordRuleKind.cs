namespace PuyangFabu.Content.Checks.Words;

/// <summary>What the words of a rule must do to be found, as stored and as the API and CSV write it.</summary>
public static class WordRuleKind
{
    /// <summary>Any of the words occurs.</summary>
    public const string Exact = "exact";

    /// <summary>A .NET regular expression matches.</summary>
    public const string Pattern = "pattern";

    /// <summary>The first word occurs and one of the others nowhere.</summary>
    public const string Together = "together";

    /// <summary>Several of the words occur, in another order than here.</summary>
    public const string Order = "order";
}
