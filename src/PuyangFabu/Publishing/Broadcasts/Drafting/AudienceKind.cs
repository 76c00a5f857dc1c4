namespace PuyangFabu.Publishing.Broadcasts.Drafting;

/// <summary>To whom a broadcast goes.</summary>
public static class AudienceKind
{
    public const string All = "all";
    public const string Tag = "tag";

    /// <summary>A list of openids, sent in parts.</summary>
    public const string List = "list";
}
