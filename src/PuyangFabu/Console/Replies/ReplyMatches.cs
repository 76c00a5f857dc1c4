using PuyangFabu.Conversation.Replies.Matching;

namespace PuyangFabu.Console.Replies;

/// <summary>The ways in which a rule meets words, as forms send them and as people read them.</summary>
public static class ReplyMatches
{
    public const string Exact = "exact";
    public const string Contains = "contains";

    public static string CodeOf(ReplyMatch match) => match == ReplyMatch.Contains ? Contains : Exact;

    public static string NameOf(ReplyMatch match) => match == ReplyMatch.Contains ? "包含" : "全等";

    /// <returns>Null for anything else.</returns>
    public static ReplyMatch? Read(string? code) => code switch
    {
        Exact => ReplyMatch.Exact,
        Contains => ReplyMatch.Contains,
        _ => null,
    };
}
