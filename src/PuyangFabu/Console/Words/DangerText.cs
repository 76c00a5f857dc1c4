using PuyangFabu.Content.Versions;
using PuyangFabu.Conversation.Danger;

namespace PuyangFabu.Console.Words;

/// <summary>Kinds of danger as people read them.</summary>
public static class DangerText
{
    /// <summary>All of one kind, so that a change of any part shows.</summary>
    public static string Of(DangerGroup group) =>
        $"{group.Name}{(group.ThreatensLife ? "（危及生命）" : "")}：{string.Join("、", group.Words)}{(group.Except.Count > 0 ? $"；不算的：{string.Join("、", group.Except)}" : "")}；回复“{group.Text}”";

    public static IReadOnlyList<string> GroupsOf(VersionItem version) =>
        [.. ContentJson.Read<DangerWordsView>(version.Content.GetRawText()).Groups.Select(Of)];
}
